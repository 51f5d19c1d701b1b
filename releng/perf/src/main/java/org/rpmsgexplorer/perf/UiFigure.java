// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * For how long the UI thread is blocked at most while messages come to a visible, filtered Messages view of the assembled IDE,
 * against the same view while nothing comes. The bundle in {@code releng/ui.load} measures that within the IDE.
 */
final class UiFigure implements Figure {
    private static final double LIMIT_MILLIS = 100;
    /** Some 30 a second are meant. */
    private static final double LIMIT_FRAMES = 35;
    private static final int ROUNDS = 5;
    private static final int QUICK_ROUNDS = 1;
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String HOW = "20000 messages a second of 64 bytes, made within the IDE and recorded as those of a board are, "
            + "to a Messages view of 1280x1024 that shows half of them by a filter, on a virtual display";

    @Override
    public String name() {
        return "ui";
    }

    @Override
    public String description() {
        return "the longest block of the IDE's UI thread, and its frames, while 20,000 messages a second come; needs no board";
    }

    @Override
    public List<Line> measure(Settings settings) throws Exception {
        int rounds = settings.quick() ? QUICK_ROUNDS : ROUNDS;
        settings.progress().accept(rounds + " floods of 8 s in the IDE, each after as long a rest");
        Path folder = Files.createTempDirectory(settings.work(), "ide");
        try {
            Map<String, Double> results = results(settings, folder, rounds);
            List<Double> idle = all(results, "idle", rounds);
            List<Double> floods = all(results, "flood", rounds);
            List<Double> frames = all(results, "frames", rounds);
            double longest = Collections.max(floods);
            return List.of(
                    new Line(name() + " block", "ms", longest, OptionalDouble.of(Collections.max(idle)), Line.Rule.VALUE_AT_MOST,
                            longest, LIMIT_MILLIS, HOW + "; the longest block in any of " + rounds + " floods (" + text(floods)
                                    + " ms), against those of as long times without messages (" + text(idle) + " ms)"),
                    Line.of(name() + " frames", "/s", Collections.max(frames), LIMIT_FRAMES,
                            "how often the table was painted meanwhile, at most; in each flood: " + text(frames)));
        } finally {
            delete(folder);
        }
    }

    private static List<Double> all(Map<String, Double> results, String what, int rounds) {
        return IntStream.rangeClosed(1, rounds).mapToObj(round -> results.get(what + " " + round)).toList();
    }

    private static String text(List<Double> values) {
        return values.stream().map(value -> String.format(Locale.ROOT, "%.1f", value)).collect(Collectors.joining(", "));
    }

    private static Map<String, Double> results(Settings settings, Path folder, int rounds) throws Exception {
        AssembledIde ide = AssembledIde.below(settings.ide());
        Path configuration = ide.configurationWith(settings.loadBundle(), folder.resolve("configuration"));
        Path preferences = Files.writeString(folder.resolve("preferences"), "org.rpmsgexplorer.ui/startVirtualBoard=false\n");
        Path file = folder.resolve("results");
        new Programs(settings.work()).run(List.of("xvfb-run", "-a", "-s", "-screen 0 1280x1024x24",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
                "-Drpmsg.load=" + file, "-Drpmsg.load.rounds=" + rounds, "-jar", ide.launcher().toString(), "-nosplash",
                "-configuration", configuration.toString(), "-pluginCustomization", preferences.toString(), "-data",
                folder.resolve("workspace").toString()), LIMIT);
        if (!Files.exists(file)) {
            throw new IOException("The IDE did not measure; its log says why: " + log(folder.resolve("workspace")));
        }
        return CaptureFigure.results(Files.readString(file));
    }

    private static String log(Path workspace) throws IOException {
        Path log = workspace.resolve(".metadata/.log");
        return Files.exists(log) ? Files.readString(log).lines().filter(line -> line.startsWith("!MESSAGE"))
                .collect(Collectors.joining(" ")) : "(there is none)";
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
