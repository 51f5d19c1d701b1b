// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.benchmark.LoopBenchmark;
import org.rpmsgexplorer.core.benchmark.LoopResult;
import org.rpmsgexplorer.core.connection.Endpoint;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.LoopSample;
import org.rpmsgexplorer.core.connection.Way;

/** The cover letter's loops on a kernel that has both ways. */
@Tag("gate")
class BenchmarkTest {
    @RegisterExtension
    private static final SharedBoard SHARED = new SharedBoard(true);

    @Test
    void theWaysTakeTurnsAndLeaveNothing() throws Exception {
        LoopResult result = new LoopBenchmark("rpmsg_ctrl0", 200, 3).run(SHARED.connection(), Progress.NONE);
        assertEquals(List.of(Way.LEGACY, Way.FD, Way.LEGACY, Way.FD, Way.LEGACY, Way.FD),
                result.samples().stream().map(LoopSample::way).toList());
        for (LoopSample sample : result.samples()) {
            assertEquals(200, sample.loops());
            assertTrue(sample.nanos() > sample.clockNanos(), sample.toString());
        }
        assertTrue(result.ratio().orElseThrow() > 1, "a node costs more than a descriptor: " + result);
        assertEquals(List.of(), SHARED.board().nodes());
    }

    @Test
    void leavesTheNodesOfOthersAlone() throws Exception {
        EndpointSpec other = new EndpointSpec("rpmsg_ctrl0", Way.LEGACY, "other", EndpointSpec.ANY, EndpointSpec.ANY);
        try (Endpoint endpoint = SHARED.connection().open(other, new Received())) {
            new LoopBenchmark("rpmsg_ctrl0", 50, 1).run(SHARED.connection(), Progress.NONE);
            assertEquals(List.of(endpoint.node().orElseThrow()), SHARED.board().nodes());
        }
    }

    @Test
    void canBeCancelledBetweenSamples() {
        List<String> steps = new ArrayList<>();
        Progress afterTwo = new Progress() {
            @Override
            public void step(String text) {
                steps.add(text);
            }

            @Override
            public boolean isCancelled() {
                return steps.size() == 2;
            }
        };
        BoardException failed = assertThrows(BoardException.class,
                () -> new LoopBenchmark("rpmsg_ctrl0", 10, 100).run(SHARED.connection(), afterTwo));
        assertEquals("Cancelled", failed.getMessage());
        assertEquals(2, steps.size());
    }
}
