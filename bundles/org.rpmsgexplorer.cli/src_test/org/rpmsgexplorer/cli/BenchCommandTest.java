// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.benchmark.BenchmarkPlan;
import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.CreationPlan;
import org.rpmsgexplorer.core.benchmark.CreationSample;
import org.rpmsgexplorer.core.benchmark.DeviceManager;
import org.rpmsgexplorer.core.benchmark.Environment;
import org.rpmsgexplorer.core.benchmark.LatencyPlan;
import org.rpmsgexplorer.core.benchmark.LatencySample;
import org.rpmsgexplorer.core.benchmark.LoadAverage;
import org.rpmsgexplorer.core.benchmark.Outcome;
import org.rpmsgexplorer.core.benchmark.Sample;
import org.rpmsgexplorer.core.benchmark.Step;
import org.rpmsgexplorer.core.benchmark.ThroughputPlan;
import org.rpmsgexplorer.core.benchmark.ThroughputSample;
import org.rpmsgexplorer.core.benchmark.file.RunFile;
import org.rpmsgexplorer.core.benchmark.file.RunStore;
import org.rpmsgexplorer.core.connection.CpuPolicy;
import org.rpmsgexplorer.core.connection.Engine;
import org.rpmsgexplorer.core.connection.Way;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The commands for benchmark runs that need no board. */
class BenchCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String OLD = "20260102-030405-1a2b";
    private static final String NEW = "20260203-040506-9999";
    private static final Environment BOARD = new Environment(Optional.of("root@192.0.2.1"), Optional.of("aarch64"),
            Optional.empty(), Optional.of("6.12.0"), Optional.empty(), Optional.empty(), OptionalInt.of(4),
            List.of(new CpuPolicy("0-3", Optional.of("schedutil"), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty())),
            Optional.empty(), Optional.of(new LoadAverage(0.1, 0.1, 0.1)), Optional.of(DeviceManager.MDEV), Optional.empty(),
            Optional.empty(), Optional.empty());

    @TempDir
    private Path folder;
    private RunStore store;
    private String output = "";
    private String errors = "";

    @BeforeEach
    void makeStore() {
        store = new RunStore(folder.resolve("runs"));
    }

    private static BenchmarkRun run(String id, BenchmarkPlan plan, List<Sample> samples) {
        return new BenchmarkRun(id, Optional.of(Instant.parse("2026-01-02T03:04:05Z")), Optional.of(Duration.ofMillis(1500)),
                "before\u001b[2J", plan, BOARD, Optional.empty(), Outcome.TOO_NOISY, List.of("A note."), samples);
    }

    private static BenchmarkRun creation(String id, long legacyNanos) {
        List<Sample> samples = new ArrayList<>();
        for (int round = 1; round <= 6; round++) {
            samples.add(new CreationSample(round, Engine.JAVA, Way.LEGACY, Step.LOOP, 0, 1000, 1000 * legacyNanos,
                    OptionalLong.of(1000 * legacyNanos + 200_000), OptionalLong.of(1)));
            samples.add(new CreationSample(round, Engine.JAVA, Way.FD, Step.LOOP, 0, 1000, 1_200_000, OptionalLong.of(1_400_000),
                    OptionalLong.empty()));
        }
        return run(id, new CreationPlan("rpmsg_ctrl0", List.of(Engine.JAVA), false, List.of(0), 1000, 6, OptionalDouble.of(0.01),
                Optional.of(Duration.ofMinutes(10)), OptionalInt.empty()), samples);
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("bench"));
        all.addAll(Arrays.asList(arguments));
        all.addAll(List.of("--runs", store.folder().toString()));
        PrintStream outBefore = System.out;
        PrintStream errBefore = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        StringWriter reported = new StringWriter();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            return Main.commandLine(new ErrorReport(folder.resolve("log"))).setErr(new PrintWriter(reported, true))
                    .execute(all.toArray(String[]::new));
        } finally {
            System.setOut(outBefore);
            System.setErr(errBefore);
            output = printed.toString(StandardCharsets.UTF_8);
            errors = told.toString(StandardCharsets.UTF_8) + reported;
        }
    }

    private String printed(String... arguments) {
        assertEquals(0, run(arguments), () -> errors);
        return output;
    }

    private JsonNode json(String... arguments) throws IOException {
        return JSON.readTree(printed(arguments));
    }

    @Test
    void whereThereIsNoRunYetThereIsAHint() throws IOException {
        assertTrue(printed("list").contains("rpmsg bench makes one"), output);
        assertEquals(0, json("list", "--json").size());
        assertEquals(1, run("show", "last"));
        assertTrue(errors.contains("There is no benchmark run yet") && errors.lines().count() == 2, errors);
        assertFalse(Files.exists(store.folder()));
    }

    @Test
    void runsAreListedAndABrokenOneDoesNotHideThem() throws IOException {
        store.add(creation(OLD, 21_000));
        Files.writeString(store.folder().resolve(NEW + ".json"), "{\"format\"");
        List<String> lines = printed("list").lines().toList();
        assertEquals(3, lines.size());
        assertTrue(lines.get(1).startsWith(NEW) && lines.get(1).contains("broken"), output);
        assertTrue(lines.get(2).startsWith(OLD), output);
        for (String cell : List.of("creation", "root@192.0.2.1", "6.12.0", " 12 ", "too noisy", "before")) {
            assertTrue(lines.get(2).contains(cell), cell);
        }
        assertFalse(output.contains("\u001b"), "a label that steers the terminal");
        assertTrue(errors.contains("is no benchmark run"), errors);
        JsonNode json = json("list", "--json");
        assertTrue(json.get(0).get("started").isNull() && json.get(0).get("problem").isTextual(), output);
        assertEquals("2026-01-02T03:04:05Z", json.get(1).get("started").asText());
        assertTrue(json.get(1).get("problem").isNull(), output);
        assertEquals("too noisy", json.get(1).get("outcome").asText());
    }

    @Test
    void aRunIsFoundByItsNamesAndByItsFile() throws IOException {
        store.add(creation(OLD, 21_000));
        store.add(creation(NEW, 21_000));
        Path file = folder.resolve("copy.json");
        RunFile.write(creation(OLD, 21_000), file);
        assertTrue(printed("show", "last").contains("Run " + NEW), output);
        assertTrue(printed("show", "20260102").contains("Run " + OLD), output);
        assertTrue(printed("show", file.toString()).contains("Run " + OLD), output);
        assertTrue(printed("show", "published").contains("Run published"), output);
        assertEquals(1, run("show", "2026"));
        assertTrue(errors.contains("2 benchmark runs begin with"), errors);
        assertEquals(1, run("show", folder.resolve("none.json").toString()));
        assertTrue(errors.contains("There is no file"), errors);
    }

    @Test
    void theFiguresOfARunAreShownWithWhatIsDoubtful() throws IOException {
        store.add(creation(OLD, 21_000));
        printed("show", OLD);
        assertTrue(output.lines()
                .anyMatch(line -> line.matches("java +legacy +20\\.8 +.* 21\\.0 +0\\.200 +6 +0 +6")), output);
        assertTrue(output.lines()
                .anyMatch(line -> line.matches("java +fd +1\\.000 +.* 1\\.200 +0\\.200 +6 +0 +–")), output);
        assertTrue(output.lines().anyMatch(line -> line.matches("java +20\\.8 +20\\.8 to 20\\.8")), output);
        assertTrue(output.contains("too noisy, root@192.0.2.1, rpmsg_ctrl0, Linux 6.12.0 (aarch64), nodes by mdev."), output);
        assertTrue(output.contains("A note.") && output.contains("Doubtful: The governor schedutil"), output);
        assertFalse(output.contains("\u001b"), "a label that steers the terminal");
        JsonNode json = json("show", OLD, "--json");
        assertEquals(20.8, json.at("/creation/0/ratio/value").asDouble(), 1e-9);
        assertEquals(20.8, json.at("/creation/0/ratio/interval/low").asDouble(), 1e-9);
        assertEquals("java", json.at("/creation/0/series/engine").asText());
        assertEquals(0.2, json.at("/creation/0/legacy/overhead").asDouble(), 1e-9);
        assertEquals(600, json.at("/plan/limit").asDouble());
        assertEquals(4, json.at("/before/processors").asInt());
        assertEquals("mdev", json.at("/before/deviceManager").asText());
        assertTrue(json.at("/after").isNull() && json.at("/before/java").isNull());
        assertEquals(1, json.at("/doubts").size());
    }

    @Test
    void aRunIsShownForAMailAndWithItsSamples() throws IOException {
        assertTrue(printed("show", "published", "--markdown").startsWith("# rpmsg benchmark published\n"), output);
        List<String> samples = printed("show", "published", "--samples").lines().toList();
        assertEquals(61, samples.size());
        assertEquals("1,legacy,native,loop,0,1000,148362000,,148362000,", samples.get(1));
    }

    @Test
    void messagesAreShownBySizeWithAVerdict() throws IOException {
        List<Sample> echoes = new ArrayList<>();
        List<Sample> rates = new ArrayList<>();
        for (int round = 1; round <= 6; round++) {
            for (Way way : Way.values()) {
                echoes.add(new LatencySample(round, way, 16, new long[] {50_000, 0}, new long[] {100_000, LatencySample.LOST}));
                rates.add(new ThroughputSample(round, way, 16, 1000, way == Way.LEGACY ? 1_000_000_000 : 900_000_000));
            }
        }
        store.add(run(OLD, new LatencyPlan("rpmsg_ctrl0", 0x400, List.of(16), 1000, 2, 6), echoes));
        store.add(run(NEW, new ThroughputPlan("rpmsg_ctrl0", 0x400, List.of(16), 1000, 8, 6), rates));
        printed("show", OLD);
        assertTrue(output.lines().anyMatch(line -> line.matches(" +16 +legacy +sent +100\\.\\d.* 6 +12")), output);
        assertTrue(output.lines().anyMatch(line -> line.matches(" +16 +fd +due +150\\.\\d.* 6 +12")), output);
        assertTrue(output.contains("16 bytes: no difference is shown"), output);
        assertEquals(12, json("show", OLD, "--json").at("/latency/0/fd/sent").asInt());
        printed("show", NEW);
        assertTrue(output.contains("16 bytes: legacy is 10.0 % slower"), output);
        assertEquals(1000, json("show", NEW, "--json").at("/throughput/0/legacy/median").asDouble(), 1e-9);
        assertTrue(printed("compare", OLD, NEW).contains("no figure in common"), output);
        assertTrue(output.contains("They measured different things."), output);
    }

    @Test
    void twoRunsAreCompared() throws IOException {
        store.add(creation(OLD, 21_000));
        store.add(creation(NEW, 42_000));
        printed("compare", OLD, NEW);
        assertTrue(output.lines()
                .anyMatch(line -> line.matches("java loop, legacy +20\\.8 +41\\.8 +us +the second is 101\\.0 % slower,.*")),
                output);
        assertTrue(output.lines()
                .anyMatch(line -> line.matches("java loop, fd +1\\.000 +1\\.000 +us +no difference is shown.*")), output);
        assertTrue(output.contains("are alike"), output);
        JsonNode json = json("compare", "published", OLD, "--json");
        assertEquals(0, json.get("figures").size());
        assertEquals("engines: [native] and [java]", json.get("unlike").get(0).asText());
        assertEquals(1.01, json("compare", OLD, NEW, "--json").at("/figures/0/difference/change").asDouble(), 0.001);
    }

    @Test
    void aRunGoesToAFileAndComesBack() throws IOException {
        store.add(creation(OLD, 21_000));
        Path file = folder.resolve("out.json");
        assertEquals("", printed("export", OLD, file.toString()));
        assertEquals(1, run("export", OLD, file.toString()));
        assertTrue(errors.contains("is there already") && errors.contains("--overwrite"), errors);
        printed("export", OLD, file.toString(), "--overwrite");
        assertEquals("Run " + OLD + " deleted\n", printed("delete", "20260102"));
        assertEquals("Run " + OLD + " imported\n", printed("import", file.toString()));
        assertEquals("Run " + OLD + " was here already\n", printed("import", file.toString()));
        assertEquals(creation(OLD, 21_000), store.find(OLD));
        RunFile.write(creation(OLD, 22_000), file);
        assertEquals(1, run("import", file.toString()));
        assertTrue(errors.contains("another benchmark run"), errors);
        try (Stream<Path> files = Files.list(folder)) {
            assertFalse(files.anyMatch(left -> left.toString().endsWith(".tmp")));
        }
    }

    @Test
    void theEndOfAFilesNameTellsItsFormat() throws IOException {
        printed("export", "published", folder.resolve("a.csv").toString());
        assertEquals(61, Files.readAllLines(folder.resolve("a.csv")).size());
        printed("export", "published", folder.resolve("a.MD").toString());
        assertTrue(Files.readString(folder.resolve("a.MD")).startsWith("# rpmsg benchmark published"));
        printed("export", "published", folder.resolve("a.txt").toString(), "--format", "json");
        assertEquals(RunStore.published(), RunFile.read(folder.resolve("a.txt")));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RunFile.write(RunStore.published(), bytes);
        assertArrayEquals(bytes.toByteArray(), printed("export", "published", "-").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatCannotBeWrittenOrDeletedIsSaid() {
        assertEquals(1, run("export", "published", folder.resolve("none/a.csv").toString()));
        assertTrue(errors.contains("cannot be written"), errors);
        assertEquals(1, run("delete", "published"));
        assertTrue(errors.contains("cannot be deleted"), errors);
        assertEquals(1, run("delete", "2026"));
        assertTrue(errors.contains("There is no benchmark run 2026") && errors.contains("rpmsg bench list"), errors);
    }
}
