// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Request;

/**
 * What the agent times on its board, one measurement at a time; each call waits for it. Where the progress is cancelled or the
 * calling thread is interrupted, the agent ends it some hundredths of a second later and leaves nothing.
 */
public final class Measurements {
    /** How many echoes one call can time. */
    public static final int MAX_ECHOES = Request.TimeEchoes.MAX_ECHOES;
    /** How many endpoints can be held. */
    public static final int MAX_HELD = Request.HoldEndpoints.MAX_HELD;

    /** In characters; COMMAND_LINE_SIZE of the kernels with the longest. */
    private static final int MAX_COMMAND_LINE = 4096;
    /** For each loop, of any board. */
    private static final Duration LOOP_LIMIT = Duration.ofMillis(5);
    private static final Duration LIMIT = Duration.ofMinutes(10);
    /** Longer than a message of any transport. */
    private static final int MAX_MESSAGE = 64 * 1024;
    /** More than processors of any board. */
    private static final int MAX_POLICIES = 1024;

    private final SessionKeeper keeper;

    Measurements(SessionKeeper keeper) {
        this.keeper = keeper;
    }

    private <R extends Reply> R measure(Request<R> request, Progress progress) throws BoardException {
        return measure(request, LIMIT, progress);
    }

    private <R extends Reply> R measure(Request<R> request, Duration limit, Progress progress) throws BoardException {
        return keeper.agent().follow(request, limit, progress);
    }

    /** Asks what measurements depend on; it takes its turn among them. */
    public BoardSystem system() throws BoardException {
        Reply.SystemDescription reply = measure(new Request.DescribeSystem(), Progress.NONE);
        return new BoardSystem(reply.machine().map(Replies::line), reply.model().map(Replies::line),
                reply.kernelVersion().map(Replies::line), reply.commandLine().map(text -> Replies.line(text, MAX_COMMAND_LINE)), OptionalInt.of(reply.processors()),
                reply.policies().stream().limit(MAX_POLICIES).map(Measurements::model).toList(), reply.allowedProcessors().map(Replies::line),
                reply.load().map(Replies::line), Replies.line(reply.deviceManager()), reply.clockSource().map(Replies::line),
                Optional.of(Replies.line(reply.nativeEngine())).filter(why -> !why.isEmpty()));
    }

    private static CpuPolicy model(Reply.CpuPolicy reply) {
        return new CpuPolicy(Replies.line(reply.processors()), reply.governor().map(Replies::line), known(reply.current()),
                known(reply.lowest()), known(reply.highest()));
    }

    private static OptionalLong known(long kilohertz) {
        return kilohertz < 0 ? OptionalLong.empty() : OptionalLong.of(kilohertz);
    }

    /**
     * Times the cover letter's loop of one way, after some that only warm up.
     *
     * @param steps whether each step is timed
     * @param loops how many, at least 1
     * @param processor that they are kept on, where one is wanted
     * @param progress is told how many are done
     */
    public LoopSample loops(String control, Way way, Engine engine, boolean steps, int loops, OptionalInt processor,
            Progress progress) throws BoardException {
        Duration all = LIMIT.plus(LOOP_LIMIT.multipliedBy(loops));
        Reply.LoopTiming timing = measure(new Request.TimeLoops(control, OpenEndpoints.wire(way), wire(engine), steps, loops,
                processor.orElse(-1)), all, progress);
        int values = steps ? LoopSample.STEPS : 1;
        require(timing.loops() == loops && isTimes(timing.rawNanos(), values, all) && timing.retries() >= 0
                && isTimes(timing.doubledNanos(), engine == Engine.NATIVE ? 0 : values, all));
        return new LoopSample(loops, timing.rawNanos(), timing.doubledNanos(), timing.retries());
    }

    /** Lets the agent hold so many endpoints of one way, and none of the other, until it is told another number. */
    public void hold(String control, Way way, int count, Progress progress) throws BoardException {
        measure(new Request.HoldEndpoints(control, OpenEndpoints.wire(way), count), progress);
    }

    /**
     * Times messages to an echo service and back, one after the other.
     *
     * @param destination address of the service
     * @param size of each message in bytes, at least 1
     * @param count how many, up to {@link #MAX_ECHOES}
     * @param interval from when one is due to when the next one is
     * @param limit how long to wait for an answer
     */
    public EchoSeries echoes(String control, Way way, long destination, int size, int count, Duration interval, Duration limit,
            Progress progress) throws BoardException {
        // At a low rate, most of the time is that between the messages.
        Duration all = LIMIT.plus(interval.multipliedBy(count));
        Reply.EchoTimes times = measure(new Request.TimeEchoes(control, OpenEndpoints.wire(way), destination, size, count,
                interval.toNanos(), (int) limit.toMillis()), all, progress);
        require(times.lateNanos().size() == count && times.roundTripNanos().size() == count
                && times.lateNanos().stream().allMatch(nanos -> nanos >= 0 && nanos <= all.toNanos())
                && times.roundTripNanos().stream().allMatch(nanos -> nanos >= -1 && nanos <= all.toNanos()));
        return new EchoSeries(times.lateNanos(), times.roundTripNanos());
    }

    /**
     * Times a stream of messages to an echo service and back, in nanoseconds.
     *
     * @param window how many messages may be on their way
     */
    public long stream(String control, Way way, long destination, int size, int count, int window, Progress progress)
            throws BoardException {
        long nanos = measure(new Request.TimeStream(control, OpenEndpoints.wire(way), destination, size, count, window), progress)
                .nanos();
        require(nanos > 0 && nanos <= LIMIT.toNanos());
        return nanos;
    }

    /** Finds out by sending how long a message may be, in bytes. */
    public int messageLimit(String control, long destination) throws BoardException {
        int bytes = measure(new Request.FindMessageLimit(control, destination), Progress.NONE).bytes();
        require(bytes >= 1 && bytes <= MAX_MESSAGE);
        return bytes;
    }

    /** What comes from a board is not trusted. Of steps whose cost is about that of the clock, some may seem to take less. */
    private static boolean isTimes(List<Long> nanos, int count, Duration most) {
        return nanos.size() == count
                && nanos.stream().allMatch(value -> value > -most.toNanos() && value < most.toNanos());
    }

    private static void require(boolean possible) throws BoardException {
        if (!possible) {
            throw new BoardException("The agent has answered with times that are not possible", "", null);
        }
    }

    private static org.rpmsgexplorer.protocol.Engine wire(Engine engine) {
        return engine == Engine.NATIVE ? org.rpmsgexplorer.protocol.Engine.NATIVE : org.rpmsgexplorer.protocol.Engine.JAVA;
    }
}
