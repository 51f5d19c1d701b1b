// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

import org.rpmsgexplorer.core.capture.CaptureWriter;
import org.rpmsgexplorer.perf.Numbers.Pair;

/**
 * How long it takes to write ten million messages, to open them again, to filter them and to jump among them with a heap of 256 MB;
 * and to open and filter fewer of them as whole programs, against tshark on the same messages.
 */
final class CaptureFigure implements Figure {
    private static final int MESSAGES = 10_000_000;
    private static final int QUICK_MESSAGES = 1_000_000;
    private static final int JUMPS = 10_000;
    private static final int COMPARED = 3_000_000;
    private static final int QUICK_COMPARED = 2_000_000;
    private static final int TRIED = 200_000;
    private static final int ROUNDS = 3;
    private static final int QUICK_ROUNDS = 1;
    private static final int SPACE_MEGABYTES = 1_300;
    private static final int HEAP_MEGABYTES = 256;
    private static final double LIMIT_RATIO = 0.1;
    private static final double LIMIT_APPEND_SECONDS = 20;
    private static final double LIMIT_OPEN_SECONDS = 1;
    private static final double LIMIT_FILTER_SECONDS = 5;
    private static final double LIMIT_JUMP_MILLIS = 1;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /** A filter in our language and in Wireshark's. */
    private record Filter(String word, String own, String display) {
    }

    private static final List<Filter> FILTERS = List.of(
            new Filter("text", CaptureProbe.TEXT_FILTER, "frame contains \"" + SampleMessages.TEXT + "\""),
            new Filter("hex", CaptureProbe.PATTERN_FILTER, "frame matches r\"(?s)\\x7e.\\x01\""));

    @Override
    public String name() {
        return "capture";
    }

    @Override
    public String description() {
        return "writing, opening, filtering 10 million messages; opening and filtering against tshark; needs no board";
    }

    @Override
    public List<Line> measure(Settings settings) throws Exception {
        requireSpace(settings.work());
        Wireshark wireshark = new Wireshark(settings.work());
        List<Line> lines = new ArrayList<>(large(settings));
        lines.addAll(compare(settings, wireshark));
        return lines;
    }

    private static void requireSpace(Path work) throws IOException {
        long megabytes = Files.getFileStore(work).getUsableSpace() / 1_000_000;
        if (megabytes < SPACE_MEGABYTES) {
            throw new IOException(work + " has " + megabytes + " MB left, and " + SPACE_MEGABYTES
                    + " MB are needed; let JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER name another folder");
        }
    }

    private List<Line> large(Settings settings) throws IOException, InterruptedException {
        int messages = settings.quick() ? QUICK_MESSAGES : MESSAGES;
        settings.progress().accept(messages + " messages, a heap of " + HEAP_MEGABYTES + " MB");
        Path file = settings.work().resolve("large.rpmsg");
        try {
            Map<String, Double> results = results(new Programs(settings.work()).run(
                    probe("work", file.toString(), Integer.toString(messages), Integer.toString(JUMPS)), LIMIT));
            long size = Files.size(file);
            String what = " of " + messages + " messages of " + SampleMessages.SIZE + " bytes";
            return List.of(
                    seconds("append", results, messages, LIMIT_APPEND_SECONDS, "writing" + what + ", the making of them included; "
                            + size / 1_000_000 + " MB"),
                    seconds("open", results, messages, LIMIT_OPEN_SECONDS, "opening" + what),
                    seconds("all by text", results, messages, LIMIT_FILTER_SECONDS, CaptureProbe.TEXT_FILTER + what),
                    seconds("all by hex", results, messages, LIMIT_FILTER_SECONDS, CaptureProbe.PATTERN_FILTER + what),
                    Line.of("capture jump", "ms", results.get("jump") / JUMPS * 1e3, LIMIT_JUMP_MILLIS, String.format(Locale.ROOT,
                            "to one of %d random rows, and reading it; mean. The longest took %.1f ms", JUMPS,
                            results.get("longest") * 1e3)),
                    Line.of("capture heap", "MB", results.get("heap") / 1e6, HEAP_MEGABYTES,
                            "the most that the heap had during all this, garbage included"));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Line seconds(String what, Map<String, Double> results, int messages, double limit, String note) {
        double seconds = results.get(what);
        return Line.of(name() + " " + what, "s", seconds, limit,
                note + String.format(Locale.ROOT, "; %.1f million a second", messages / seconds / 1e6));
    }

    /** Returns what stands in lines of a name and a number behind the last blank. */
    static Map<String, Double> results(String output) {
        return output.lines().collect(Collectors.toMap(line -> line.substring(0, line.lastIndexOf(' ')),
                line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1))));
    }

