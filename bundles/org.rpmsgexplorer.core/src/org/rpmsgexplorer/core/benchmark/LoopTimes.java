// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;

import org.rpmsgexplorer.core.benchmark.statistics.Outliers;
import org.rpmsgexplorer.core.benchmark.statistics.Summary;

/**
 * What loops of one way took, in microseconds for each loop.
 *
 * @param net what the kernel took, over all samples
 * @param raw median of what was measured
 * @param overhead median of what was subtracted; empty where nothing was
 * @param outliers which samples are far from the others, in the order of the samples; they count like the others
 * @param retries how often a node could not be opened at once, in all samples; empty where nobody counted
 */
public record LoopTimes(Summary net, double raw, OptionalDouble overhead, List<Boolean> outliers, OptionalLong retries) {
    private static final double MICRO = 1000;

    public LoopTimes {
        outliers = List.copyOf(outliers);
    }

    static Optional<LoopTimes> of(List<CreationSample> samples) {
        if (samples.isEmpty()) {
            return Optional.empty();
        }
        double[] net = samples.stream().mapToDouble(sample -> sample.netNanosPerLoop() / MICRO).toArray();
        double[] raw = samples.stream().mapToDouble(sample -> sample.rawNanos() / MICRO / sample.loops()).toArray();
        double[] overhead = samples.stream().filter(sample -> sample.overheadNanos().isPresent())
                .mapToDouble(sample -> sample.overheadNanos().getAsLong() / MICRO / sample.loops()).toArray();
        boolean[] outliers = Outliers.of(net);
        long[] retries = samples.stream().map(CreationSample::retries).filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong).toArray();
        return Optional.of(new LoopTimes(Summary.of(net), Summary.of(raw).median(),
                overhead.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Summary.of(overhead).median()),
                IntStream.range(0, outliers.length).mapToObj(index -> outliers[index]).toList(),
                retries.length == 0 ? OptionalLong.empty() : OptionalLong.of(Arrays.stream(retries).sum())));
    }

    /** Returns how many samples are far from the others. */
    public int outlierCount() {
        return (int) outliers.stream().filter(far -> far).count();
    }

    /** Returns true if more was subtracted than is left, so that what is left says little. */
    public boolean isDoubtful() {
        return overhead.isPresent() && net.median() < overhead.getAsDouble();
    }
}
