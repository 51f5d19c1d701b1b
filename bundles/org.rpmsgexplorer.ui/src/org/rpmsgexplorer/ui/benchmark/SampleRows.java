// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.CreationSample;
import org.rpmsgexplorer.core.benchmark.LatencySample;
import org.rpmsgexplorer.core.benchmark.Measure;
import org.rpmsgexplorer.core.benchmark.Percentiles;
import org.rpmsgexplorer.core.benchmark.Sample;
import org.rpmsgexplorer.core.benchmark.ThroughputSample;
import org.rpmsgexplorer.core.benchmark.report.Plain;

/**
 * The samples of a run as a table, in the order in which they were taken. Its rows are made when they are asked for.
 *
 * @param titles of the columns
 * @param samples one for each row
 */
record SampleRows(List<String> titles, List<Sample> samples) {
    /** No samples. */
    static final SampleRows NONE = new SampleRows(List.of(), List.of());

    private static final double MICRO = 1000;
    private static final double MILLI = 1e6;

    SampleRows {
        titles = List.copyOf(titles);
        samples = List.copyOf(samples);
    }

    static SampleRows of(BenchmarkRun run) {
        return new SampleRows(switch (Measure.of(run.plan())) {
            case CREATION -> List.of(Messages.SampleRows_round, Messages.SampleRows_way, Messages.SampleRows_engine,
                    Messages.SampleRows_step, Messages.SampleRows_there, Messages.SampleRows_loops, Messages.SampleRows_net,
                    Messages.SampleRows_raw, Messages.SampleRows_overhead, Messages.SampleRows_retries);
            case LATENCY -> List.of(Messages.SampleRows_round, Messages.SampleRows_way, Messages.SampleRows_bytes,
                    Messages.SampleRows_sent, Messages.SampleRows_lost, Messages.SampleRows_half, Messages.SampleRows_most,
                    Messages.SampleRows_longest);
            case THROUGHPUT -> List.of(Messages.SampleRows_round, Messages.SampleRows_way, Messages.SampleRows_bytes,
                    Messages.SampleRows_back, Messages.SampleRows_took, Messages.SampleRows_rate);
        }, run.samples());
    }

    /** Returns what stands in a row, as many cells as there are titles. */
    List<String> cells(int row) {
        Sample sample = samples.get(row);
        String round = Integer.toString(sample.round());
        String way = sample.way().toString();
        if (sample instanceof CreationSample loops) {
            return List.of(round, way, loops.engine().toString(), loops.step().toString(), Integer.toString(loops.existing()),
                    Integer.toString(loops.loops()), Plain.number(loops.netNanosPerLoop() / MICRO),
                    perLoop(OptionalLong.of(loops.rawNanos()), loops.loops()), perLoop(loops.overheadNanos(), loops.loops()),
                    loops.retries().isPresent() ? Long.toString(loops.retries().getAsLong()) : RunRow.UNKNOWN);
        } else if (sample instanceof LatencySample echoes) {
            Optional<Percentiles> times = echoes.percentiles();
            return List.of(round, way, Integer.toString(echoes.size()), Integer.toString(echoes.count()),
                    Integer.toString(echoes.lost()), number(times.map(Percentiles::p50)), number(times.map(Percentiles::p99)),
                    number(times.map(Percentiles::max)));
        }
        ThroughputSample stream = (ThroughputSample) sample;
        return List.of(round, way, Integer.toString(stream.size()), Integer.toString(stream.messages()),
                Plain.number(stream.nanos() / MILLI), Plain.number(stream.messagesPerSecond()));
    }

    private static String perLoop(OptionalLong nanos, int loops) {
        return nanos.isPresent() ? Plain.number(nanos.getAsLong() / MICRO / loops) : RunRow.UNKNOWN;
    }

    private static String number(Optional<Double> value) {
        return value.map(Plain::number).orElse(RunRow.UNKNOWN);
    }
}
