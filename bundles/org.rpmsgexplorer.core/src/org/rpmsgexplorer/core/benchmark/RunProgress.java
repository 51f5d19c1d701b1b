// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.time.Duration;
import java.util.Optional;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;

/**
 * How far a run is. The thread of the run uses it; {@link #sample()} is told by another thread how far a sample is.
 *
 * <p>The time left comes from what was done so far, each sample taking as long as another.
 */
public final class RunProgress {
    private static final long LEAST_NANOS = 1_000_000_000;

    /** Is told how far a run is, some ten times a second, and says whether it is still wanted; called by any thread. */
    public interface Listener {
        /**
         * It goes on.
         *
         * @param text what is being measured
         * @param share of the run that is done, 0 to 1
         * @param left how long it will take, at most that where it may end earlier; empty before that is known
         */
        void goesOn(String text, double share, Optional<Duration> left);

        /** Returns whether the run is to end as soon as it can. */
        boolean isCancelled();
    }

    /** Shows nothing and never cancels. */
    public static final Listener UNWATCHED = new Listener() {
        @Override
        public void goesOn(String text, double share, Optional<Duration> left) {
            // Nobody watches.
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    private final Listener listener;
    private final long start = System.nanoTime();
    private volatile String text = "";
    private volatile double begun;
    private volatile double all = 1;
    private volatile Optional<Duration> limit = Optional.empty();

    RunProgress(Listener listener) {
        this.listener = listener;
    }

    /** So many samples are to be taken. */
    void expect(long count) {
        all = Math.max(1, count);
    }

    /** The run goes on until it is precise, or this long. */
    void limit(Duration most) {
        limit = Optional.of(most);
    }

    boolean isCancelled() {
        return listener.isCancelled();
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /**
     * A sample begins.
     *
     * @param done how many are done
     * @throws BoardException where the run is not wanted any more
     */
    void begin(String what, long done) throws BoardException {
        if (listener.isCancelled()) {
            throw new BoardException(BoardException.Kind.CANCELLED, "Cancelled", "", null);
        }
        text = what;
        begun = done;
        tell(0);
    }

    /** Returns what is told how far the sample is that has begun. */
    Progress sample() {
        return new Progress() {
            @Override
            public void step(String step) {
                // The agent has no steps.
            }

            @Override
            public void part(long done, long total, String unit) {
                tell((double) done / Math.max(1, total));
            }

            @Override
            public boolean isCancelled() {
                return listener.isCancelled();
            }
        };
    }

    /** Returns what is asked whether the run is still wanted, for what is not part of a sample. */
    Progress untold() {
        return new Progress() {
            @Override
            public void step(String step) {
                // It is told with the sample.
            }

            @Override
            public void part(long done, long total, String unit) {
                // It is no part of a sample.
            }

            @Override
            public boolean isCancelled() {
                return listener.isCancelled();
            }
        };
    }

    private void tell(double part) {
        long nanos = System.nanoTime() - start;
        if (limit.isPresent()) {
            double share = Math.min(1, (double) nanos / Math.max(1, limit.get().toNanos()));
            listener.goesOn(text, share, Optional.of(limit.get().minusNanos(nanos)).filter(left -> !left.isNegative()));
            return;
        }
        double share = Math.min(1, (begun + part) / all);
        listener.goesOn(text, share, nanos < LEAST_NANOS || share <= 0 ? Optional.empty()
                : Optional.of(Duration.ofNanos((long) (nanos * (1 - share) / share))));
    }
}
