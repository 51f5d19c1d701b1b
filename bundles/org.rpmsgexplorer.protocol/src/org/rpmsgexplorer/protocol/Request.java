// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.protocol;

import java.time.Duration;

/**
 * What the desktop asks the agent to do; every request has exactly one reply, of its type or {@link Reply.Failure}.
 *
 * <p>The agent carries requests out in the order in which they come, but for {@link Heartbeat}.
 *
 * @param <R> the reply when it succeeds
 */
public sealed interface Request<R extends Reply> extends Body {
    /** Returns the type of the reply when the request succeeds. */
    Class<R> replyType();

    /**
     * The first request of every connection.
     *
     * @param fingerprint {@link Schema#fingerprint()} of the desktop; an agent with another one refuses
     */
    record Hello(String fingerprint) implements Request<Reply.Welcome> {
        @Override
        public Class<Reply.Welcome> replyType() {
            return Reply.Welcome.class;
        }
    }

    /** Asks for the control devices, channels and nodes of the board. */
    record ListDevices() implements Request<Reply.Devices> {
        @Override
        public Class<Reply.Devices> replyType() {
            return Reply.Devices.class;
        }
    }

    /**
     * Creates an endpoint and starts to receive its messages.
     *
     * @param endpoint a number that the desktop has not used before on this connection
     * @param control name of the control device, such as {@code rpmsg_ctrl0}
     * @param way how to create it
     * @param name the endpoint's name, 1 to 31 bytes in UTF-8
     * @param source local address; 0xFFFFFFFF lets the kernel choose one
     * @param destination remote address; with 0xFFFFFFFF nothing can be sent
     */
    record OpenEndpoint(int endpoint, String control, Way way, String name, long source, long destination)
            implements Request<Reply.EndpointOpened> {
        @Override
        public Class<Reply.EndpointOpened> replyType() {
            return Reply.EndpointOpened.class;
        }
    }

    /**
     * Destroys an endpoint and closes it; what was received before has been told before the reply.
     *
     * @param endpoint its number
     */
    record CloseEndpoint(int endpoint) implements Request<Reply.Done> {
        @Override
        public Class<Reply.Done> replyType() {
            return Reply.Done.class;
        }
    }

    /**
     * Sends one message.
     *
     * @param endpoint number of the endpoint
     * @param payload the bytes; how many the transport takes is its own affair (496 on virtio)
     * @param deadlineMillis how long to try while the remote takes no messages
     */
    record Send(int endpoint, byte[] payload, int deadlineMillis) implements Request<Reply.Sent> {
        @Override
        public Class<Reply.Sent> replyType() {
            return Reply.Sent.class;
        }
    }

    /**
     * Times the cover letter's loop of one way: create, open, destroy, close.
     *
     * @param control name of the control device
     * @param way which loop
     * @param loops how often, at least 1
     */
    record TimeLoops(String control, Way way, int loops) implements Request<Reply.LoopTiming> {
        @Override
        public Class<Reply.LoopTiming> replyType() {
            return Reply.LoopTiming.class;
        }
    }

    /**
     * Says that the desktop is still there, every few seconds; answered at once, before requests that wait. An agent that
     * has heard nothing for {@link #SILENCE} ends.
     */
    record Heartbeat() implements Request<Reply.Done> {
        /** How long the agent bears silence: a cable that was pulled does not close a stream. */
        public static final Duration SILENCE = Duration.ofSeconds(30);
        /** How often the desktop sends one. */
        public static final Duration INTERVAL = Duration.ofSeconds(5);

        @Override
        public Class<Reply.Done> replyType() {
            return Reply.Done.class;
        }
    }
}
