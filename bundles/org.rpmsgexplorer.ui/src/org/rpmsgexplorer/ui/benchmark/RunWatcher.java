// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import java.time.Duration;
import java.util.Optional;

import org.rpmsgexplorer.core.benchmark.BenchmarkRun;

/** Is told how it stands with one benchmark; called by any thread, and must not wait. */
public interface RunWatcher {
    /**
     * It goes on.
     *
     * @param text what is being measured
     * @param share of it that is done, 0 to 1
     * @param left how long it will take; empty before that is known
     */
    void goesOn(String text, double share, Optional<Duration> left);

    /** Something was measured, which is about to be kept. */
    void measured(BenchmarkRun run);

    /** It has ended, and nothing more is told. */
    void ended(RunState how);
}
