// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.statistics;

import java.util.random.RandomGenerator;

/** Kinds of noise that a benchmark's rounds have. The median of each is known to be proportional to its level. */
enum Noise {
    NORMAL {
        @Override
        double[] around(double level, int count, RandomGenerator random) {
            return random.doubles(count).map(ignored -> level * (1 + 0.05 * random.nextGaussian())).toArray();
        }
    },
    /** Skewed: the mean is 38 % above the median. */
    LOG_NORMAL {
        @Override
        double[] around(double level, int count, RandomGenerator random) {
            return random.doubles(count).map(ignored -> level * Math.exp(0.8 * random.nextGaussian())).toArray();
        }
    },
    /** Each value resembles the one before by one half. */
    AUTOREGRESSIVE {
        @Override
        double[] around(double level, int count, RandomGenerator random) {
            double[] values = new double[count];
            double state = random.nextGaussian();
            for (int index = 0; index < count; index++) {
                values[index] = level * (1 + 0.05 * state);
                state = 0.5 * state + Math.sqrt(0.75) * random.nextGaussian();
            }
            return values;
        }
    },
    /** Every twentieth value is three times as high. */
    CONTAMINATED {
        @Override
        double[] around(double level, int count, RandomGenerator random) {
            return random.doubles(count).map(chance -> level * (1 + 0.05 * random.nextGaussian()) * (chance < 0.05 ? 3 : 1))
                    .toArray();
        }
    };

    abstract double[] around(double level, int count, RandomGenerator random);
}
