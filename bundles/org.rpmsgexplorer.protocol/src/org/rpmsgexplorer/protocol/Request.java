// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.protocol;

import java.time.Duration;

/**
 * What the desktop asks the agent to do; every request has exactly one reply, of its type or {@link Reply.Failure}.
 *
 * <p>The agent carries requests out in the order in which they come, but for {@link Heartbeat}, {@link Cancel} and
 * {@link Grant}, which are answered at once, measurements ({@link TimeLoops} and its like), beside which others go on, and a
 * {@link Send} that has to wait for its remote: only those to the same endpoint wait behind it.
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
     * Opens an existing node, whoever created it, and starts to receive its messages. Closing it does not destroy it.
     *
     * @param endpoint a number that the desktop has not used before on this connection
     * @param node such as {@code rpmsg0}
     */
    record OpenNode(int endpoint, String node) implements Request<Reply.EndpointOpened> {
        @Override
        public Class<Reply.EndpointOpened> replyType() {
            return Reply.EndpointOpened.class;
        }
    }

    /**
     * Destroys an endpoint and closes it (of {@link OpenNode}: closes it only); what was received before has been told
     * before the reply.
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
     * @param deadlineMillis how long to try while the remote takes no messages, from when the agent first tried
     */
    record Send(int endpoint, byte[] payload, int deadlineMillis) implements Request<Reply.Sent> {
        @Override
        public Class<Reply.Sent> replyType() {
            return Reply.Sent.class;
        }
    }

    /**
     * Sends one message and waits for the same one to come back, timing that; it is told as a message, too. Other requests go
     * on meanwhile.
     *
     * @param endpoint number of the endpoint
     * @param payload the bytes, unlike those of other messages
     * @param limitMillis how long to wait, and to try while the remote takes no messages
     */
    record Echo(int endpoint, byte[] payload, int limitMillis) implements Request<Reply.Echoed> {
        @Override
        public Class<Reply.Echoed> replyType() {
            return Reply.Echoed.class;
        }
    }

    /**
     * Asks whether the remote wants no more messages for now.
     *
     * @param endpoint number of the endpoint
     */
    record GetFlowControl(int endpoint) implements Request<Reply.FlowControl> {
        @Override
        public Class<Reply.FlowControl> replyType() {
            return Reply.FlowControl.class;
        }
    }

    /**
     * Asks the remote to send no more for now, or to go on; virtio has no flow control.
     *
     * @param endpoint number of the endpoint
     * @param paused whether it is to pause
     */
    record SetFlowControl(int endpoint, boolean paused) implements Request<Reply.Done> {
        @Override
        public Class<Reply.Done> replyType() {
            return Reply.Done.class;
        }
    }

    /**
     * Creates a legacy node that stays when the agent ends, until it is destroyed or the remote goes.
     *
     * @param control name of the control device, such as {@code rpmsg_ctrl0}
     * @param name 1 to 31 bytes in UTF-8
     * @param source local address, 0xFFFFFFFF for Any
     * @param destination remote address, 0xFFFFFFFF for Any
     */
    record CreateNode(String control, String name, long source, long destination)
            implements Request<Reply.NodeCreated> {
        @Override
        public Class<Reply.NodeCreated> replyType() {
            return Reply.NodeCreated.class;
        }
    }

    /**
     * Destroys a node that nobody has open, whoever created it.
     *
     * @param node such as {@code rpmsg0}
     */
    record DestroyNode(String node) implements Request<Reply.Done> {
        @Override
        public Class<Reply.Done> replyType() {
            return Reply.Done.class;
        }
    }

    /**
     * Makes a channel ({@code RPMSG_CREATE_DEV_IOCTL}), which stays until it is released or the remote goes.
     *
     * @param control name of the control device, such as {@code rpmsg_ctrl0}
     * @param name 1 to 31 bytes in UTF-8
     * @param source local address, 0xFFFFFFFF for Any
     * @param destination remote address, 0xFFFFFFFF for Any
     */
    record CreateDevice(String control, String name, long source, long destination) implements Request<Reply.Done> {
        @Override
        public Class<Reply.Done> replyType() {
            return Reply.Done.class;
        }
    }

    /**
     * Takes a channel away ({@code RPMSG_RELEASE_DEV_IOCTL}): exactly the one with this name and these addresses.
     *
     * @param control name of the control device, such as {@code rpmsg_ctrl0}
     * @param name 1 to 31 bytes in UTF-8
     * @param source local address, 0xFFFFFFFF for Any
     * @param destination remote address, 0xFFFFFFFF for Any
     */
    record ReleaseDevice(String control, String name, long source, long destination) implements Request<Reply.Done> {
        @Override
        public Class<Reply.Done> replyType() {
            return Reply.Done.class;
        }
    }

    /**
     * Times the cover letter's loop of one way: create, open, destroy, close. {@link Event.LoopProgress} tells how far
     * it is; one measurement runs at a time.
     *
     * @param control name of the control device
     * @param way which loop
     * @param engine what runs it
     * @param steps whether to time each step
     * @param loops how often, at least 1
     * @param processor that the loops are kept on; -1 for any
     */
    record TimeLoops(String control, Way way, Engine engine, boolean steps, int loops, int processor)
            implements Request<Reply.LoopTiming> {
        @Override
        public Class<Reply.LoopTiming> replyType() {
            return Reply.LoopTiming.class;
        }
    }

    /**
     * Creates endpoints, or destroys some, until there are so many that are held for nothing but to be there while loops are
     * timed. Those of the other way go.
     *
     * @param control name of the control device
     * @param way how they are created
     * @param count how many, 0 to {@link #MAX_HELD}
     */
    record HoldEndpoints(String control, Way way, int count) implements Request<Reply.Done> {
        /** How many can be held: each is a descriptor. */
        public static final int MAX_HELD = 4000;

        @Override
        public Class<Reply.Done> replyType() {
            return Reply.Done.class;
        }
    }

    /**
     * Sends messages to an echo service at a fixed rate, one after the other, and times them, on an endpoint of its own.
     *
     * @param control name of the control device
     * @param way how the endpoint is created
     * @param destination address of the echo service
     * @param size of each message in bytes, at least 1
     * @param count how many, 1 to {@link #MAX_ECHOES}
     * @param intervalNanos from when one is due to when the next one is; 0: at once
     * @param limitMillis how long to wait for each answer
     */
    record TimeEchoes(String control, Way way, long destination, int size, int count, long intervalNanos, int limitMillis)
            implements Request<Reply.EchoTimes> {
        /** How many there can be in one reply. */
        public static final int MAX_ECHOES = 20_000;

        @Override
        public Class<Reply.EchoTimes> replyType() {
            return Reply.EchoTimes.class;
        }
    }

    /**
     * Sends messages to an echo service, some at a time, and times until all have come back, on an endpoint of its own.
     *
     * @param control name of the control device
     * @param way how the endpoint is created
     * @param destination address of the echo service
     * @param size of each message in bytes, at least 1
     * @param count how many, at least 1
     * @param window how many may be on their way, at least 1
     */
    record TimeStream(String control, Way way, long destination, int size, int count, int window)
            implements Request<Reply.StreamTime> {
        @Override
        public Class<Reply.StreamTime> replyType() {
            return Reply.StreamTime.class;
        }
    }

    /**
     * Finds out by sending how long a message may be on an endpoint of its own.
     *
     * @param control name of the control device
     * @param destination address of a service that does not mind
     */
    record FindMessageLimit(String control, long destination) implements Request<Reply.MessageLimit> {
        @Override
        public Class<Reply.MessageLimit> replyType() {
            return Reply.MessageLimit.class;
        }
    }

    /** Asks what could make a measurement differ from that of another board, or of another day. */
    record DescribeSystem() implements Request<Reply.SystemDescription> {
        @Override
        public Class<Reply.SystemDescription> replyType() {
            return Reply.SystemDescription.class;
        }
    }

    /**
     * Takes a request back: it answers with {@link Reply.Reason#CANCELLED} unless it is done or cannot be stopped any
     * more. The loops end after the one that they are in.
     *
     * @param request id of its frame
     */
    record Cancel(int request) implements Request<Reply.Done> {
        @Override
        public Class<Reply.Done> replyType() {
            return Reply.Done.class;
        }
    }

    /**
     * Begins or ends to tell {@link Event.DevicesChanged}; the first one comes at once.
     *
     * @param on whether to tell
     */
    record WatchDevices(boolean on) implements Request<Reply.Done> {
        @Override
        public Class<Reply.Done> replyType() {
            return Reply.Done.class;
        }
    }

    /**
     * Lets the agent send so many bytes more of {@link Event.Messages}, beside {@link #WINDOW}, which it may send from the
     * beginning. Where nothing is left, messages wait on the board, and replies do not wait behind them.
     *
     * @param bytes of blocks, at least 0
     */
    record Grant(int bytes) implements Request<Reply.Done> {
        /** How many bytes of blocks may be on their way, or wait on the desktop. */
        public static final int WINDOW = 8 * 1024 * 1024;

        @Override
        public Class<Reply.Done> replyType() {
            return Reply.Done.class;
        }
    }

    /** Asks for the nodes that agents have left which were killed, and which are still there. */
    record ListLeftovers() implements Request<Reply.Leftovers> {
        @Override
        public Class<Reply.Leftovers> replyType() {
            return Reply.Leftovers.class;
        }
    }

    /** Destroys exactly the nodes of {@link ListLeftovers}, and answers with those that are gone by that. */
    record RemoveLeftovers() implements Request<Reply.LeftoversRemoved> {
        @Override
        public Class<Reply.LeftoversRemoved> replyType() {
            return Reply.LeftoversRemoved.class;
        }
    }

    /**
     * Says that the desktop is still there, every few seconds; answered at once, before requests that wait. An agent
     * that has heard nothing for {@link #SILENCE} ends.
     */
    record Heartbeat() implements Request<Reply.Alive> {
        /** How long the agent bears silence: a cable that was pulled does not close a stream. */
        public static final Duration SILENCE = Duration.ofSeconds(30);
        /** How often the desktop sends one. */
        public static final Duration INTERVAL = Duration.ofSeconds(5);

        @Override
        public Class<Reply.Alive> replyType() {
            return Reply.Alive.class;
        }
    }
}
