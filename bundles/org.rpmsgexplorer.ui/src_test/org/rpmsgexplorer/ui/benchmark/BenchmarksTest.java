// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.PlanRequest;
import org.rpmsgexplorer.core.benchmark.file.RunStore;
import org.rpmsgexplorer.ui.boards.BoardJob;

/** Benchmarks that have to wait, because other work is done on their board. */
class BenchmarksTest {
    private static final RunTarget.Ready TARGET = new RunTarget.Ready("lab", "lab", "rpmsg_ctrl0");
    private static final RunTarget.Ready OTHER = new RunTarget.Ready("other", "other", "rpmsg_ctrl0");

    @TempDir
    private Path folder;
    private final CountDownLatch busy = new CountDownLatch(1);
    private final CountDownLatch idle = new CountDownLatch(1);
    private final List<Object> told = new CopyOnWriteArrayList<>();
    private Benchmarks benchmarks;

    @BeforeEach
    void begin() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        new BoardJob("other work", "lab", monitor -> {
            begun.countDown();
            busy.await();
        }, problem -> {
        }).schedule();
        assertTrue(begun.await(10, TimeUnit.SECONDS));
        benchmarks = new Benchmarks(board -> Optional.empty(), new RunCatalog(new RunStore(folder)));
        run(TARGET);
    }

    private Optional<Job> run(RunTarget.Ready target) {
        return benchmarks.run(target, PlanRequest.USUAL, "", new RunWatcher() {
            @Override
            public void goesOn(String text, double share, Optional<Duration> left) {
                told.add(text);
            }

            @Override
            public void measured(BenchmarkRun run) {
                told.add(run);
            }

            @Override
            public void ended(RunState how) {
                told.add(how);
                idle.countDown();
            }
        });
    }

    @AfterEach
    void end() throws Exception {
        busy.countDown();
        Job.getJobManager().join(BoardJob.FAMILY, null);
    }

    @Test
    void oneIsRunAtATime() {
        assertEquals(Optional.empty(), run(OTHER));
        assertEquals(TARGET, assertInstanceOf(RunState.Going.class, benchmarks.state()).target());
        assertEquals(2, Job.getJobManager().find(BoardJob.FAMILY).length, "the other work, and one benchmark");
        benchmarks.close();
    }

    @Test
    void leavingItsBoardEndsIt() throws Exception {
        benchmarks.cancel("other");
        assertInstanceOf(RunState.Going.class, benchmarks.state(), "that is another board");
        benchmarks.cancel("lab");
        assertTrue(idle.await(10, TimeUnit.SECONDS));
        run(TARGET);
        assertInstanceOf(RunState.Going.class, benchmarks.state(), "the next one can run");
        benchmarks.close();
    }

    @Test
    void whoCancelsItsJobElsewhereEndsItToo() throws Exception {
        for (Job job : Job.getJobManager().find(BoardJob.FAMILY)) {
            if (job.getName().equals("Benchmark on \"lab\"")) {
                job.cancel();
            }
        }
        assertTrue(idle.await(10, TimeUnit.SECONDS));
        assertEquals(List.of(new RunState.Idle()), told, "its watcher, once");
    }

    @Test
    void itsJobEndsIt() throws Exception {
        benchmarks.cancel("lab");
        assertTrue(idle.await(10, TimeUnit.SECONDS));
        run(TARGET).orElseThrow().cancel();
        assertInstanceOf(RunState.Idle.class, benchmarks.state());
    }
}
