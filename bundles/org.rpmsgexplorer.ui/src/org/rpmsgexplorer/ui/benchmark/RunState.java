// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import java.time.Duration;
import java.util.Optional;

import org.rpmsgexplorer.core.benchmark.Outcome;
import org.rpmsgexplorer.ui.boards.Problem;

/** How it stands with the benchmark of this IDE. */
public sealed interface RunState {
    /** None has been asked for, or the last one was cancelled before anything was measured. */
    record Idle() implements RunState {
    }

    /**
     * One is waiting or going on.
     *
     * @param target where
     * @param text what is being measured; empty before that
     * @param share of it that is done, 0 to 1
     * @param left how long it will take; empty before that is known
     */
    record Going(RunTarget.Ready target, String text, double share, Optional<Duration> left) implements RunState {
    }

    /** One has ended, and is kept. */
    record Ended(String id, Outcome outcome) implements RunState {
    }

    /** One could not be run or kept. */
    record Failed(Problem problem) implements RunState {
    }
}
