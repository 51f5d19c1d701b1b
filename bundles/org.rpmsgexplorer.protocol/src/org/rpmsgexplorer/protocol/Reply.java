// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.protocol;

import java.util.List;
import java.util.Optional;

/** What the agent answers to a {@link Request}. */
public sealed interface Reply extends Body {
    /**
     * The agent runs and speaks the same protocol.
     *
     * @param fingerprint the agent's own {@link Schema#fingerprint()}
     * @param machine {@code os.arch} of its JVM
     * @param kernel the kernel's release
     * @param java version of its JVM
     * @param monotonicNanos the board's CLOCK_MONOTONIC at the reply, in nanoseconds
     * @param wallMillis the board's clock at the reply, in milliseconds since 1970
     */
    record Welcome(String fingerprint, String machine, String kernel, String java, long monotonicNanos,
            long wallMillis) implements Reply {
    }

    /**
     * What the board has.
     *
     * @param controls its control devices
     * @param channels the channels on its rpmsg bus
     * @param nodes its endpoint nodes
     */
    record Devices(List<ControlDevice> controls, List<Channel> channels, List<Node> nodes) implements Reply {
    }

    /**
     * The endpoint is there.
     *
     * @param node its node, such as {@code rpmsg0}; the fd way has none
     */
    record EndpointOpened(Optional<String> node) implements Reply {
    }

    /** It is done; there is nothing to tell. */
    record Done() implements Reply {
    }

    /**
     * The kernel has taken the message.
     *
     * @param monotonicNanos when it was written, by the board's CLOCK_MONOTONIC in nanoseconds
     */
    record Sent(long monotonicNanos) implements Reply {
    }

    /**
     * How long the loops took.
     *
     * @param nanos all of them together, in nanoseconds of CLOCK_MONOTONIC, as measured
     * @param clockNanos how much of that the clock reads between the timed steps took; to be subtracted
     * @param retries how often a node could not be opened at once
     */
    record LoopTiming(long nanos, long clockNanos, long retries) implements Reply {
    }

    /**
     * The request failed.
     *
     * @param reason what kind of failure
     * @param errno the kernel's error number, 0 where the kernel did not refuse
     * @param text what failed and why, one sentence without a full stop
     * @param hint what to do about it; empty where there is nothing to say
     */
    record Failure(Reason reason, int errno, String text, String hint) implements Reply {
    }

    /** Kinds of failure. */
    enum Reason {
        /** The request is wrong in itself. */
        BAD_REQUEST,
        /** The kernel refused. */
        LINUX,
        /** It took longer than it may. */
        TIMED_OUT,
        /** A defect of the agent; its log on stderr has the rest. */
        INTERNAL
    }

    /**
     * A control device.
     *
     * @param name such as {@code rpmsg_ctrl0}
     * @param device of the transport, such as {@code virtio0}
     * @param remoteProcessor such as {@code remoteproc0}
     * @param fdWay whether endpoints can be created the fd way
     * @param note why that is not known, or why it is not possible; empty otherwise
     */
    record ControlDevice(String name, Optional<String> device, Optional<String> remoteProcessor, Presence fdWay,
            String note) {
    }

    /** Whether something is there. */
    enum Presence {
        YES, NO, UNKNOWN
    }

    /**
     * A channel on the rpmsg bus.
     *
     * @param name its service name
     * @param source local address, 0xFFFFFFFF where it has none
     * @param destination remote address
     * @param driver that holds it
     * @param device of the transport
     */
    record Channel(String name, long source, long destination, Optional<String> driver, Optional<String> device) {
    }

    /**
     * An endpoint's node.
     *
     * @param name such as {@code rpmsg0}
     * @param endpoint its service name
     * @param source local address that it was created with; 0xFFFFFFFF where the kernel chose, which it does not tell
     * @param destination remote address
     */
    record Node(String name, String endpoint, long source, long destination) {
    }
}
