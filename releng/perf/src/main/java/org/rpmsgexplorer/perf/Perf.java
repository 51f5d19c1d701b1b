// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.virtualboard.Kernel;

import com.fasterxml.jackson.databind.json.JsonMapper;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures the figures that this project promises, each beside its reference, and says whether the limits are kept. */
@Command(name = "perf", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Measure what RPMsg Explorer promises, on virtual boards, each figure beside its reference.",
                "Without names, all figures: 15 to 25 minutes. Other work on this machine disturbs them."},
        footer = "Exit code 0 where all limits are kept, 1 where one is not, 2 for a wrong call.")
final class Perf implements Callable<Integer> {
    private static final List<Figure> FIGURES = List.of(new ConnectFigure(), new MemoryFigure(), new UploadFigure(),
            new EchoFigure(), new RateFigure(), new CaptureFigure(), new ExchangeFigure(), new BenchFigure(), new EventFdFigure(),
            new RepeatFigure(), new UiFigure());

    @Parameters(paramLabel = "FIGURE", arity = "0..*", description = "Which figures. See --list.")
    private List<String> names = List.of();

    @Option(names = "--list", description = "List the figures; measure nothing.")
    private boolean list;

    @Option(names = "--quick", description = "Measure for a shorter time, to see that it works: the figures are less exact.")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures as JSON, too.")
    private Path json;

    private int failed;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private record Document(String time, int processors, boolean quick, List<Entry> figures) {
    }

    private record Entry(String name, String unit, double value, Double reference, Line.Rule rule, double compared, double limit,
            boolean ok, String note) {
        static Entry of(Line line) {
            Double reference = line.reference().isPresent() ? line.reference().getAsDouble() : null;
            return new Entry(line.name(), line.unit(), line.value(), reference, line.rule(), line.compared(), line.limit(),
                    line.ok(), line.note());
        }
    }

    public static void main(String[] arguments) {
        CommandLine command = new CommandLine(new Perf());
        command.setExecutionExceptionHandler((failed, line, result) -> {
            System.err.println("perf: " + (failed.getMessage() == null ? failed : failed.getMessage()));
            return 1;
        });
        System.exit(command.execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        List<Figure> figures = chosen();
        if (list) {
            figures.forEach(figure -> System.out.printf("%-10s%s%n", figure.name(), figure.description()));
            return 0;
        }
        Path work = Files.createTempDirectory("rpmsg-perf");
        try {
            List<Line> lines = measure(figures, work);
            System.out.print(Report.text(lines));
            if (json != null) {
                write(lines);
            }
            return failed == 0 && lines.stream().allMatch(Line::ok) ? 0 : 1;
        } finally {
            delete(work);
        }
    }

    private List<Figure> chosen() {
        for (String name : names) {
            if (FIGURES.stream().noneMatch(figure -> figure.name().equals(name))) {
                throw new CommandLine.ParameterException(spec.commandLine(), "There is no figure \"" + name + "\"; see --list");
            }
        }
        return FIGURES.stream().filter(figure -> names.isEmpty() || names.contains(figure.name())).toList();
    }

    private List<Line> measure(List<Figure> figures, Path work) throws Exception {
        Kernel kernel = Kernel.locate();
        List<Line> lines = new ArrayList<>();
        for (Figure figure : figures) {
            long start = System.nanoTime();
            try {
                lines.addAll(figure.measure(new Settings(kernel, property("rpmsg.script"), property("rpmsg.reference.dir"),
                        property("rpmsg.dissector"), property("rpmsg.ide"), property("rpmsg.load.bundle"), work, quick,
                        step -> System.err.println(figure.name() + ": " + step))));
                System.err.println(figure.name() + ": done in " + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s");
            } catch (IOException | BoardException impossible) {
                // The others count all the same.
                failed++;
                System.err.println("perf: " + figure.name() + " could not be measured: " + impossible.getMessage());
            }
        }
        return lines;
    }

    private static Path property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("The property " + name + " is not set; start this program by ./rpmsg perf");
        }
        return Path.of(value);
    }

    private void write(List<Line> lines) throws IOException {
        Document document = new Document(Instant.now().toString(), Runtime.getRuntime().availableProcessors(), quick,
                lines.stream().map(Entry::of).toList());
        JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValue(json.toFile(), document);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
