// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.benchmark.BenchmarkPlan;
import org.rpmsgexplorer.core.benchmark.CreationRequest;
import org.rpmsgexplorer.core.benchmark.EchoRequest;
import org.rpmsgexplorer.core.benchmark.EngineChoice;
import org.rpmsgexplorer.core.benchmark.Measure;
import org.rpmsgexplorer.core.benchmark.PlanRequest;
import org.rpmsgexplorer.core.connection.Connection;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Says what a benchmark is to measure, and decides what is not given by what the board has. */
final class BenchPlanOptions {
    @Option(names = {"-c", "--control"}, paramLabel = "NAME", description = "The control device. Default: the only one.")
    private String control;

    @Option(names = {"-m", "--measure"}, paramLabel = "WHAT", defaultValue = "creation",
            description = "creation (default), latency or throughput.")
    private Measure measure;

    @Option(names = {"-r", "--repeats"}, paramLabel = "N", defaultValue = "" + PlanRequest.USUAL_REPEATS,
            description = "Rounds, in each of which the ways take turns. Default: ${DEFAULT-VALUE}.")
    private int repeats;

    @Option(names = {"-n", "--loops"}, paramLabel = "N", defaultValue = "" + CreationRequest.USUAL_LOOPS,
            description = "creation: loops in each sample. Default: ${DEFAULT-VALUE}.")
    private int loops;

    @Option(names = "--engine", paramLabel = "ENGINE", defaultValue = "auto",
            description = "creation: native (a library in C), java (through JNA, whose cost is measured and subtracted), both, or"
                    + " auto (default): native where the board's machine has it.")
    private EngineChoice engine;

    @Option(names = "--steps", description = "creation: time create, open, destroy and close by themselves, too.")
    private boolean steps;

    @Option(names = "--existing", paramLabel = "N[,N...]", defaultValue = "0", split = ",",
            description = "creation: with so many endpoints already there, one after the other. Default: ${DEFAULT-VALUE}.")
    private List<Integer> existing;

    @Option(names = "--until", paramLabel = "PERCENT", converter = Percent.class,
            description = "creation: go on until the 95 %% interval of legacy/fd is within this, such as 1%%.")
    private Double until;

    @Option(names = "--limit", paramLabel = "SECONDS", defaultValue = "" + CreationRequest.USUAL_LIMIT_SECONDS,
            converter = Seconds.class, description = "With --until: how long at most. Default: ${DEFAULT-VALUE}.")
    private Duration limit;

    @Option(names = "--cpu", paramLabel = "N", description = "creation: keep the loops on this processor.")
    private Integer cpu;

    @Option(names = "--to", paramLabel = "PEER", defaultValue = EchoRequest.USUAL_PEER,
            description = "latency, throughput: the echo service, a channel or an address. Default: ${DEFAULT-VALUE}.")
    private String peer;

    @Option(names = "--size", paramLabel = "BYTES[,BYTES...]", split = ",",
            description = "latency, throughput: sizes of messages. Default: 1, 16, 64, 256 and the longest that is possible.")
    private List<Integer> sizes = new ArrayList<>();

    @Option(names = "--count", paramLabel = "N", defaultValue = "" + EchoRequest.USUAL_COUNT,
            description = "latency, throughput: messages in each sample. Default: ${DEFAULT-VALUE}.")
    private int count;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "" + EchoRequest.USUAL_RATE,
            description = "latency: messages in a second. Default: ${DEFAULT-VALUE}.")
    private double rate;

    @Option(names = "--window", paramLabel = "N", defaultValue = "" + EchoRequest.USUAL_WINDOW,
            description = "throughput: how many messages may be on their way at once. Default: ${DEFAULT-VALUE}.")
    private int window;

    /** Parts of a whole as people write them: 1% or 0.5 %. */
    static final class Percent implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            try {
                return CreationRequest.percent(text);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(wrong.getMessage());
            }
        }
    }

    /**
     * Refuses, before anything is done, what cannot be measured.
     *
     * @throws UsageException with what is possible
     */
    void refuseImpossible() {
        request().problem().ifPresent(problem -> {
            throw new UsageException(problem);
        });
    }

    /** Decides the rest by what the board has. */
    BenchmarkPlan resolve(Connection connection) throws BoardException {
        try {
            return request().resolve(connection);
        } catch (IllegalArgumentException notAnAddress) {
            throw new UsageException(notAnAddress.getMessage());
        }
    }

    private PlanRequest request() {
        CreationRequest creation = new CreationRequest(engine, loops, steps, existing,
                until == null ? OptionalDouble.empty() : OptionalDouble.of(until), limit,
                cpu == null ? OptionalInt.empty() : OptionalInt.of(cpu));
        return new PlanRequest(measure, Optional.ofNullable(control), repeats, creation,
                new EchoRequest(peer, sizes, count, rate, window));
    }
}
