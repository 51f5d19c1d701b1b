// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.Outcome;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.Endpoint;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Engine;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.virtualboard.remotecore.RemoteCore;

/** Benchmarks beside another program that creates endpoints; often, since what could happen takes a bad moment. */
@Tag("long")
class DisturbedBenchmarkTest {
    private static final String CONTROL = "rpmsg_ctrl0";

    @RegisterExtension
    private static final SharedBoard SHARED = new SharedBoard(true);

    /** Another program makes and destroys nodes as fast as it can: none of them may be destroyed by us. */
    @RepeatedTest(5)
    void anotherProgramsNodeIsNotDestroyed() throws Exception {
        try (Connection disturbing = SHARED.board().connect()) {
            AtomicBoolean end = new AtomicBoolean();
            List<Throwable> failures = new ArrayList<>();
            Thread other = new Thread(() -> disturb(disturbing, end, failures), "other-program");
            other.start();
            try {
                for (Engine engine : Engine.values()) {
                    runDisturbed(engine);
                }
            } finally {
                end.set(true);
                other.join(20_000);
            }
            assertFalse(other.isAlive());
            assertEquals(List.of(), failures, "the other program's endpoints");
        }
        assertEquals(List.of(), SHARED.board().nodes());
    }

    private static void runDisturbed(Engine engine) throws BoardException {
        try {
            BenchmarkRun run = Benchmarks.run(SHARED.connection(), Benchmarks.creation(List.of(engine), 50, 2));
            assertTrue(run.outcome() == Outcome.COMPLETE || run.notes().get(0).contains("Another program"),
                    run.notes().toString());
        } catch (BoardException refused) {
            assertTrue(refused.getMessage().contains("Another program"), refused.getMessage());
            assertFalse(refused.hint().isEmpty());
        }
    }

    private static void disturb(Connection connection, AtomicBoolean end, List<Throwable> failures) {
        EndpointSpec spec = new EndpointSpec(CONTROL, Way.LEGACY, "disturbing", EndpointSpec.ANY, RemoteCore.ECHO_ADDRESS);
        try {
            while (!end.get()) {
                Received received = new Received();
                try (Endpoint endpoint = connection.open(spec, received)) {
                    endpoint.send(new byte[] {1}, Duration.ofSeconds(5));
                    received.next();
                }
                // Nobody has this one open, so that anybody could destroy it.
                String node = connection.createNode(spec);
                assertTrue(connection.devices().nodes().stream()
                        .anyMatch(found -> found.name().equals(node) && found.endpoint().equals(spec.name())), node);
                connection.destroyNode(node);
            }
        } catch (BoardException | InterruptedException | AssertionError failed) {
            failures.add(failed);
        }
    }
}
