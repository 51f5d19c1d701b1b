// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Supplier;

import org.rpmsgexplorer.core.connection.CpuPolicy;
import org.rpmsgexplorer.core.connection.Engine;
import org.rpmsgexplorer.core.connection.Way;

/** Runs for tests: made by hand, and by chance. */
public final class SampleRuns {
    public static final Instant STARTED = Instant.parse("2026-01-02T03:04:05.678Z");
    public static final String ID = "20260102-030405-1a2b";
    /** A board of which everything is known. */
    public static final Environment BOARD = new Environment(Optional.of("root@192.0.2.1"), Optional.of("aarch64"),
            Optional.of("Example Board <rev. *2*>"), Optional.of("6.12.0"), Optional.of("#1 SMP PREEMPT Fri Jan 2 2026"),
            Optional.of("console=ttyS0 root=/dev/mmcblk0p2 " + "x".repeat(90)), OptionalInt.of(4),
            List.of(new CpuPolicy("0-3", Optional.of("performance"), OptionalLong.of(1_800_000), OptionalLong.of(600_000),
                    OptionalLong.of(1_800_000))),
            Optional.of("2"), Optional.of(new LoadAverage(0.1, 0.2, 0.3)), Optional.of(DeviceManager.UDEV),
            Optional.of("17.0.12"), Optional.of("0.1.0"), Optional.of("arch_sys_counter"));

    private final Random random;

    private SampleRuns(Random random) {
        this.random = random;
    }

    public static CreationPlan creationPlan(int loops, int repeats, Engine... engines) {
        return new CreationPlan("rpmsg_ctrl0", List.of(engines), false, List.of(0), loops, repeats, OptionalDouble.empty(),
                Optional.empty(), OptionalInt.empty());
    }

    /** Returns a complete run on a board of which everything is known. */
    public static BenchmarkRun run(BenchmarkPlan plan, List<? extends Sample> samples) {
        return new BenchmarkRun(ID, Optional.of(STARTED), Optional.of(Duration.ofSeconds(12)), "", plan, BOARD,
                Optional.of(BOARD), Outcome.COMPLETE, List.of(), new ArrayList<>(samples));
    }

    /** Returns loops of the native engine of which each took so many nanoseconds. */
    public static CreationSample loops(int round, Way way, int loops, long nanosPerLoop) {
        return new CreationSample(round, Engine.NATIVE, way, Step.LOOP, 0, loops, loops * nanosPerLoop, OptionalLong.empty(),
                OptionalLong.of(0));
    }

    /** Returns a native run in which a fd loop takes about 1 us and a legacy loop about so many times as long, with some noise. */
    public static BenchmarkRun noisy(double ratio, double noise, int rounds, long seed) {
        Random random = new Random(seed);
        List<Sample> samples = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            for (Way way : Way.values()) {
                double nanos = 1_000_000 * (way == Way.LEGACY ? ratio : 1) * (1 + noise * random.nextGaussian());
                samples.add(new CreationSample(round, Engine.NATIVE, way, Step.LOOP, 0, 1000, Math.round(nanos),
                        OptionalLong.empty(), OptionalLong.of(0)));
            }
        }
        return run(creationPlan(1000, rounds, Engine.NATIVE), samples);
    }

    /** Returns a run with values of all kinds, other ones for each seed. */
    public static BenchmarkRun random(long seed) {
        return new SampleRuns(new Random(seed)).any();
    }

    private BenchmarkRun any() {
        BenchmarkPlan plan = switch (random.nextInt(3)) {
            case 0 -> new CreationPlan(text(), random.nextBoolean() ? List.of(Engine.values()) : List.of(Engine.JAVA),
                    random.nextBoolean(), List.of(0, random.nextInt(1000)), number(), number(),
                    random.nextBoolean() ? OptionalDouble.of(random.nextDouble(1e-9, 1)) : OptionalDouble.empty(),
                    maybe(() -> Duration.ofNanos(time())), maybeInt());
            case 1 -> new LatencyPlan(text(), random.nextLong(1L << 32), List.of(random.nextInt(500)), random.nextDouble(1e-3, 1e6),
                    number(), number());
            default -> new ThroughputPlan(text(), random.nextLong(1L << 32), List.of(1, 496), number(), number(), number());
        };
        List<Sample> samples = new ArrayList<>();
        for (int count = random.nextInt(30); count > 0; count--) {
            samples.add(sample(plan));
        }
        Instant started = Instant.ofEpochSecond(random.nextLong(1L << 33), random.nextInt(1_000_000_000));
        return new BenchmarkRun(BenchmarkRun.newId(STARTED, random), maybe(() -> started), maybe(() -> Duration.ofNanos(time())),
                text(), plan, environment(), maybe(this::environment), pick(Outcome.values()), List.of(text(), text()), samples);
    }

    private Sample sample(BenchmarkPlan plan) {
        if (plan instanceof CreationPlan) {
            return new CreationSample(number(), pick(Engine.values()), pick(Way.values()), pick(Step.values()),
                    random.nextInt(1000), number(), time(), maybeLong(), maybeLong());
        } else if (plan instanceof LatencyPlan) {
            int count = random.nextInt(20);
            return new LatencySample(number(), pick(Way.values()), random.nextInt(500),
                    random.longs(count, 0, 1_000_000_000).toArray(), random.longs(count, -1, 1_000_000_000).toArray());
        }
        return new ThroughputSample(number(), pick(Way.values()), random.nextInt(500), random.nextInt(1 << 20), 1 + time() / 2);
    }

    private Environment environment() {
        List<CpuPolicy> policies = new ArrayList<>();
        for (int count = random.nextInt(3); count > 0; count--) {
            policies.add(new CpuPolicy(text(), maybe(this::text), maybeLong(), maybeLong(), maybeLong()));
        }
        return new Environment(maybe(this::text), maybe(this::text), maybe(this::text), maybe(this::text), maybe(this::text),
                maybe(this::text), maybeInt(), policies, maybe(this::text),
                maybe(() -> new LoadAverage(random.nextDouble(100), random.nextInt(9), 0)),
                maybe(() -> pick(DeviceManager.values())), maybe(this::text), maybe(this::text), maybe(this::text));
    }

    /** Any characters, control characters and halves of pairs too. */
    private String text() {
        StringBuilder text = new StringBuilder();
        for (int count = random.nextInt(40); count > 0; count--) {
            text.append((char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : ' ' + random.nextInt(95)));
        }
        return text.toString();
    }

    private int number() {
        return 1 + random.nextInt(1 << random.nextInt(1, 31));
    }

    private long time() {
        return random.nextLong(1L << random.nextInt(1, 53));
    }

    private OptionalLong maybeLong() {
        return random.nextBoolean() ? OptionalLong.of(time()) : OptionalLong.empty();
    }

    private OptionalInt maybeInt() {
        return random.nextBoolean() ? OptionalInt.of(random.nextInt(64)) : OptionalInt.empty();
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
