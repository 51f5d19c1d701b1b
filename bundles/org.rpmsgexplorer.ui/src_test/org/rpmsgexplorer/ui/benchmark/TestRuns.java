// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.rpmsgexplorer.core.benchmark.BenchmarkPlan;
import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.CreationPlan;
import org.rpmsgexplorer.core.benchmark.CreationSample;
import org.rpmsgexplorer.core.benchmark.Environment;
import org.rpmsgexplorer.core.benchmark.LatencyPlan;
import org.rpmsgexplorer.core.benchmark.LatencySample;
import org.rpmsgexplorer.core.benchmark.Outcome;
import org.rpmsgexplorer.core.benchmark.Sample;
import org.rpmsgexplorer.core.benchmark.Step;
import org.rpmsgexplorer.core.benchmark.ThroughputPlan;
import org.rpmsgexplorer.core.benchmark.ThroughputSample;
import org.rpmsgexplorer.core.connection.Engine;
import org.rpmsgexplorer.core.connection.Way;

/** Runs for tests. */
final class TestRuns {
    static final String ID = "20260102-030405-1a2b";
    static final String OTHER = "20260103-030405-1a2b";

    private TestRuns() {
    }

    static BenchmarkRun run(String id, BenchmarkPlan plan, Outcome outcome, List<Sample> samples) {
        return new BenchmarkRun(id, Optional.of(Instant.parse("2026-01-02T03:04:05Z")), Optional.of(Duration.ofSeconds(3)), "",
                plan, Environment.UNKNOWN, Optional.empty(), outcome, List.of(), samples);
    }

    /** Returns ten rounds in which a fd loop takes about 2 us, the last but one 4 us, and a legacy loop so many times as long. */
    static BenchmarkRun creation(String id, long times) {
        List<Sample> samples = new ArrayList<>();
        for (int round = 1; round <= 10; round++) {
            for (Way way : Way.values()) {
                long nanos = (round == 9 ? 4000 : 2000 + 5 * (round % 3)) * (way == Way.LEGACY ? times : 1);
                samples.add(new CreationSample(round, Engine.NATIVE, way, Step.LOOP, 0, 1000, 1000 * nanos, OptionalLong.empty(),
                        OptionalLong.of(0)));
            }
        }
        return run(id, new CreationPlan("rpmsg_ctrl0", List.of(Engine.NATIVE), false, List.of(0), 1000, 10, OptionalDouble.empty(),
                Optional.empty(), OptionalInt.empty()), Outcome.COMPLETE, samples);
    }

    /** Returns two sizes of echoes that took 100 us, of one way. */
    static BenchmarkRun latency() {
        long[] times = new long[20];
        Arrays.fill(times, 100_000);
        List<Sample> samples = new ArrayList<>();
        for (int size : new int[] {16, 64}) {
            samples.add(new LatencySample(1, Way.LEGACY, size, new long[20], times));
        }
        return run(ID, new LatencyPlan("rpmsg_ctrl0", 0x400, List.of(16, 64), 500, 20, 1), Outcome.CANCELLED, samples);
    }

    /** Returns two rounds of a thousand and two thousand messages a second. */
    static BenchmarkRun throughput() {
        List<Sample> samples = new ArrayList<>();
        for (int round = 1; round <= 2; round++) {
            samples.add(new ThroughputSample(round, Way.FD, 64, 1000 * round, 1_000_000_000));
        }
        return run(ID, new ThroughputPlan("rpmsg_ctrl0", 0x400, List.of(64), 1000, 16, 2), Outcome.COMPLETE, samples);
    }
}
