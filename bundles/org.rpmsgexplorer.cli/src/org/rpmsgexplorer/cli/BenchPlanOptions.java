// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.benchmark.BenchmarkPlan;
import org.rpmsgexplorer.core.benchmark.CreationPlan;
import org.rpmsgexplorer.core.benchmark.LatencyPlan;
import org.rpmsgexplorer.core.benchmark.ThroughputPlan;
import org.rpmsgexplorer.core.connection.BoardSystem;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Engine;
import org.rpmsgexplorer.core.connection.Measurements;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.core.device.Devices;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Says what a benchmark is to measure, and decides what is not given by what the board has. */
final class BenchPlanOptions {
    private static final int MAX_LOOPS = 10_000_000;
    private static final int MAX_COUNT = 1_000_000;
    private static final int MAX_SIZE = 64 * 1024;
    /** What fits into a file of a run. */
    private static final int MAX_MESSAGES = 4_000_000;
    private static final int MAX_WINDOW = 10_000;
    private static final double MAX_RATE = 1e6;
    private static final List<Integer> SIZES = List.of(1, 16, 64, 256);

    /** What is measured. */
    enum Measure {
        CREATION, LATENCY, THROUGHPUT
    }

    /** Which engines measure creation. */
    enum Engines {
        AUTO, NATIVE, JAVA, BOTH
    }

    @Option(names = {"-c", "--control"}, paramLabel = "NAME", description = "The control device. Default: the only one.")
    private String control;

    @Option(names = {"-m", "--measure"}, paramLabel = "WHAT", defaultValue = "creation",
            description = "creation (default), latency or throughput.")
    private Measure measure;

    @Option(names = {"-r", "--repeats"}, paramLabel = "N", defaultValue = "10",
            description = "Rounds, in each of which the ways take turns. Default: ${DEFAULT-VALUE}.")
    private int repeats;

    @Option(names = {"-n", "--loops"}, paramLabel = "N", defaultValue = "1000",
            description = "creation: loops in each sample. Default: ${DEFAULT-VALUE}.")
    private int loops;

    @Option(names = "--engine", paramLabel = "ENGINE", defaultValue = "auto",
            description = "creation: native (a library in C), java (through JNA, whose cost is measured and subtracted), both, or"
                    + " auto (default): native where the board's machine has it.")
    private Engines engine;

    @Option(names = "--steps", description = "creation: time create, open, destroy and close by themselves, too.")
    private boolean steps;

    @Option(names = "--existing", paramLabel = "N[,N...]", defaultValue = "0", split = ",",
            description = "creation: with so many endpoints already there, one after the other. Default: ${DEFAULT-VALUE}.")
    private List<Integer> existing;

    @Option(names = "--until", paramLabel = "PERCENT", converter = Percent.class,
            description = "creation: go on until the 95 %% interval of legacy/fd is within this, such as 1%%.")
    private Double until;

    @Option(names = "--limit", paramLabel = "SECONDS", defaultValue = "600", converter = Seconds.class,
            description = "With --until: how long at most. Default: ${DEFAULT-VALUE}.")
    private Duration limit;

    @Option(names = "--cpu", paramLabel = "N", description = "creation: keep the loops on this processor.")
    private Integer cpu;

    @Option(names = "--to", paramLabel = "PEER", defaultValue = "rpmsg-echo",
            description = "latency, throughput: the echo service, a channel or an address. Default: ${DEFAULT-VALUE}.")
    private String peer;

    @Option(names = "--size", paramLabel = "BYTES[,BYTES...]", split = ",",
            description = "latency, throughput: sizes of messages. Default: 1, 16, 64, 256 and the longest that is possible.")
    private List<Integer> sizes = new ArrayList<>();

