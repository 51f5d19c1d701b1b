// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.launch;

import java.time.Duration;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.Outcome;
import org.rpmsgexplorer.core.benchmark.report.MarkdownReport;
import org.rpmsgexplorer.ui.benchmark.RunState;
import org.rpmsgexplorer.ui.benchmark.RunStatus;
import org.rpmsgexplorer.ui.benchmark.RunWatcher;

/** Lets a process say how it stands with its benchmark, and end with it. Any thread may use it. */
final class BenchmarkOutput implements RunWatcher {
    /** What a process returns whose benchmark was cancelled, as the command line does. */
    static final int CANCELLED = 130;
    /** What a process returns whose benchmark could not be run as it was asked for. */
    static final int FAILED = 1;

    private final BenchmarkProcess process;
    private final PacedLines lines;

    BenchmarkOutput(BenchmarkProcess process) {
        this.process = process;
        this.lines = new PacedLines(process.output()::println, System::nanoTime);
    }

    /** Something is waited for. */
    void step(String text) {
        lines.add(text);
    }

    @Override
    public void goesOn(String text, double share, Optional<Duration> left) {
        lines.add(RunStatus.progress(text, share, left));
    }

    @Override
    public void measured(BenchmarkRun run) {
        process.output().println('\n' + MarkdownReport.of(run));
    }

    @Override
    public void ended(RunState how) {
        if (how instanceof RunState.Ended ended) {
            process.output().println('\n' + NLS.bind(Messages.BenchmarkOutput_kept, ended.id(), ended.outcome()));
            process.end(exit(ended.outcome()));
        } else if (how instanceof RunState.Failed failed) {
            process.errors().println(failed.problem().text());
            process.end(FAILED);
        } else {
            process.output().println(Messages.BenchmarkOutput_cancelled);
            process.end(CANCELLED);
        }
    }

    private static int exit(Outcome outcome) {
        return switch (outcome) {
            case COMPLETE, PRECISE -> 0;
            case CANCELLED -> CANCELLED;
            case TOO_NOISY, LOST, FAILED -> FAILED;
        };
    }
}
