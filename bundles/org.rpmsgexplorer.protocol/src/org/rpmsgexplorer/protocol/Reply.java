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
     * @param remoteProcessors its remote processors
     * @param channels the channels on its rpmsg bus
     * @param nodes its endpoint nodes
     * @param omitted how many of them are left out because there are too many
     */
    record Devices(List<ControlDevice> controls, List<RemoteProcessor> remoteProcessors, List<Channel> channels,
            List<Node> nodes, int omitted) implements Reply {
    }

    /**
     * The endpoint is there.
     *
     * @param node its node, such as {@code rpmsg0}; the fd way has none
     */
    record EndpointOpened(Optional<String> node) implements Reply {
    }

    /**
     * The agent lives, and these are its clocks.
     *
     * @param monotonicNanos the board's CLOCK_MONOTONIC at the reply, in nanoseconds
     * @param wallMillis the board's clock at the reply, in milliseconds since 1970
     */
    record Alive(long monotonicNanos, long wallMillis) implements Reply {
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
     * How long a message took to come back, by the board's CLOCK_MONOTONIC in nanoseconds.
     *
     * @param roundTripNanos from before it was written until it was read again; -1 where it did not come in time
     */
    record Echoed(long roundTripNanos) implements Reply {
    }

    /**
     * What the remote wants.
     *
     * @param paused whether it wants no more messages for now
     */
    record FlowControl(boolean paused) implements Reply {
    }

    /**
     * The node is there.
     *
     * @param node its name, such as {@code rpmsg0}
     */
    record NodeCreated(String node) implements Reply {
    }

    /**
     * What agents have left that were killed.
     *
     * @param nodes that are still there
     */
    record Leftovers(List<Leftover> nodes) implements Reply {
    }

    /**
     * What was removed.
     *
     * @param removed nodes that are gone now
     * @param problems why others could not be removed, one sentence for each
     */
    record LeftoversRemoved(List<Leftover> removed, List<String> problems) implements Reply {
    }

    /**
     * How long the loops took.
     *
     * @param loops how many
     * @param rawNanos all of them together, in nanoseconds, as measured: one value, or one for each of create, open, destroy
     *        and close (0 for what a way does not have)
     * @param doubledNanos the same for as many loops in which the way from Java to each call was gone twice; empty where the
     *        engine has no such way
     * @param retries how often a node could not be opened at once
     */
    record LoopTiming(int loops, List<Long> rawNanos, List<Long> doubledNanos, long retries) implements Reply {
    }

    /**
     * How long echoes took, in their order.
     *
     * @param lateNanos for each, how long after it was due it was sent, in nanoseconds
     * @param roundTripNanos for each, from writing it to reading the answer, in nanoseconds; -1 where none came in time
     */
    record EchoTimes(List<Long> lateNanos, List<Long> roundTripNanos) implements Reply {
    }

    /**
     * How long a stream took.
     *
     * @param nanos from the first message written to the last one read
     */
    record StreamTime(long nanos) implements Reply {
    }

    /**
     * How long a message may be.
     *
     * @param bytes of payload
     */
    record MessageLimit(int bytes) implements Reply {
    }

    /**
     * What a measurement depends on. What the board does not tell is empty.
     *
     * @param machine as {@code uname -m} says
     * @param model of the board, by its device tree or firmware
     * @param kernelVersion as {@code uname -v} says
     * @param commandLine of the kernel
     * @param processors how many are online
     * @param policies how the processors' frequencies are chosen
     * @param allowedProcessors that the agent may run on, such as {@code 0-3}
     * @param load as in {@code /proc/loadavg}: averages over 1, 5 and 15 minutes
     * @param deviceManager {@code udev}, {@code mdev} or {@code none}
     * @param clockSource of the kernel
     * @param nativeEngine why there is no {@link Engine#NATIVE}, without a full stop; empty where there is
     */
    record SystemDescription(Optional<String> machine, Optional<String> model, Optional<String> kernelVersion,
            Optional<String> commandLine, int processors, List<CpuPolicy> policies, Optional<String> allowedProcessors, Optional<String> load, String deviceManager,
            Optional<String> clockSource, String nativeEngine) implements Reply {
    }

    /**
     * How the frequency of processors that share one is chosen.
     *
     * @param processors their numbers, such as {@code 0,1}
     * @param governor such as {@code performance}
     * @param current frequency in kHz; -1 where it is not told, as for the others
     * @param lowest that the governor may choose
     * @param highest that the governor may choose
     */
    record CpuPolicy(String processors, Optional<String> governor, long current, long lowest, long highest) {
    }

    /**
     * The request failed.
     *
     * @param reason what kind of failure
     * @param errno name of the kernel's error, such as {@code EINVAL}; empty where the kernel did not refuse
     * @param text what failed and why, one sentence without a full stop
     * @param hint what to do about it; empty where there is nothing to say
     */
    record Failure(Reason reason, String errno, String text, String hint) implements Reply {
    }

    /** Kinds of failure. */
    enum Reason {
        /** The request is wrong in itself. */
        BAD_REQUEST,
        /** The kernel refused. */
        LINUX,
        /** It took longer than it may. */
        TIMED_OUT,
        /** The local address is in use; the kernel was not asked. */
        ADDRESS_IN_USE,
        /** The desktop took the request back. */
        CANCELLED,
        /** A defect of the agent; its log on stderr has the rest. */
        INTERNAL
    }

    /**
     * A control device.
     *
     * @param name such as {@code rpmsg_ctrl0}
     * @param device of the transport, such as {@code virtio0}
     * @param remoteProcessor such as {@code remoteproc0}
     * @param parents names of the devices above it up to the remote processor, nearest first
     * @param legacyWay whether endpoints can be created the legacy way
     * @param fdWay whether endpoints can be created the fd way
     */
    record ControlDevice(String name, Optional<String> device, Optional<String> remoteProcessor, List<String> parents,
            WayState legacyWay, WayState fdWay) {
    }

    /**
     * Whether a way of creating endpoints works.
     *
     * @param presence whether it is there
     * @param reason why not, or why that is not known, without a full stop; empty where it is there
     */
    record WayState(Presence presence, String reason) {
    }

    /** Whether something is there. */
    enum Presence {
        YES, NO, UNKNOWN
    }

    /**
     * A remote processor. What the board does not tell is empty.
     *
     * @param name such as {@code remoteproc0}
     * @param label what its driver calls it
     * @param state such as {@code running}
     * @param firmware name of its image
     */
    record RemoteProcessor(String name, Optional<String> label, Optional<String> state, Optional<String> firmware) {
    }

    /**
     * A channel on the rpmsg bus.
     *
     * @param name its service name
     * @param source local address, 0xFFFFFFFF where it has none
     * @param destination remote address
     * @param driver that holds it
     * @param device of the transport
     * @param holder the terminal or network device that its driver made of it
     * @param node of its own endpoint
     */
    record Channel(String name, long source, long destination, Optional<String> driver, Optional<String> device,
            Optional<String> holder, Optional<String> node) {
    }

    /**
     * An endpoint's node.
     *
     * @param name such as {@code rpmsg0}
     * @param endpoint its service name
     * @param source local address that it was created with; 0xFFFFFFFF where the kernel chose, which it does not tell
     * @param destination remote address
     * @param control the control device that it was created on; a channel's own node has none
     * @param device of the transport
     */
    record Node(String name, String endpoint, long source, long destination, Optional<String> control,
            Optional<String> device) {
    }

    /**
     * A node that an agent has left.
     *
     * @param node such as {@code rpmsg0}
     * @param endpoint its service name
     * @param source local address that it was created with, 0xFFFFFFFF for Any
     * @param destination remote address
     */
    record Leftover(String node, String endpoint, long source, long destination) {
    }
}
