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
                "The time includes the agent; SSH is not in it. Exit code 1 where nothing comes back.",
                "Ctrl-C ends it, with the summary."},
        footer = {"", "Examples:", "  rpmsg ping rpmsg-echo", "  rpmsg ping 0x400 -n 1000 -i 0 -s 496 --way legacy"})
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

    @Option(names = {"-i", "--interval"}, paramLabel = "SECONDS", defaultValue = "0.2", converter = Seconds.class,
            description = "From one message to the next, at least. Default: ${DEFAULT-VALUE}.")
    private Duration interval;

    @Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "1", converter = Seconds.class,
            description = "How long to wait for each answer. Default: ${DEFAULT-VALUE}.")
    private Duration wait;

    @Option(names = "--json", description = "Print JSON, times in nanoseconds.")
    private boolean json;

    private record Summary(int size, int sent, long answered, long late, OptionalLong min, OptionalLong median, OptionalLong p99,
            OptionalLong max, List<Ping.Echo> echoes) {
    }

    @Override
    public Integer call() throws Exception {
        if (count < 1 || count > MAX_COUNT || size < 0 || size > MAX_SIZE || wait.isZero()) {
            throw new UsageException("1 to " + MAX_COUNT + " messages of 0 to " + MAX_SIZE
                    + " bytes are possible, and a time to wait above 0");
        }
        EndpointOptions.refuseAny(peer);
        try (Interrupt interrupt = new Interrupt(); Connection connection = board.connect()) {
            EndpointSpec spec = endpoint.resolve(connection.devices(), peer);
            if (!json) {
                System.out.println("Ping to " + Addresses.format(OptionalLong.of(spec.destination())) + ", " + spec.way()
                        + " way: " + count + " messages of " + size + " bytes.");
            }
            PingResult result = new Ping(count, size, interval, wait)
                    .run(connection, spec, json ? echo -> { } : this::print, until(interrupt));
            if (json) {
                Json.print(new Summary(size, result.echoes().size(), result.answered(), result.late(), result.nanos(0),
                        result.nanos(0.5), result.nanos(0.99), result.nanos(1), result.echoes()));
            } else {
                print(result);
            }
            return result.answered() > 0 ? 0 : 1;
        }
    }

    private static Progress until(Interrupt interrupt) {
        return new Progress() {
            @Override
            public void step(String text) {
                // The lines of the echoes tell how it goes on.
            }

            @Override
            public boolean isCancelled() {
                return interrupt.asked();
            }
        };
    }

    private void print(Ping.Echo echo) {
        System.out.println("seq=" + echo.sequence() + " " + (echo.nanos().isPresent() ? "time=" + micros(echo.nanos())
                : "no answer within " + Seconds.format(wait) + " s"));
    }

    private static void print(PingResult result) {
        int sent = result.echoes().size();
        if (sent == 0) {
            System.out.println("No message was sent.");
            return;
        }
        System.out.println(sent + " messages of " + result.size() + " bytes sent, " + result.answered() + " came back, "
                + Math.round(100.0 * (sent - result.answered()) / sent) + " % lost"
                + (result.late() == 0 ? "" : ", " + result.late() + " came too late or unasked"));
        if (result.answered() > 0) {
            System.out.println("min " + micros(result.nanos(0)) + ", median " + micros(result.nanos(0.5)) + ", p99 "
                    + micros(result.nanos(0.99)) + ", max " + micros(result.nanos(1)));
        }
    }

    private static String micros(OptionalLong nanos) {
        return String.format(Locale.ROOT, "%.1f us", nanos.getAsLong() / 1000.0);
    }
}
