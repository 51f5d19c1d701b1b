// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.launch;

import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.model.LaunchConfigurationDelegate;
import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.benchmark.RunState;
import org.rpmsgexplorer.ui.benchmark.RunTarget;
import org.rpmsgexplorer.ui.boards.BoardSnapshot;
import org.rpmsgexplorer.ui.boards.Boards;
import org.rpmsgexplorer.ui.boards.Problem;

/** Runs a launch configuration of a benchmark: connects its board if need be, and returns as soon as it has begun there. */
public final class BenchmarkLaunchDelegate extends LaunchConfigurationDelegate {
    private final Boards boards = UiActivator.boards();

    /** What the workspace has is not part of it. */
    @Override
    public boolean buildForLaunch(ILaunchConfiguration configuration, String mode, IProgressMonitor monitor) {
        return false;
    }

    @Override
    public boolean preLaunchCheck(ILaunchConfiguration configuration, String mode, IProgressMonitor monitor) {
        return true;
    }

    @Override
    public boolean finalLaunchCheck(ILaunchConfiguration configuration, String mode, IProgressMonitor monitor) {
        return true;
    }

    @Override
    public void launch(ILaunchConfiguration configuration, String mode, ILaunch launch, IProgressMonitor monitor)
            throws CoreException {
        BenchmarkDraft draft = BenchmarkDraft.of(configuration.getAttributes());
        Optional<String> problem = draft.problem();
        if (problem.isPresent()) {
            throw failure(NLS.bind(Messages.BenchmarkLaunchDelegate_wrong, configuration.getName(), problem.get()));
        } else if (UiActivator.benchmarks().state() instanceof RunState.Going) {
            throw failure(Messages.BenchmarkLaunchDelegate_busy);
        }
        RunTarget.OnBoard target = target(draft);
        BenchmarkLauncher.configurations().used(configuration);
        BenchmarkProcess process = new BenchmarkProcess(launch,
                NLS.bind(Messages.BenchmarkLaunchDelegate_process, target.label()));
        BenchmarkLauncher.showBegun(process);
        process.output().println(NLS.bind(Messages.BenchmarkLaunchDelegate_begin, draft.summary(), target.label()));
        try {
            run(draft, target, process, monitor);
        } catch (BoardException failed) {
            String text = Problem.of(failed).text();
            process.errors().println(text);
            process.end(BenchmarkOutput.FAILED);
            throw failure(text);
        } catch (OperationCanceledException unwanted) {
            process.output().println(Messages.BenchmarkOutput_cancelled);
            process.end(BenchmarkOutput.CANCELLED);
        } catch (RuntimeException defect) {
            // Else it would stand in the Console as if it went on.
            process.end(BenchmarkOutput.FAILED);
            throw defect;
        }
    }

    private static CoreException failure(String text) {
        return new CoreException(Status.error(text));
    }

    /** Decides by the selection where the configuration names no board. */
    private RunTarget.OnBoard target(BenchmarkDraft draft) throws CoreException {
        Optional<String> control = draft.given(Attribute.CONTROL);
        RunTarget target = draft.given(Attribute.BOARD).isEmpty() ? BenchmarkLauncher.targetOfSelection(draft)
                : boards.snapshot(draft.get(Attribute.BOARD)).map(board -> RunTarget.on(board, control))
                        .orElseGet(() -> new RunTarget.Missing(Messages.BoardTab_gone));
        if (target instanceof RunTarget.OnBoard found) {
            return found;
        }
        throw failure(((RunTarget.Missing) target).why());
    }

    private void run(BenchmarkDraft draft, RunTarget.OnBoard target, BenchmarkProcess process, IProgressMonitor monitor)
            throws BoardException {
        BenchmarkOutput output = new BenchmarkOutput(process);
        BoardWait wait = new BoardWait(boards, target.board(), () -> monitor.isCanceled() || process.isUnwanted(), step -> {
            monitor.subTask(step);
            output.step(step);
        });
        BoardSnapshot board = wait.await();
        RunTarget there = target instanceof RunTarget.Ready ? target : RunTarget.on(board, draft.given(Attribute.CONTROL));
        if (there instanceof RunTarget.Missing missing) {
            throw new BoardException(missing.why(), "", null);
        }
        Job job = UiActivator.benchmarks().run((RunTarget.Ready) there, draft.request(), draft.get(Attribute.LABEL), output)
                .orElseThrow(() -> new BoardException(Messages.BenchmarkLaunchDelegate_busy, "", null));
        process.endBy(job::cancel);
    }
}
