// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.Progress;

class ReplayTest {
    private static final long MILLI = 1_000_000;

    private final FakeClock clock = new FakeClock();
    private final List<Long> sent = new ArrayList<>();
    private final Replay replay = new Replay(clock);

    /** Sleeps a little longer than it is told. */
    private static final class FakeClock implements Replay.Clock {
        long now = Long.MAX_VALUE - 50 * MILLI;
        long oversleep = 10_000;

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void sleep(long nanos) {
            now += nanos + oversleep;
        }
    }

    private static final class Times implements Replay.Messages {
        private final long[] times;
        private int at;

        Times(long... times) {
            this.times = times;
        }

        @Override
        public void rewind() {
            at = -1;
        }

        @Override
        public boolean next() {
            return ++at < times.length;
        }

        @Override
        public long time() {
            return times[at];
        }

        @Override
        public byte[] payload() {
            return new byte[at + 1];
        }
    }

    @Test
    void delaysDoNotAddUp() throws Exception {
        long[] times = new long[1_000];
        for (int index = 0; index < times.length; index++) {
            times[index] = 77 + index * 10 * MILLI;
        }
        Replay.Report report = run(new Replay.Settings(1, OptionalInt.of(1)), Progress.NONE, times);
        for (int index = 1; index < times.length; index++) {
            assertEquals(index * 10 * MILLI, sent.get(index), 10_000.0, "message " + index);
        }
        assertEquals(new Replay.Report(1_000, 500_500, 1, 0, 10_000), report);
    }

    @Test
    void timingIsScaledAndRoundsFollowEachOther() throws Exception {
        clock.oversleep = 0;
        run(new Replay.Settings(2, OptionalInt.of(2)), Progress.NONE, 0, 10 * MILLI, 4 * MILLI, 30 * MILLI);
        assertEquals(List.of(0L, 5 * MILLI, 5 * MILLI, 15 * MILLI, 15 * MILLI, 20 * MILLI, 20 * MILLI, 30 * MILLI), sent);
        sent.clear();
        run(new Replay.Settings(Double.POSITIVE_INFINITY, OptionalInt.of(1)), Progress.NONE, 0, 10 * MILLI, 30 * MILLI);
        assertEquals(List.of(0L, 0L, 0L), sent);
    }

    @Test
    void lateMessagesAreCounted() throws Exception {
        clock.oversleep = 5 * MILLI;
        Replay.Report report = run(Replay.Settings.ONCE, Progress.NONE, 0, MILLI, 2 * MILLI, 20 * MILLI);
        assertEquals(new Replay.Report(4, 10, 1, 3, 5 * MILLI), report);
    }

    @Test
    void itRepeatsUntilItIsCancelledAndEndsSoonInALongPause() throws Exception {
        Progress stop = new Progress() {
            @Override
            public void step(String text) {
            }

            @Override
            public boolean isCancelled() {
                return sent.size() >= 5;
            }
        };
        long start = clock.now;
        Replay.Report report = run(new Replay.Settings(1, OptionalInt.empty()), stop, 0, MILLI);
        assertEquals(5, report.messages());
        assertEquals(2, report.rounds());
        sent.clear();
        long until = clock.now + 1_000 * MILLI;
        Progress later = new Progress() {
            @Override
            public void step(String text) {
            }

            @Override
            public boolean isCancelled() {
                return clock.now - until >= 0;
            }
        };
        assertEquals(1, run(Replay.Settings.ONCE, later, 0, 3_600_000 * MILLI).messages());
        assertEquals(0, clock.now - until, 101.0 * MILLI);
        assertEquals(true, clock.now - start > 0);
    }

    @Test
    void whoSendsMayUseThePauses() throws Exception {
        List<Long> pauses = new ArrayList<>();
        Replay.Sender busy = new Replay.Sender() {
            @Override
            public void send(byte[] payload) {
                sent.add(clock.now);
            }

            @Override
            public boolean idle(long nanos) {
                pauses.add(nanos);
                boolean waits = nanos > 2 * MILLI;
                clock.now += waits ? nanos - 2 * MILLI : 0;
                return waits;
            }
        };
        long start = clock.now;
        replay.run(new Times(0, 150 * MILLI), Replay.Settings.ONCE, busy, Progress.NONE);
        assertEquals(List.of(100 * MILLI, 52 * MILLI, 2 * MILLI), pauses);
        assertEquals(List.of(start, start + 150 * MILLI + clock.oversleep), sent);
    }

    @Test
    void whatWasSentIsToldWhenItIsInterruptedBecauseItIsNotWanted() throws Exception {
        Progress stop = new Progress() {
            @Override
            public void step(String text) {
            }

            @Override
            public boolean isCancelled() {
                return sent.size() >= 2;
            }
        };
        Replay.Sender interrupted = payload -> {
            sent.add(clock.now);
            if (sent.size() == 2) {
                throw new InterruptedException();
            }
        };
        assertEquals(1, replay.run(new Times(0, 1, 2), Replay.Settings.ONCE, interrupted, stop).messages());
        sent.clear();
        assertThrows(InterruptedException.class,
                () -> replay.run(new Times(0, 1, 2), Replay.Settings.ONCE, interrupted, Progress.NONE));
    }

    @Test
    void nothingToSendIsNoEndlessLoopAndNonsenseIsRefused() throws Exception {
        assertEquals(0, run(new Replay.Settings(1, OptionalInt.empty()), Progress.NONE).messages());
        assertThrows(IllegalArgumentException.class, () -> new Replay.Settings(Double.NaN, OptionalInt.of(1)));
        assertThrows(IllegalArgumentException.class, () -> new Replay.Settings(1, OptionalInt.of(0)));
    }

    private Replay.Report run(Replay.Settings settings, Progress progress, long... times) throws Exception {
        long start = clock.now;
        return replay.run(new Times(times), settings, payload -> sent.add(clock.now - start), progress);
    }
}
