// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture.replay;

import java.io.IOException;
import java.util.OptionalInt;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;

/**
 * Sends messages at the times at which they once were, one after another, by the thread that calls it.
 *
 * <p>Each message is due at a time that is counted from the start of its round, so that delays do not add up. A message that is
 * due already is sent at once, and is late if that is more than {@link #LATE_NANOS} after its time. Where the time of a message
 * is before the one of its predecessor, it is due with that one.
 */
public final class Replay {
    /** A message that is sent more than this after its due time counts as late: 1 ms. */
    public static final long LATE_NANOS = 1_000_000;

    /** The longest wait at once, so that a cancelled replay ends soon. */
    private static final long MAX_WAIT_NANOS = 100_000_000;
    private static final long PROGRESS_NANOS = 100_000_000;

    private final Clock clock;

    /** Where messages go. */
    @FunctionalInterface
    public interface Sender {
        /** Sends a message; the array is another one's afterwards. */
        void send(byte[] payload) throws BoardException, IOException, InterruptedException;

        /**
         * May use a pause before the next message, for so long at most; returns whether it has waited. Otherwise the replay does.
         */
        default boolean idle(long nanos) throws BoardException, IOException, InterruptedException {
            return false;
        }
    }

    /** The messages of one round, from the first on. */
    public interface Messages {
        /** Goes back before the first message. */
        void rewind() throws IOException;

        /** Goes on to the next message; returns whether there is one. */
        boolean next() throws IOException;

        /** Returns the current message's time in nanoseconds, by any clock. */
        long time();

        /** Returns the current message's bytes. */
        byte[] payload();
    }

    /** Tells and waits for time; the tests have their own. */
    interface Clock {
        Clock SYSTEM = new Clock() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void sleep(long nanos) throws InterruptedException {
                Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
            }
        };

        long nanos();

        void sleep(long nanos) throws InterruptedException;
    }

    /**
     * How to send.
     *
     * @param speed 1 for the original timing, 2 for twice as fast; infinite for as fast as it goes; more than 0
     * @param rounds how many times; empty for until it is cancelled
     */
    public record Settings(double speed, OptionalInt rounds) {
        /** The original timing, once. */
        public static final Settings ONCE = new Settings(1, OptionalInt.of(1));

        /** Checks the ranges. */
        public Settings {
            if (!(speed > 0)) {
                throw new IllegalArgumentException("The speed is " + speed + ", and must be more than 0");
            }
            if (rounds.isPresent() && rounds.getAsInt() < 1) {
                throw new IllegalArgumentException("The rounds are " + rounds.getAsInt() + ", and must be 1 or more");
            }
        }
    }

    /**
     * What was sent.
     *
     * @param messages how many, in all rounds
     * @param bytes their payloads' bytes
     * @param rounds rounds that came to their end
     * @param late messages that were late
     * @param worstNanos how late the latest of all messages was
     */
    public record Report(long messages, long bytes, long rounds, long late, long worstNanos) {
    }

    /** Creates a replay by the system's clock. */
    public Replay() {
        this(Clock.SYSTEM);
    }

    Replay(Clock clock) {
        this.clock = clock;
    }

    /**
     * Sends all messages; ends early, with a report of what was sent, when the progress is cancelled.
     *
     * @param progress is told the messages sent so far, as often as a person can read
     * @throws BoardException if a message cannot be sent
     * @throws IOException if the messages cannot be read, or whatever the sender throws
     * @throws InterruptedException if the thread is interrupted, but for one whose progress is cancelled
     */
    public Report run(Messages messages, Settings settings, Sender sender, Progress progress)
            throws BoardException, IOException, InterruptedException {
        long sent = 0;
        long bytes = 0;
        long late = 0;
        long worst = 0;
        long rounds = 0;
        long told = clock.nanos();
        boolean wanted = !progress.isCancelled();
        try {
            while (wanted && (settings.rounds().isEmpty() || rounds < settings.rounds().getAsInt())) {
                messages.rewind();
                long start = clock.nanos();
                long first = 0;
                long due = 0;
                long before = sent;
                while (wanted && messages.next()) {
                    first = sent == before ? messages.time() : first;
                    due = Math.max(due, (long) ((messages.time() - first) / settings.speed()));
                    wanted = waitUntil(start + due, sender, progress);
                    if (wanted) {
                        long delay = clock.nanos() - start - due;
                        worst = Math.max(worst, delay);
                        late += delay > LATE_NANOS && settings.speed() != Double.POSITIVE_INFINITY ? 1 : 0;
                        byte[] payload = messages.payload();
                        sender.send(payload);
                        sent++;
                        bytes += payload.length;
                        if (clock.nanos() - told >= PROGRESS_NANOS) {
                            told = clock.nanos();
                            progress.step(sent + " messages sent");
                        }
                    }
                }
                if (wanted) {
                    rounds++;
                }
                wanted &= sent > before;
            }
        } catch (InterruptedException stopped) {
            if (!progress.isCancelled()) {
                throw stopped;
            }
        }
        return new Report(sent, bytes, rounds, late, settings.speed() == Double.POSITIVE_INFINITY ? 0 : worst);
    }

    /** Returns whether the time has come; false if the replay is not wanted any more. */
    private boolean waitUntil(long time, Sender sender, Progress progress)
            throws BoardException, IOException, InterruptedException {
        while (!progress.isCancelled()) {
            long left = time - clock.nanos();
            if (left <= 0) {
                return true;
            }
            long part = Math.min(left, MAX_WAIT_NANOS);
            if (!sender.idle(part)) {
                clock.sleep(part);
            }
        }
        return false;
    }
}
