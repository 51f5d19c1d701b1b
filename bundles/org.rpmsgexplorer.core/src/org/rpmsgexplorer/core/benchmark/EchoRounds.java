// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.EchoSeries;
import org.rpmsgexplorer.core.connection.Measurements;
import org.rpmsgexplorer.core.connection.Way;

/** Takes the samples of a {@link LatencyPlan} or a {@link ThroughputPlan}: rounds in which sizes and ways take turns. */
final class EchoRounds {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(1);
    private static final double SECOND = 1e9;

    private EchoRounds() {
    }

    static void latency(Measurements measurements, LatencyPlan plan, List<Way> ways, RunProgress progress, List<Sample> samples)
            throws BoardException {
        Duration interval = Duration.ofNanos(Math.round(SECOND / plan.rate()));
        each(plan.repeats(), plan.sizes(), ways, progress, (round, size, way) -> {
            // One request tells a limited number.
            LongStream.Builder late = LongStream.builder();
            LongStream.Builder roundTrips = LongStream.builder();
            for (int left = plan.count(); left > 0; left -= Measurements.MAX_ECHOES) {
                EchoSeries series = measurements.echoes(plan.control(), way, plan.destination(), size,
                        Math.min(left, Measurements.MAX_ECHOES), interval, ANSWER_LIMIT, progress.sample());
                series.lateNanos().forEach(late::add);
                series.roundTripNanos().forEach(roundTrips::add);
            }
            samples.add(new LatencySample(round, way, size, late.build().toArray(), roundTrips.build().toArray()));
        });
    }

    static void throughput(Measurements measurements, ThroughputPlan plan, List<Way> ways, RunProgress progress,
            List<Sample> samples) throws BoardException {
        each(plan.repeats(), plan.sizes(), ways, progress, (round, size, way) -> samples.add(new ThroughputSample(round, way,
                size, plan.count(), measurements.stream(plan.control(), way, plan.destination(), size, plan.count(),
                        plan.window(), progress.sample()))));
    }

    private interface Taking {
        void take(int round, int size, Way way) throws BoardException;
    }

    private static void each(int repeats, List<Integer> sizes, List<Way> ways, RunProgress progress, Taking taking)
            throws BoardException {
        progress.expect((long) repeats * sizes.size() * ways.size());
        int taken = 0;
        for (int round = 1; round <= repeats; round++) {
            for (int size : sizes) {
                for (Way way : ways) {
                    progress.begin("Round " + round + " of " + repeats + ", " + size + " bytes, " + way + " way", taken++);
                    taking.take(round, size, way);
                }
            }
        }
    }
}
