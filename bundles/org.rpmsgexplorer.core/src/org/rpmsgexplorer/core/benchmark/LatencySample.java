// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

import org.HdrHistogram.Histogram;
import org.rpmsgexplorer.core.connection.Way;

/** Messages that went to an echo service and back at a fixed rate. Two numbers for each are kept, and nothing else. */
public final class LatencySample implements Sample {
    /** What stands for the round trip of a message that has no answer. */
    public static final long LOST = -1;

    /** So that a value in a histogram is right to 0.1 %. */
    private static final int DIGITS = 3;

    private final int round;
    private final Way way;
    private final int size;
    private final long[] late;
    private final long[] roundTrips;

    /**
     * Creates a sample.
     *
     * @param round that it belongs to, from 1
     * @param way how the endpoint was created
     * @param size of each message in bytes
     * @param lateNanos for each message how much later than it was due it was sent
     * @param roundTripNanos for each message the time from sending it to reading its answer, or {@link #LOST}
     */
    public LatencySample(int round, Way way, int size, long[] lateNanos, long[] roundTripNanos) {
        Require.that(round >= 1 && size >= 0, "a round from 1 and a size from 0");
        Require.that(lateNanos.length == roundTripNanos.length, "two times for each message");
        Require.that(Arrays.stream(lateNanos).allMatch(Require::isTime), "times of 0 to 115 days");
        Require.that(Arrays.stream(roundTripNanos).allMatch(nanos -> nanos == LOST || Require.isTime(nanos)),
                "times of 0 to 115 days, or -1");
        this.round = round;
        this.way = Objects.requireNonNull(way);
        this.size = size;
        late = lateNanos.clone();
        roundTrips = roundTripNanos.clone();
    }

    @Override
    public int round() {
        return round;
    }

    @Override
    public Way way() {
        return way;
    }

    /** Returns the size of each message in bytes. */
    public int size() {
        return size;
    }

    /** Returns how many messages were sent. */
    public int count() {
        return late.length;
    }

    /** Returns how many of them have no answer. */
    public int lost() {
        return (int) Arrays.stream(roundTrips).filter(nanos -> nanos == LOST).count();
    }

    /** Returns how many nanoseconds later than it was due a message was sent. */
    public long late(int message) {
        return late[message];
    }

    /** Returns the nanoseconds from sending a message to reading its answer; empty where none came. */
    public OptionalLong roundTrip(int message) {
        return roundTrips[message] == LOST ? OptionalLong.empty() : OptionalLong.of(roundTrips[message]);
    }

    /** Returns the times in nanoseconds from sending a message to reading its answer, of those that have one. */
    public Histogram service() {
        Histogram histogram = new Histogram(DIGITS);
        answered().forEach(message -> histogram.recordValue(roundTrips[message]));
        return histogram;
    }

    /** Returns the percentiles of those times in microseconds; empty where no answer came. */
    public Optional<Percentiles> percentiles() {
        return Percentiles.of(service());
    }

    /**
     * Returns the times in nanoseconds from when a message was due to reading its answer, of those that have one. That counts the
     * time that it waited because something before it took long, so that no slow moment is left out (coordinated omission).
     */
    public Histogram response() {
        Histogram histogram = new Histogram(DIGITS);
        answered().forEach(message -> histogram.recordValue(late[message] + roundTrips[message]));
        return histogram;
    }

    private IntStream answered() {
        return IntStream.range(0, roundTrips.length).filter(message -> roundTrips[message] != LOST);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LatencySample sample && round == sample.round && way == sample.way && size == sample.size
                && Arrays.equals(late, sample.late) && Arrays.equals(roundTrips, sample.roundTrips);
    }

    @Override
    public int hashCode() {
        return Objects.hash(round, way, size, Arrays.hashCode(late), Arrays.hashCode(roundTrips));
    }

    @Override
    public String toString() {
        return "LatencySample[round=" + round + ", way=" + way + ", size=" + size + ", count=" + count() + ", lost=" + lost()
                + "]";
    }
}
