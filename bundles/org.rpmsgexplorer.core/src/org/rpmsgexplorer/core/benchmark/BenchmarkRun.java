// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * A benchmark that was run: what was asked for, where, and every sample.
 *
 * @param id tells it from all others; sorts by time, and is safe as the name of a file
 * @param started when it began, by the desktop's clock; empty where that is not known
 * @param took how long it ran; empty where that is not known
 * @param label what its user calls it; empty for none
 * @param plan what was to be measured
 * @param before the environment when it began
 * @param after the environment when it ended; empty where the board could not be asked any more
 * @param outcome how it ended
 * @param notes what else there is to know, such as why a way or an engine is missing; a sentence each
 * @param samples all of them, in the order in which they were taken
 */
public record BenchmarkRun(String id, Optional<Instant> started, Optional<Duration> took, String label, BenchmarkPlan plan,
        Environment before, Optional<Environment> after, Outcome outcome, List<String> notes, List<Sample> samples) {
    /** The id of the cover letter's rows. */
    public static final String PUBLISHED = "published";

    private static final Pattern ID = Pattern.compile("\\d{8}-\\d{6}-[0-9a-f]{4}|" + PUBLISHED);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int RANDOM = 1 << 16;

    public BenchmarkRun {
        notes = List.copyOf(notes);
        samples = List.copyOf(samples);
        Require.that(isId(id), "an id such as 20260102-030405-1a2b");
        Require.that(took.isEmpty() || Require.isTime(took.get()), "a duration of 0 to 115 days");
        Class<? extends Sample> kind = sampleKind(plan);
        Require.that(samples.stream().allMatch(kind::isInstance), "samples of the kind that the plan asks for");
    }

    /** Returns true if a text can be the id of a run. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Returns an id for a run: the time to the second in UTC, and four random digits. */
    public static String newId(Instant started, RandomGenerator random) {
        return TIME.format(started) + String.format("-%04x", random.nextInt(RANDOM));
    }

    private static Class<? extends Sample> sampleKind(BenchmarkPlan plan) {
        if (plan instanceof CreationPlan) {
            return CreationSample.class;
        }
        return plan instanceof LatencyPlan ? LatencySample.class : ThroughputSample.class;
    }

    /** Returns this run with no samples, where they would only take memory. */
    public BenchmarkRun withoutSamples() {
        return new BenchmarkRun(id, started, took, label, plan, before, after, outcome, notes, List.of());
    }

    /** Returns the samples of one kind; all of them or none. */
    public <T extends Sample> List<T> samples(Class<T> kind) {
        return samples.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
