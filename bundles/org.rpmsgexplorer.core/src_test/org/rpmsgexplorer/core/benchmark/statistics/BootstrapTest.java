// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final double[] NONE = {};
    private static final double[] FOUR = {1, 2, 3, 4};
    private static final double[] FIVE = {1, 2, 3, 4, 5};
    private static final double[] UNKNOWN = {1, 2, Double.NaN, 4, 5};

    private final Random random = new Random(5);
    private final double[] legacy = Noise.NORMAL.around(20, 40, random);
    private final double[] fd = Noise.NORMAL.around(1, 40, random);

    @Test
    void fewerThanFiveRoundsSayNothing() {
        assertEquals(Optional.empty(), Bootstrap.median(FOUR));
        assertEquals(Optional.empty(), Bootstrap.ratio(FOUR, FOUR));
        assertEquals(Optional.empty(), Bootstrap.change(FOUR, FIVE));
        assertEquals(Optional.empty(), Bootstrap.change(FIVE, FOUR));
        assertEquals(Optional.empty(), Bootstrap.changeOfRatio(FIVE, FIVE, FOUR, FOUR));
        assertTrue(Bootstrap.median(FIVE).orElseThrow().contains(3));
        assertTrue(Bootstrap.ratio(FIVE, FIVE).isPresent());
    }

    @Test
    void theSameValueEachTimeIsAnIntervalWithoutWidth() {
        double[] thirds = new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0, 1 / 3.0, 1 / 3.0, 1 / 3.0};
        double[] sevens = new double[] {7, 7, 7, 7, 7, 7};
        assertEquals(Optional.of(new Interval(7, 7)), Bootstrap.median(sevens));
        assertEquals(Optional.of(new Interval(7 / (1 / 3.0), 7 / (1 / 3.0))), Bootstrap.ratio(sevens, thirds));
        assertEquals(Optional.of(new Interval(0, 0)), Bootstrap.change(thirds, thirds));
        assertEquals(Optional.of(new Interval(0, 0)), Bootstrap.changeOfRatio(sevens, thirds, sevens, thirds));
    }

    /** Whatever disturbs both alike does not disturb their ratio. */
    @Test
    void roundsAreDrawnAsPairs() {
        double[] noisy = Noise.LOG_NORMAL.around(3, 40, random);
        double[] twice = DoubleStream.of(noisy).map(value -> 2 * value).toArray();
        assertEquals(0, Bootstrap.ratio(twice, noisy).orElseThrow().halfWidth(), 1e-12);
        double[] elsewhere = shuffled(noisy);
        assertTrue(Bootstrap.ratio(twice, elsewhere).orElseThrow().halfWidth() > 0.2);
    }

    @Test
    void theOrderOfPairsThatDoNotDependOnEachOtherMattersLittle() {
        List<Integer> order = Arrays.asList(IntStream.range(0, legacy.length).boxed().toArray(Integer[]::new));
        Collections.shuffle(order, random);
        double width = Bootstrap.ratio(legacy, fd).orElseThrow().halfWidth();
        double other = Bootstrap.ratio(order.stream().mapToDouble(index -> legacy[index]).toArray(),
                order.stream().mapToDouble(index -> fd[index]).toArray()).orElseThrow().halfWidth();
        assertEquals(1, other / width, 0.25);
    }

    /** The same values, but each resembles those before it: there is less in them. */
    @Test
    void roundsThatResembleTheirNeighboursSayLess() {
        double[] values = Noise.NORMAL.around(1, 60, random);
        double[] slow = values.clone();
        Arrays.sort(slow);
        assertTrue(Bootstrap.median(slow).orElseThrow().halfWidth()
                > 2 * Bootstrap.median(values).orElseThrow().halfWidth());
        assertEquals(new Blocks(60, 20), Blocks.of(slow));
        // Neighbours that are opposites: r is -1.
        assertEquals(new Blocks(60, 1), Blocks.of(IntStream.range(0, 60).mapToDouble(index -> index % 2).toArray()));
    }

    @Test
    void blocksAreDrawnWholeAndGoRound() {
        Blocks blocks = new Blocks(7, 3);
        int[] drawn = blocks.draw(new SplittableRandom(1));
        assertEquals(7, drawn.length);
        for (int index : new int[] {1, 2, 4, 5}) {
            assertEquals((drawn[index - 1] + 1) % 7, drawn[index]);
        }
        assertEquals(7 / 3.0, blocks.count());
    }

    @Test
    void theSameValuesGiveTheSameInterval() {
        assertEquals(Bootstrap.ratio(legacy, fd), Bootstrap.ratio(legacy.clone(), fd.clone()));
        assertEquals(Bootstrap.changeOfRatio(legacy, fd, fd, legacy), Bootstrap.changeOfRatio(legacy, fd, fd, legacy));
    }

    @Test
    void theInverseRatioIsAsSure() {
        Interval ratio = Bootstrap.ratio(legacy, fd).orElseThrow();
        Interval inverse = Bootstrap.ratio(fd, legacy).orElseThrow();
        assertEquals(1 / ratio.high(), inverse.low(), 1e-12);
        assertEquals(1 / ratio.low(), inverse.high(), 1e-12);
    }

    @Test
    void aChangeThatIsRealIsSeen() {
        double[] faster = DoubleStream.of(Noise.NORMAL.around(20, 40, random)).map(value -> 0.8 * value).toArray();
        Interval change = Bootstrap.change(legacy, faster).orElseThrow();
        assertTrue(change.contains(-0.2) && change.high() < -0.1, change::toString);
        double[] fdAgain = Noise.NORMAL.around(1, 40, random);
        Interval ofRatio = Bootstrap.changeOfRatio(legacy, fd, faster, fdAgain).orElseThrow();
        assertTrue(ofRatio.contains(-0.2) && ofRatio.high() < -0.1, ofRatio::toString);
    }

    /** Both runs of one set of values: what they draw must not be the same, or every change would be sure. */
    @Test
    void theTwoRunsOfAChangeAreDrawnApart() {
        Interval change = Bootstrap.change(legacy, legacy).orElseThrow();
        assertEquals(Math.sqrt(2), change.halfWidth() / (Bootstrap.median(legacy).orElseThrow().halfWidth() / 20), 0.25);
    }

    @Test
    void runsMayDifferInLength() {
        double[] longer = Noise.NORMAL.around(20, 300, random);
        assertTrue(Bootstrap.change(legacy, longer).orElseThrow().halfWidth()
                < Bootstrap.change(legacy, legacy).orElseThrow().halfWidth());
    }

    /** Times less a cost that is as great as they are may be below 0. */
    @Test
    void aRatioToWhatMayBeNothingIsNotKnownButTheMedianIs() {
        double[] net = {-2, 3, -1, 2, 1, -3, 0.5, 4, -0.5, 0.2};
        assertEquals(Optional.empty(), Bootstrap.ratio(Arrays.copyOf(legacy, 10), net));
        assertEquals(Optional.empty(), Bootstrap.change(net, legacy));
        assertEquals(Optional.empty(), Bootstrap.ratio(new double[] {1, 1, 1, 1, 1}, new double[] {0, 0, 0, 1, 1}));
        assertTrue(Bootstrap.median(net).orElseThrow().contains(0));
        double[] onceBelow = {2, 3, 2, -1, 2, 3, 2, 3, 2, 3};
        assertTrue(Bootstrap.ratio(onceBelow, onceBelow).orElseThrow().contains(1));
    }

    @Test
    void whatIsNoSeriesIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Bootstrap.median(NONE));
        assertThrows(IllegalArgumentException.class, () -> Bootstrap.median(UNKNOWN));
        assertThrows(IllegalArgumentException.class, () -> Bootstrap.ratio(FIVE, FOUR));
        assertThrows(IllegalArgumentException.class, () -> Bootstrap.ratio(FIVE, UNKNOWN));
        assertThrows(IllegalArgumentException.class, () -> Bootstrap.change(NONE, FIVE));
        assertThrows(IllegalArgumentException.class, () -> Bootstrap.change(FOUR, UNKNOWN));
        assertThrows(IllegalArgumentException.class, () -> Bootstrap.changeOfRatio(FIVE, FIVE, FIVE, FOUR));
        assertThrows(IllegalArgumentException.class, () -> new Interval(2, 1));
        assertThrows(IllegalArgumentException.class, () -> new Interval(0, Double.NaN));
    }

    /** After each round of a benchmark: 0.1 s at most for 1000 rounds; ten of them, for machines that are busy just now. */
    @Test
    void aThousandRoundsAreQuick() {
        double[] over = Noise.AUTOREGRESSIVE.around(20, 1000, random);
        double[] under = Noise.LOG_NORMAL.around(1, 1000, random);
        assertTimeout(Duration.ofSeconds(1), () -> {
            for (int time = 0; time < 10; time++) {
                assertTrue(Bootstrap.ratio(over, under).isPresent());
            }
        });
    }

    private double[] shuffled(double... values) {
        List<Double> list = Arrays.asList(DoubleStream.of(values).boxed().toArray(Double[]::new));
        Collections.shuffle(list, random);
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
