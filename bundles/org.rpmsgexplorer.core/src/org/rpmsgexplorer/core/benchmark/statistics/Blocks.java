// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.statistics;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * Draws rounds anew in blocks of neighbours, so that rounds which resemble those before them stay together. Behind the last
 * round comes the first one again, so each is drawn equally often (Politis and Romano's circular blocks, 1992).
 *
 * @param rounds how many there are
 * @param length of a block in rounds
 */
record Blocks(int rounds, int length) {
    /** Fewer blocks would tell nothing about how they differ. */
    private static final int LEAST_BLOCKS = 3;

    /** A drift has no length that fits; {@link #LEAST_BLOCKS} is the limit then. */
    private static final double HIGHEST_CORRELATION = 0.97;

    /**
     * Chooses the length as Carlstein (1986) does for an AR(1) series: the cube root of the count, times (2r / (1 - r²)) to
     * the power of 2/3, where r is the correlation of neighbours.
     *
     * <p>Few rounds show r badly, and too low by 1/n. A block too long makes the interval a little wider, a block too short
     * makes it wrong. So r is taken one standard error (1/√n) higher than it looks.
     *
     * @param pulls of each round at what is to be known
     */
    static Blocks of(double... pulls) {
        int rounds = pulls.length;
        double correlation = Math.min(HIGHEST_CORRELATION, correlation(pulls) + 1.0 / rounds + 1 / Math.sqrt(rounds));
        if (correlation <= 0) {
            return new Blocks(rounds, 1);
        }
        double best = Math.cbrt(rounds) * Math.pow(2 * correlation / (1 - correlation * correlation), 2.0 / 3);
        return new Blocks(rounds, (int) Math.max(1, Math.min(Math.round(best), rounds / LEAST_BLOCKS)));
    }

    /** Returns how many blocks there are, the last one counted in part. */
    double count() {
        return (double) rounds / length;
    }

    /** Draws as many rounds as there are. */
    int[] draw(SplittableRandom random) {
        int[] drawn = new int[rounds];
        for (int start = 0; start < rounds; start += length) {
            int round = (int) (random.nextDouble() * rounds);
            for (int index = start; index < Math.min(rounds, start + length); index++) {
                drawn[index] = round;
                round = round + 1 == rounds ? 0 : round + 1;
            }
        }
        return drawn;
    }

    /** Returns the correlation of each value with the one before it; 0 where all are the same. */
    private static double correlation(double... values) {
        double mean = DoubleStream.of(values).average().orElseThrow();
        double own = 0;
        double neighbours = 0;
        for (int index = 0; index < values.length; index++) {
            double deviation = values[index] - mean;
            own += deviation * deviation;
            neighbours += index == 0 ? 0 : deviation * (values[index - 1] - mean);
        }
        return own == 0 ? 0 : neighbours / own;
    }
}
