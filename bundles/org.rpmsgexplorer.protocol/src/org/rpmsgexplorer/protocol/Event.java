// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.protocol;

/** What the agent tells without being asked. */
public sealed interface Event extends Body {
    /**
     * Messages that were received, and gaps between them.
     *
     * @param block see {@link MessageBlock}
     */
    record Messages(byte[] block) implements Event {
    }

    /**
     * An endpoint has come to its end by itself: its remote or its channel is gone. It still has to be closed.
     *
     * @param endpoint its number
     * @param errno name of the error that said so, such as {@code EPIPE}; empty where none did
     * @param text what happened
     */
    record EndpointEnded(int endpoint, String errno, String text) implements Event {
    }

    /**
     * The remote wants no more messages for now, or wants them again.
     *
     * @param endpoint its number
     * @param paused whether it wants no more
     */
    record FlowControlChanged(int endpoint, boolean paused) implements Event {
    }

    /**
     * The board's devices are others than were told before.
     *
     * @param devices all of them
     */
    record DevicesChanged(Reply.Devices devices) implements Event {
    }

    /**
     * How far a {@link Request.TimeLoops} is.
     *
     * @param request id of its frame
     * @param done loops that are done
     * @param total loops that are wanted
     */
    record LoopProgress(int request, int done, int total) implements Event {
    }
}
