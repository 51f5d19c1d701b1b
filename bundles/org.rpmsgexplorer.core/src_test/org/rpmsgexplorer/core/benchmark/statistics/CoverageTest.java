// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.statistics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How often the truth is in the interval, over many runs that never were. Some 19 of 20 are promised. */
class CoverageTest {
    private static final double LEAST = 0.92;

    /** Where rounds have nothing to do with each other, more than this would be useless width. */
    private static final double MOST = 0.995;

    private static final double LEGACY = 20;
    private static final double FD = 1;
    private static final int RUNS = 400;
    private static final int MANY_RUNS = 2000;

    @ParameterizedTest
    @CsvSource({"NORMAL, 10", "NORMAL, 30", "LOG_NORMAL, 10", "LOG_NORMAL, 30", "AUTOREGRESSIVE, 10", "AUTOREGRESSIVE, 30",
            "CONTAMINATED, 10", "CONTAMINATED, 30"})
    void fewRounds(Noise noise, int rounds) {
        requireAll(noise, rounds, rounds < 30 ? 2 * RUNS : RUNS);
    }

    @ParameterizedTest
    @EnumSource
    void ratioOfManyRounds(Noise noise) {
        requireRatio(noise, 100, RUNS);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void allCounts(Noise noise) {
        for (int rounds : new int[] {10, 15, 20, 30, 50, 100}) {
            requireAll(noise, rounds, MANY_RUNS);
        }
    }

    /** The machine is slower for a while, by up to 20 %, and both ways with it: the ratio stays as it is. */
    @ParameterizedTest
    @CsvSource({"10", "30"})
    void driftOfBothWays(int rounds) {
        require("drift", true, covered(RUNS, random -> {
            double phase = random.nextDouble();
            double[] legacy = Noise.NORMAL.around(LEGACY, rounds, random);
            double[] fd = Noise.NORMAL.around(FD, rounds, random);
            for (int round = 0; round < rounds; round++) {
                double slow = 1 + 0.1 * (1 + Math.sin(2 * Math.PI * (phase + (double) round / rounds)));
                legacy[round] *= slow;
                fd[round] *= slow;
            }
            return Bootstrap.ratio(legacy, fd).orElseThrow().contains(LEGACY / FD);
        }));
    }

    /** The textbook's half width: Student's quantile times the median's standard error among many rounds of normal noise. */
    @ParameterizedTest
    @CsvSource({"10, 2.2622, 1.5", "30, 2.0452, 1.15"})
    void theMedianIsAboutAsSureAsInTextbooks(int rounds, double student, double most) {
        RandomGenerator random = new SplittableRandom(rounds);
        double width = IntStream.range(0, RUNS).mapToDouble(run -> Bootstrap.median(Noise.NORMAL.around(1, rounds, random))
                .orElseThrow().halfWidth()).average().orElseThrow();
        double textbook = 1.2533 * 0.05 * student / Math.sqrt(rounds);
        assertTrue(width > 0.95 * textbook && width < most * textbook, () -> width / textbook + " times the textbook's");
    }

    private static void requireAll(Noise noise, int rounds, int runs) {
        requireRatio(noise, rounds, runs);
        boolean dependent = noise == Noise.AUTOREGRESSIVE;
        require(noise + ", change of " + rounds, dependent, covered(runs, random ->
                Bootstrap.change(noise.around(LEGACY, rounds, random), noise.around(LEGACY, rounds, random))
                        .orElseThrow().contains(0)));
        require(noise + ", change of ratio of " + rounds, dependent, covered(runs, random ->
                Bootstrap.changeOfRatio(noise.around(LEGACY, rounds, random), noise.around(FD, rounds, random),
                        noise.around(LEGACY, rounds, random), noise.around(FD, rounds, random))
                        .orElseThrow().contains(0)));
    }

    private static void requireRatio(Noise noise, int rounds, int runs) {
        require(noise + ", ratio of " + rounds, noise == Noise.AUTOREGRESSIVE, covered(runs, random ->
                Bootstrap.ratio(noise.around(LEGACY, rounds, random), noise.around(FD, rounds, random))
                        .orElseThrow().contains(LEGACY / FD)));
    }

    /** Returns the share of runs in which the truth was inside. */
    private static double covered(int runs, Predicate<RandomGenerator> run) {
        return IntStream.range(0, runs).parallel().filter(number -> run.test(new SplittableRandom(number))).count()
                / (double) runs;
    }

    private static void require(String what, boolean dependent, double share) {
        assertTrue(share >= LEAST && (dependent || share <= MOST), () -> what + " rounds: " + share);
    }
}
