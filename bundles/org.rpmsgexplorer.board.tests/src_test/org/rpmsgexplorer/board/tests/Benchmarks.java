// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.benchmark.BenchmarkPlan;
import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.BenchmarkRunner;
import org.rpmsgexplorer.core.benchmark.CreationPlan;
import org.rpmsgexplorer.core.benchmark.RunProgress;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.Engine;

/** Runs benchmarks that nobody watches. */
final class Benchmarks {
    private Benchmarks() {
    }

    static CreationPlan creation(List<Engine> engines, int loops, int repeats) {
        return new CreationPlan("rpmsg_ctrl0", engines, false, List.of(0), loops, repeats, OptionalDouble.empty(),
                Optional.empty(), OptionalInt.empty());
    }

    static BenchmarkRun run(Connection connection, BenchmarkPlan plan) throws BoardException {
        return BenchmarkRunner.run(connection, "a test", "", plan, RunProgress.UNWATCHED);
    }
}
