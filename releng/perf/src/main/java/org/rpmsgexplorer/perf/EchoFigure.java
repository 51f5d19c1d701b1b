// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.benchmark.Ping;
import org.rpmsgexplorer.core.benchmark.PingResult;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.core.ssh.RemoteProcess;
import org.rpmsgexplorer.perf.Numbers.Pair;
import org.rpmsgexplorer.virtualboard.remotecore.RemoteCore;

/**
 * How long a message takes to the echo service and back by the agent's clock, against a C program.
 *
 * <p>Both wait between two messages until they are told over SSH to send the next one: a program that never waits finds
 * the processor's caches as it left them, which would be another figure.
 */
final class EchoFigure implements Figure {
    private static final String PROGRAM = "echo-time";
    private static final double LIMIT_RATIO = 1.25;
    private static final int SIZE = 64;
    private static final int ECHOES = 200;
    private static final int ROUNDS = 11;
    private static final int QUICK_ROUNDS = 3;
    private static final int WARM_UP = 3;
    private static final Duration LIMIT = Duration.ofSeconds(1);

    @Override
    public String name() {
        return "echo";
    }

    @Override
    public String description() {
        return SIZE + " bytes to rpmsg-echo and back, timed in the agent, against a C program on the board";
    }

    @Override
    public List<Line> measure(Settings settings) throws Exception {
        int rounds = settings.quick() ? QUICK_ROUNDS : ROUNDS;
        List<Line> lines = new ArrayList<>();
        Map<Way, List<Pair>> pairs = new EnumMap<>(Way.class);
        try (Lab lab = Lab.start(settings); Connection connection = lab.connect()) {
            String program = lab.install(PROGRAM);
            for (int round = 1 - WARM_UP; round <= rounds; round++) {
                settings.progress().accept(round < 1 ? "warming up" : "round " + round + " of " + rounds);
                // The ways take turns, too: the JVM compiles the last of what a message passes after a minute.
                for (Way way : Way.values()) {
                    Pair pair = new Pair(byAgent(connection, way), byProgram(lab, program, way));
                    if (round >= 1) {
                        pairs.computeIfAbsent(way, first -> new ArrayList<>()).add(pair);
                    }
                }
            }
        }
        pairs.forEach((way, measured) -> lines.add(new Line(name() + " " + word(way), "us", Numbers.value(measured),
                OptionalDouble.of(Numbers.reference(measured)), Line.Rule.RATIO_AT_MOST, Numbers.ratio(measured), LIMIT_RATIO,
                description() + " at the same pace; median of " + rounds + " rounds of the medians of " + ECHOES)));
        return lines;
    }

    private static String word(Way way) {
        return way.name().toLowerCase(Locale.ROOT);
    }

    private static double byAgent(Connection connection, Way way) throws Exception {
        EndpointSpec spec = new EndpointSpec("rpmsg_ctrl0", way, "perf-echo", EndpointSpec.ANY, RemoteCore.ECHO_ADDRESS);
        PingResult result = new Ping(ECHOES, SIZE, Duration.ZERO, LIMIT).run(connection, spec, echo -> { }, Progress.NONE);
        if (result.answered() < ECHOES) {
            throw new IOException("Only " + result.answered() + " of " + ECHOES + " echoes came back to the agent");
        }
        return result.nanos(0.5).getAsLong() / 1e3;
    }

    private static double byProgram(Lab lab, String program, Way way) throws Exception {
        List<Double> micros = new ArrayList<>();
        try (RemoteProcess process = lab.start("exec " + program + " " + word(way) + " " + RemoteCore.ECHO_ADDRESS + " " + SIZE);
                BufferedReader output = new BufferedReader(
                        new InputStreamReader(process.output(), StandardCharsets.US_ASCII))) {
            for (int echo = 0; echo < ECHOES; echo++) {
                process.input().write('.');
                process.input().flush();
                String nanos = output.readLine();
                if (nanos == null || nanos.equals("lost")) {
                    throw new IOException(PROGRAM + " did not measure: " + nanos);
                }
                micros.add(Long.parseLong(nanos) / 1e3);
            }
            process.input().close();
            // Its endpoint is destroyed when its output has ended.
            output.readLine();
        }
        return Numbers.median(micros);
    }
}
