// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what a capture is. */
@Command(name = "info", mixinStandardHelpOptions = true,
        description = {"Say where a capture is from, what it has, from when to when, and whether it is whole.",
                "It reads all of it. Exit code 1 where it is damaged; the torn end that a killed writer leaves is told, and is"
                        + " no damage."},
        footer = {"", "Examples:", "  rpmsg capture info lunch.rpmsg", "  rpmsg capture info lunch.rpmsg --json"})
final class CaptureInfoCommand implements Callable<Integer> {
    @Mixin
    private CaptureFileParameter file;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** What is printed as JSON; what is not known is null. */
    private record Info(Path file, long bytes, String id, String created, Optional<String> origin, long rows,
            long messages, long gaps, long lost, long markers, long notes, Optional<String> first, Optional<String> last,
            OptionalDouble seconds, long ignoredBytes, Optional<String> damage, List<EndpointInfo> endpoints) {
    }

    private record EndpointInfo(String label, Optional<String> board, Optional<String> control, Optional<String> name,
            Optional<String> way, OptionalLong local, OptionalLong remote, long messages) {
        static EndpointInfo of(CapturedEndpoint endpoint, long messages) {
            return new EndpointInfo(endpoint.label(), known(endpoint.board()), known(endpoint.control()),
                    known(endpoint.name()), known(endpoint.way()), endpoint.local(), endpoint.remote(), messages);
        }
    }

    private static Optional<String> known(String text) {
        return Optional.of(text).filter(any -> !any.isEmpty());
    }

    @Override
    public Integer call() throws Exception {
        try (Interrupt interrupt = new Interrupt(); Capture capture = file.openInSilence()) {
            CaptureSummary summary = new CaptureSummary();
            String missing = CaptureFileParameter.missing(capture);
            Optional<String> damage = capture.isDamaged() ? Optional.of(missing) : Optional.empty();
            try (RowWalk walk = new RowWalk(capture, 0, Long.MAX_VALUE, row -> true, summary, false, interrupt)) {
                walk.toEnd();
            } catch (CaptureException unreadable) {
                damage = Optional.of(unreadable.getMessage() + "; only the rows before it are counted");
            }
            if (!interrupt.asked()) {
                Info info = info(capture, summary, damage);
                if (json) {
                    Json.print(info);
                } else {
                    print(info, damage.isEmpty() ? missing : damage.get());
                }
            }
            return damage.isEmpty() ? 0 : 1;
        }
    }

    private Info info(Capture capture, CaptureSummary summary, Optional<String> damage) {
        OptionalLong first = summary.first();
        OptionalLong last = summary.last();
        List<EndpointInfo> endpoints = new ArrayList<>();
        summary.endpoints().forEach(counted -> endpoints.add(
                EndpointInfo.of(capture.endpoints().get(counted.endpoint()), counted.messages())));
        return new Info(file.path(), capture.fileLength(), capture.id().toString(), capture.created().toString(),
                known(capture.origin()), capture.rows(), summary.messages(), summary.gaps(), summary.lost(),
                summary.markers(), summary.notes(), time(first), time(last), summary.seconds(), capture.ignoredBytes(), damage, endpoints);
    }

    private static Optional<String> time(OptionalLong nanos) {
        return nanos.isEmpty() ? Optional.empty() : Optional.of(CaptureFormats.instant(nanos.getAsLong()).toString());
    }

    private static String local(Optional<String> time) {
        return time.map(text -> CaptureFormats.time(Instant.parse(text), ZoneId.systemDefault()))
                .orElse(Addresses.UNKNOWN);
    }

    private static void print(Info info, String missing) {
        line("File", info.file() + ", " + CaptureFormats.size(info.bytes()));
        line("Id", info.id());
        line("Origin", info.origin().orElse(Addresses.UNKNOWN));
        line("Created", local(Optional.of(info.created())));
        line("Rows", info.rows() + ": " + count(info.messages(), "message") + ", " + count(info.gaps(), "gap")
                + (info.gaps() == 0 ? "" : " (" + count(info.lost(), "message") + " lost)") + ", "
                + count(info.markers(), "marker") + ", " + count(info.notes(), "note"));
        line("First message", local(info.first()) + (info.first().isEmpty() ? "" : ", by the board's clock"));
        line("Last message", local(info.last()));
        line("Duration", info.seconds().isEmpty() ? Addresses.UNKNOWN
                : String.format(Locale.ROOT, "%.6f s", info.seconds().getAsDouble()));
        line("Whole", missing.isEmpty() ? "yes" : "no: " + missing);
        System.out.println();
        Table table = new Table("ENDPOINT", ">MESSAGES", "NAME", "WAY", ">LOCAL", ">REMOTE", "BOARD", "CONTROL");
        for (EndpointInfo endpoint : info.endpoints()) {
            table.add(endpoint.label(), Long.toString(endpoint.messages()), shown(endpoint.name()),
                    shown(endpoint.way()), Addresses.format(endpoint.local()), Addresses.format(endpoint.remote()), shown(endpoint.board()),
                    shown(endpoint.control()));
        }
        table.print(System.out, "");
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String shown(Optional<String> text) {
        return text.orElse(Addresses.UNKNOWN);
    }

    private static void line(String name, String value) {
        System.out.printf("%-13s  %s%n", name, Terminal.harmless(value));
    }
}
