// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.benchmark.Ping;
import org.rpmsgexplorer.core.benchmark.PingResult;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.EndpointSpec;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Times how long messages take to an echo service and back. */
@Command(name = "ping", mixinStandardHelpOptions = true,
        description = {"Time how long messages take to a remote's echo service and back, on the board's clock.",
                "The time includes the agent; SSH is not in it. Exit code 1 where nothing comes back."})
final class PingCommand implements Callable<Integer> {
    private static final int MAX_COUNT = 1_000_000;
    private static final int MAX_SIZE = 64 * 1024;

    @Mixin
    private BoardOption board;

    @Parameters(index = "0", paramLabel = "PEER", description = EndpointOptions.PEER)
    private String peer;

    @Mixin
    private EndpointOptions endpoint;

    @Option(names = {"-n", "--count"}, paramLabel = "N", defaultValue = "5",
            description = "How many messages. Default: ${DEFAULT-VALUE}.")
    private int count;

    @Option(names = {"-s", "--size"}, paramLabel = "BYTES", defaultValue = "64",
            description = "How long each message is. Default: ${DEFAULT-VALUE}.")
    private int size;

    @Option(names = {"-i", "--interval"}, paramLabel = "SECONDS", defaultValue = "0.2",
            description = "From one message to the next, at least. Default: ${DEFAULT-VALUE}.")
    private double interval;

    @Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "1",
            description = "How long to wait for each answer. Default: ${DEFAULT-VALUE}.")
    private double wait;

    @Option(names = "--json", description = "Print JSON, times in nanoseconds.")
    private boolean json;

    private record Summary(int size, int sent, long answered, OptionalLong min, OptionalLong median, OptionalLong p99,
            OptionalLong max, List<Ping.Echo> echoes) {
    }

    @Override
    public Integer call() throws Exception {
        if (count < 1 || count > MAX_COUNT || size < 0 || size > MAX_SIZE || !(interval >= 0) || !(wait > 0)) {
            throw new UsageException("1 to " + MAX_COUNT + " messages of 0 to " + MAX_SIZE
                    + " bytes are possible, an interval from 0, and a time to wait above 0");
        }
        try (Connection connection = board.connect()) {
            EndpointSpec spec = endpoint.resolve(connection.devices(), peer);
            Ping ping = new Ping(count, size, seconds(interval), seconds(wait));
            PingResult result = ping.run(connection, spec, json ? echo -> { } : this::print, Progress.NONE);
            if (json) {
                Json.print(new Summary(size, result.echoes().size(), result.answered(), result.nanos(0),
                        result.nanos(0.5), result.nanos(0.99), result.nanos(1), result.echoes()));
            } else {
                print(result);
            }
            return result.answered() > 0 ? 0 : 1;
        }
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }

    private void print(Ping.Echo echo) {
        System.out.println(echo.sequence() + ": " + (echo.nanos().isPresent() ? micros(echo.nanos())
                : "no answer within " + wait + " s"));
    }

    private static void print(PingResult result) {
        int sent = result.echoes().size();
        System.out.println(sent + " messages of " + result.size() + " bytes sent, " + result.answered() + " came back, "
                + Math.round(100.0 * (sent - result.answered()) / sent) + " % lost");
        if (result.answered() > 0) {
            System.out.println("min " + micros(result.nanos(0)) + ", median " + micros(result.nanos(0.5)) + ", p99 "
                    + micros(result.nanos(0.99)) + ", max " + micros(result.nanos(1)));
        }
    }

    private static String micros(OptionalLong nanos) {
        return String.format(Locale.ROOT, "%.1f us", nanos.getAsLong() / 1000.0);
    }
}
