// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

import org.rpmsgexplorer.core.connection.LoopSample;
import org.rpmsgexplorer.core.connection.Way;

/**
 * What a {@link LoopBenchmark} measured, and where.
 *
 * @param control name of the control device
 * @param kernel release of the board's kernel
 * @param machine of the board
 * @param java version of the agent's JVM
 * @param note why a way is missing; empty otherwise
 * @param samples all of them, in their order
 */
public record LoopResult(String control, String kernel, String machine, String java, String note,
        List<LoopSample> samples) {
    public LoopResult {
        samples = List.copyOf(samples);
    }

    /** Returns the median time of one loop in microseconds, without the clock reads; empty where there is no sample. */
    public OptionalDouble medianMicros(Way way) {
        return median(samples.stream().filter(sample -> sample.way() == way).mapToDouble(LoopSample::microsPerLoop));
    }

    /** Returns the median of some values; empty where there is none. */
    public static OptionalDouble median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        int middle = sorted.length / 2;
        return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }

    /** Returns how many times longer a legacy loop takes, by the medians; empty where a way is missing. */
    public OptionalDouble ratio() {
        OptionalDouble legacy = medianMicros(Way.LEGACY);
        OptionalDouble fd = medianMicros(Way.FD);
        return legacy.isPresent() && fd.isPresent() ? OptionalDouble.of(legacy.getAsDouble() / fd.getAsDouble())
                : OptionalDouble.empty();
    }
}