    private static List<String> probe(String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MEGABYTES + "m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                CaptureProbe.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private List<Line> compare(Settings settings, Wireshark wireshark) throws Exception {
        int messages = settings.quick() ? QUICK_COMPARED : COMPARED;
        Path capture = settings.work().resolve("compared.rpmsg");
        Path pcapng = settings.work().resolve("compared.pcapng");
        Path found = settings.work().resolve("found.pcapng");
        try {
            settings.progress().accept(messages + " messages as pcapng");
            try (CaptureWriter writer = CaptureWriter.create(capture, "perf")) {
                new SampleMessages().write(writer, messages);
            }
            Exchange.export(capture, pcapng);
            List<String> read = List.of("-r", pcapng.toString(), "-w", found.toString());
            List<String> dissector = List.of("-X", "lua_script:" + settings.dissector());
            double plain = tried(wireshark, read, List.of());
            double dissected = tried(wireshark, read, dissector);
            List<Line> lines = new ArrayList<>();
            for (Filter filter : FILTERS) {
                List<String> tshark = new ArrayList<>(read);
                tshark.addAll(plain <= dissected ? List.of() : dissector);
                tshark.addAll(List.of("-Y", filter.display));
                List<Pair> rounds = rounds(settings, wireshark, filter, tshark, probe("find", capture.toString(), filter.own), found);
                lines.add(new Line(name() + " " + filter.word, "s", Numbers.value(rounds),
                        OptionalDouble.of(Numbers.reference(rounds)), Line.Rule.RATIO_AT_MOST, Numbers.ratio(rounds), LIMIT_RATIO,
                        String.format(Locale.ROOT, "a new process that opens %d messages and tells which fit %s, against "
                                + "tshark -n -Y '%s' -w; median of %d rounds. Both have found the same. For %d messages, tshark took "
                                + "%.1f s without and %.1f s with our dissector: the faster way is compared", messages, filter.own,
                                filter.display, rounds.size(), TRIED, plain, dissected)));
            }
            return lines;
        } finally {
            for (Path file : List.of(capture, pcapng, found)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static List<Pair> rounds(Settings settings, Wireshark wireshark, Filter filter, List<String> tshark, List<String> own,
            Path found) throws Exception {
        Programs programs = new Programs(settings.work());
        int count = settings.quick() ? QUICK_ROUNDS : ROUNDS;
        List<Pair> pairs = new ArrayList<>();
        for (int round = 1; round <= count; round++) {
            settings.progress().accept(filter.word + ", round " + round + " of " + count);
            double reference = time(wireshark, tshark);
            long start = System.nanoTime();
            String times = programs.run(own, LIMIT);
            pairs.add(new Pair((System.nanoTime() - start) / 1e9, reference));
            if (times.isEmpty() || !times.equals(wireshark.times(found))) {
                throw new IOException(filter.own + " does not find what tshark finds with " + filter.display);
            }
        }
        return pairs;
    }

    private static double tried(Wireshark wireshark, List<String> read, List<String> dissector) throws Exception {
        List<String> command = new ArrayList<>(read);
        command.addAll(dissector);
        command.addAll(List.of("-c", Integer.toString(TRIED), "-Y", FILTERS.get(0).display));
        return time(wireshark, command);
    }

    private static double time(Wireshark wireshark, List<String> arguments) throws Exception {
        long start = System.nanoTime();
        wireshark.tshark(arguments);
        return (System.nanoTime() - start) / 1e9;
    }
}
