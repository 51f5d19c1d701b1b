// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.virtualboard.Kernel;
import org.rpmsgexplorer.virtualboard.VirtualBoardException;

/** The virtual board while its kernel is being built, by a script that stands for the real one. */
@EnabledOnOs(OS.LINUX)
@Timeout(20)
class VirtualBoardRunnerTest {
    private static final String NAME = "runner-test";

    @TempDir
    private Path folder;

    private final BlockingQueue<VirtualStatus> statuses = new LinkedBlockingQueue<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private VirtualBoardRunner runner;

    private void create(VirtualBoardRunner.Kernels kernels) {
        runner = new VirtualBoardRunner(new VirtualBoardRunner.Observer() {
            @Override
            public void changed() {
                statuses.add(runner.status());
            }

            @Override
            public void started() {
                told.add("started");
            }

            @Override
            public void stopping() {
                told.add("stopping");
            }

            @Override
            public void told(String text) {
                told.add(text);
            }
        }, kernels, NAME);
    }

    private void createWithBuild(String script) throws IOException {
        Files.writeString(folder.resolve("run.sh"), "exit 0\n");
        Files.writeString(folder.resolve("build-kernel.sh"), script);
        create(() -> new Kernel(folder, folder.resolve("linux")));
    }

    @AfterEach
    void end() throws Exception {
        runner.close();
        Job.getJobManager().join(BoardJob.FAMILY, null);
    }

    private VirtualStatus next() throws InterruptedException {
        return statuses.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void itIsLookedForWithoutAStart() throws Exception {
        createWithBuild("exit 1");
        assertTrue(runner.status().canStart());
        runner.refresh();
        assertEquals(new VirtualStatus.Stopped(false), next());
    }

    @Test
    void aBuildThatFailsIsToldWithItsSteps() throws Exception {
        createWithBuild("echo configuring; echo 'build-kernel.sh: missing: bc. Install bc' >&2; exit 1");
        VirtualBoardException failed = assertThrows(VirtualBoardException.class, () -> runner.start(new NullProgressMonitor()));
        Problem problem = new Problem(failed.getMessage(), failed.hint());
        runner.failedOrCancelled(Optional.of(problem));
        assertEquals(List.of(new VirtualStatus.Starting(""), new VirtualStatus.Starting("configuring"),
                new VirtualStatus.Starting("build-kernel.sh: missing: bc. Install bc"), new VirtualStatus.Failed(problem)),
                List.copyOf(statuses));
        assertEquals(List.of("configuring", "build-kernel.sh: missing: bc. Install bc",
                "The kernel of the virtual board could not be built: missing: bc\nInstall bc."), told);
        assertTrue(runner.status().canStart(), "again");
    }

    @Test
    void aBuildIsCancelled() throws Exception {
        createWithBuild("echo $$; exec sleep 60");
        runner.start();
        assertEquals(new VirtualStatus.Starting(""), next());
        ProcessHandle build = ProcessHandle.of(Long.parseLong(((VirtualStatus.Starting) next()).step())).orElseThrow();
        assertTrue(runner.status().canStop());
        runner.stop();
        VirtualStatus last = next();
        while (!(last instanceof VirtualStatus.Stopped)) {
            last = next();
        }
        build.onExit().get(10, TimeUnit.SECONDS);
        assertEquals("It was cancelled.", told.get(1));
        assertFalse(told.contains("started"), told.toString());
    }

    @Test
    void whereThisComputerCannotRunItNothingIsStarted() throws Exception {
        create(() -> {
            throw new VirtualBoardException("It runs on x86-64 Linux only", "", null);
        });
        runner.startIfPossible();
        assertEquals(new VirtualStatus.Unavailable("It runs on x86-64 Linux only"), next());
        Job.getJobManager().join(BoardJob.FAMILY, null);
        assertEquals(List.of(), told);
        assertFalse(runner.status().canStart());
    }
}