    @Option(names = "--count", paramLabel = "N", defaultValue = "1000",
            description = "latency, throughput: messages in each sample. Default: ${DEFAULT-VALUE}.")
    private int count;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "500",
            description = "latency: messages in a second. Default: ${DEFAULT-VALUE}.")
    private double rate;

    @Option(names = "--window", paramLabel = "N", defaultValue = "16",
            description = "throughput: how many messages may be on their way at once. Default: ${DEFAULT-VALUE}.")
    private int window;

    /** Parts of a whole as people write them: 1% or 0.5 %. */
    static final class Percent implements ITypeConverter<Double> {
        private static final double HUNDRED = 100;

        @Override
        public Double convert(String text) {
            try {
                double part = Double.parseDouble(text.replace("%", "").strip()) / HUNDRED;
                if (part > 0 && part < 1) {
                    return part;
                }
            } catch (NumberFormatException notANumber) {
                // The message below covers this too.
            }
            throw new TypeConversionException("\"" + text + "\" is not a percentage above 0 and below 100, such as 1%");
        }
    }

    /**
     * Refuses, before anything is done, what cannot be measured.
     *
     * @throws UsageException with what is possible
     */
    void refuseImpossible() {
        require("loops", loops, 1, MAX_LOOPS);
        require("rounds", repeats, 1, MAX_COUNT);
        require("messages", count, 1, MAX_COUNT);
        require("messages on their way", window, 1, MAX_WINDOW);
        require("messages in a second", rate, 1, MAX_RATE);
        existing.forEach(number -> require("endpoints already there", number, 0, Measurements.MAX_HELD));
        sizes.forEach(size -> require("bytes", size, 1, MAX_SIZE));
        if (cpu != null) {
            require("as the number of a processor", cpu, 0, MAX_WINDOW);
        }
        if (limit.isZero()) {
            throw new UsageException("a time limit above 0 is possible");
        }
        EndpointOptions.refuseAny(peer);
    }

    private static void require(String what, double value, long least, double most) {
        if (!(value >= least && value <= most)) {
            throw new UsageException(least + " to " + (long) most + " " + what + " are possible");
        }
    }

    /** Decides the rest by what the board has. */
    BenchmarkPlan resolve(Connection connection) throws BoardException {
        Devices devices = connection.devices();
        if (measure == Measure.CREATION) {
            String device = new EndpointOptions(control, EndpointSpec.ANY).control(devices);
            return new CreationPlan(device, engines(connection.measurements()), steps, existing, loops, repeats,
                    until == null ? OptionalDouble.empty() : OptionalDouble.of(until),
                    until == null ? Optional.empty() : Optional.of(limit), cpu == null ? OptionalInt.empty() : OptionalInt.of(cpu));
        }
        EndpointSpec echo = new EndpointOptions(control, EndpointSpec.ANY).resolve(devices, peer);
        List<Integer> wanted = sizes.isEmpty() ? allSizes(connection.measurements(), echo) : sizes;
        if (measure == Measure.LATENCY && (double) count * repeats * wanted.size() * Way.values().length > MAX_MESSAGES) {
            throw new UsageException("a run can keep " + MAX_MESSAGES + " messages; with " + wanted.size()
                    + " sizes and both ways ask for fewer by --count, --repeats or --size");
        }
        return measure == Measure.LATENCY
                ? new LatencyPlan(echo.control(), echo.destination(), wanted, rate, count, repeats)
                : new ThroughputPlan(echo.control(), echo.destination(), wanted, count, window, repeats);
    }

    private List<Engine> engines(Measurements measurements) throws BoardException {
        return switch (engine) {
            case NATIVE -> List.of(Engine.NATIVE);
            case JAVA -> List.of(Engine.JAVA);
            case BOTH -> List.of(Engine.NATIVE, Engine.JAVA);
            case AUTO -> {
                BoardSystem system = measurements.system();
                yield List.of(system.has(Engine.NATIVE) ? Engine.NATIVE : Engine.JAVA);
            }
        };
    }

    private static List<Integer> allSizes(Measurements measurements, EndpointSpec echo) throws BoardException {
        int longest = measurements.messageLimit(echo.control(), echo.destination());
        List<Integer> all = new ArrayList<>(SIZES);
        all.removeIf(size -> size >= longest);
        all.add(longest);
        Collections.sort(all);
        return all;
    }
}
