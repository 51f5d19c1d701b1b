// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.CreationSample;
import org.rpmsgexplorer.core.benchmark.SampleRuns;
import org.rpmsgexplorer.core.connection.Engine;
import org.rpmsgexplorer.core.connection.Way;

class RunFileTest {
    private static final BenchmarkRun SMALL = SampleRuns.run(SampleRuns.creationPlan(10, 1, Engine.NATIVE),
            List.of(SampleRuns.loops(1, Way.LEGACY, 10, 100), SampleRuns.loops(1, Way.FD, 10, 10)));

    @TempDir
    private Path folder;

    private static byte[] bytes(BenchmarkRun run) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RunFile.write(run, out);
        return out.toByteArray();
    }

    private static BenchmarkRun read(byte[] bytes) throws IOException {
        return RunFile.read(new ByteArrayInputStream(bytes), "a test");
    }

    private static String text(BenchmarkRun run) throws IOException {
        return new String(bytes(run), StandardCharsets.UTF_8);
    }

    private static RunFileException refused(String text) {
        return assertThrows(RunFileException.class, () -> read(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anyRunComesBackAndIsWrittenTheSameAgain() throws IOException {
        for (long seed = 0; seed < 300; seed++) {
            BenchmarkRun run = SampleRuns.random(seed);
            byte[] written = bytes(run);
            BenchmarkRun back = read(written);
            assertEquals(run, back, "seed " + seed);
            assertArrayEquals(written, bytes(back), "seed " + seed);
        }
    }

    @Test
    void theFileIsAsDocumented() throws IOException {
        List<String> lines = text(SMALL).lines().toList();
        assertEquals(List.of("{", "  \"format\": \"rpmsg-benchmark\",", "  \"version\": 1,",
                "  \"id\": \"20260102-030405-1a2b\",", "  \"started\": \"2026-01-02T03:04:05.678Z\",",
                "  \"tookNanos\": 12000000000,", "  \"label\": \"\",", "  \"outcome\": \"complete\",", "  \"plan\": {"),
                lines.subList(0, 9));
        assertEquals(List.of("  \"notes\": [],", "  \"samples\": [",
                "    {\"round\": 1, \"way\": \"legacy\", \"engine\": \"native\", \"step\": \"loop\", \"existing\": 0, \"loops\": 10,"
                        + " \"rawNanos\": 1000, \"doubledNanos\": null, \"retries\": 0},",
                "    {\"round\": 1, \"way\": \"fd\", \"engine\": \"native\", \"step\": \"loop\", \"existing\": 0, \"loops\": 10,"
                        + " \"rawNanos\": 100, \"doubledNanos\": null, \"retries\": 0}",
                "  ]", "}"), lines.subList(lines.size() - 6, lines.size()));
        assertTrue(text(SMALL).chars().allMatch(character -> character < 128));
    }

    /** The figures of the cover letter: 30 rows, ratios from 115 to 137. */
    @Test
    void theCoverLettersRowsAreAFileLikeAllOthers() throws IOException {
        BenchmarkRun published = RunStore.published();
        try (InputStream in = RunStore.class.getResourceAsStream("published.json")) {
            assertArrayEquals(in.readAllBytes(), bytes(published));
        }
        List<CreationSample> samples = published.samples(CreationSample.class);
        assertEquals(60, samples.size());
        assertEquals(148_362_000, samples.get(0).rawNanos());
        assertEquals(1_153_000, samples.get(1).rawNanos());
        for (int row = 0; row < 30; row++) {
            CreationSample legacy = samples.get(2 * row);
            CreationSample fd = samples.get(2 * row + 1);
            assertEquals(List.of(Way.LEGACY, Way.FD, row + 1, row + 1),
                    List.of(legacy.way(), fd.way(), legacy.round(), fd.round()));
            assertEquals(new int[] {1000, 10_000, 100_000}[row / 10], legacy.loops());
            assertEquals(legacy.loops(), fd.loops());
            double ratio = (double) legacy.rawNanos() / fd.rawNanos();
            assertTrue(ratio > 114.8 && ratio < 137, () -> legacy.toString());
        }
        assertEquals(13_725_654_000L, samples.get(58).rawNanos());
        assertEquals(116_296_000, samples.get(59).rawNanos());
    }

    @Test
    void whatIsCutAnywhereIsRefused() throws IOException {
        byte[] whole = bytes(SMALL);
        for (int length = 0; length < whole.length - 2; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            RunFileException refused = assertThrows(RunFileException.class, () -> read(cut), "cut after " + length);
            assertFalse(refused.getMessage().contains("null"), refused.getMessage());
        }
        assertEquals(SMALL, read(Arrays.copyOf(whole, whole.length - 1)));
    }

    @Test
    void damagedBytesAreARunOrAreRefused() throws IOException {
        Random random = new Random(1);
        int refused = 0;
        for (int attempt = 0; attempt < 20_000; attempt++) {
            byte[] bytes = bytes(attempt % 2 == 0 ? SMALL : SampleRuns.random(attempt % 50));
            for (int change = random.nextInt(1, 4); change > 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                read(bytes);
            } catch (RunFileException told) {
                refused++;
            }
        }
        assertTrue(refused > 1000, () -> "few were refused");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
            "\"format\": \"rpmsg-benchmark\" | \"format\": \"other\" | does not begin with",
            "\"version\": 1 | \"version\": \"1\" | version does not follow",
            "\"version\": 1 | \"version\": 2 | has version 2 of the format, and this program reads version 1",
            "\"id\": \"20260102-030405-1a2b\" | \"id\": \"../../etc/passwd\" | an id such as",
            "\"id\": | \"other\": | id is missing",
            "\"label\": \"\" | \"label\": 5 | label is no text",
            "\"label\": \"\" | \"label\": \"\", \"label\": \"\" | no JSON",
            "2026-01-02T | yesterday | could not be parsed",
            "12000000000 | -1 | a duration of 0",
            "12000000000 | 1.5 | tookNanos is no whole number",
            "12000000000 | 99999999999999999999 | too large",
            "12000000000 | 1e999 | too large",
            "12000000000 | 9223372036854775807 | a duration of 0",
            "\"creation\" | \"demolition\" | plan.kind is none",
            "\"steps\": false | \"steps\": \"no\" | plan.steps is neither",
            "\"engines\": [\"native\"] | \"engines\": [] | at least one engine",
            "\"engines\": [\"native\"] | \"engines\": [\"steam\"] | plan.engines is none of",
            "\"engines\": [\"native\"] | \"engines\": [1] | plan.engines is no such array",
            "\"existing\": [0] | \"existing\": [0, 0.5] | plan.existing is no array of whole numbers",
            "\"existing\": [0] | \"existing\": [3000000000] | plan.existing is too large",
            "\"until\": null | \"until\": 2 | a precision between",
            "\"one\": 0.1 | \"one\": -1 | a load is",
            "\"one\": 0.1 | \"one\": NaN | no JSON",
            "\"processors\": 4 | \"processors\": true | before.processors is no whole number",
            "\"udev\" | \"vdev\" | before.deviceManager is none of",
            "\"outcome\": \"complete\" | \"outcome\": \"great\" | outcome is none of",
            "\"notes\": [] | \"notes\": {} | notes is no such array",
            "\"samples\": [ | \"samples\": [5, | samples[0] is no object",
            "\"samples\": [ | \"other\": [ | samples is missing",
            "\"way\": \"legacy\" | \"way\": \"scenic\" | samples[0].way is none of",
            "\"rawNanos\": 100, | \"rawNanos\": -5, | 'in samples[1], there should be times'",
            "\"rawNanos\": 100, | \"rawNanos\": 9000000000000000000, | 'in samples[1], there should be times'",
            "\"rawNanos\": 100, | \"nanos\": 5, \"messages\": 1, \"size\": 1, | samples of the kind that the plan asks for"})
    void whatIsNotAsDocumentedIsRefusedWithItsName(String from, String to, String why) throws IOException {
        String text = text(SMALL);
        assertTrue(text.contains(from), from);
        RunFileException refused = refused(text.replace(from, to));
        assertTrue(refused.getMessage().contains(why), refused.getMessage());
        assertFalse(refused.hint().isEmpty());
    }

    @Test
    void fieldsThatNobodyKnowsDoNotMatter() throws IOException {
        String more = text(SMALL).replace("\"label\":", "\"mood\": [1, 2.5, {\"a\": [null, \"x\"]}, [[true]]],\n  \"label\":")
                .replace("\"rawNanos\": 100,", "\"temperature\": {\"cpu\": 40.5}, \"rawNanos\": 100,");
        assertEquals(SMALL, read(more.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatIsMissingIsTheSameAsNull() throws IOException {
        assertEquals(SMALL, read(text(SMALL).replace("\"doubledNanos\": null, ", "").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatWouldTakeAllMemoryIsRefused() throws IOException {
        String text = text(SMALL);
        assertTrue(refused(text.replace("\"notes\": []", "\"notes\": " + "[".repeat(100_000))).getMessage().contains("larger"));
        assertTrue(refused(text.replace("\"notes\": []", "\"notes\": [\"" + "x".repeat(1 << 17) + "\"]")).getMessage()
                .contains("larger"));
        assertTrue(refused(text.replace("\"rawNanos\": 100,", "\"rawNanos\": " + "9".repeat(100) + ",")).getMessage()
                .contains("larger"));
        assertTrue(refused(text.replace("\"notes\": []", "\"notes\": [" + "\"\",".repeat(20_000) + "\"\"]")).getMessage()
                .contains("more than 10000 values"));
        assertTrue(refused(text.replace("\"notes\": []", "\"more\": [" + "0,".repeat(10_000_001) + "0]")).getMessage()
                .contains("more than 5000000 messages"));
        InputStream endless = new SequenceInputStream(
                new ByteArrayInputStream(text.substring(0, text.indexOf("\"notes\"")).getBytes(StandardCharsets.UTF_8)),
                new InputStream() {
                    @Override
                    public int read() {
                        return ' ';
                    }

                    @Override
                    public int read(byte[] into, int offset, int length) {
                        Arrays.fill(into, offset, offset + length, (byte) ' ');
                        return length;
                    }
                });
        RunFileException refused = assertThrows(RunFileException.class, () -> RunFile.read(endless, "a test"));
        assertTrue(refused.getMessage().contains("larger"), refused.getMessage());
    }

    @Test
    void somethingBehindTheEndIsRefused() throws IOException {
        assertTrue(refused(text(SMALL) + "{}").getMessage().contains("behind its end"));
    }

    @Test
    void aFileIsReplacedAsAWhole() throws IOException {
        Path file = folder.resolve("run.json");
        Files.writeString(file, "old");
        RunFile.write(SMALL, file);
        assertEquals(SMALL, RunFile.read(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void whatCannotBeWrittenLeavesWhatWasThere() throws IOException {
        Path full = Files.createDirectories(folder.resolve("full/inside"));
        assertTrue(assertThrows(RunFileException.class, () -> RunFile.write(SMALL, full.getParent())).getMessage()
                .contains("cannot be written"));
        assertThrows(RunFileException.class, () -> RunFile.write(SMALL, folder.resolve("none/run.json")));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(full.getParent()), files.toList());
        }
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        Path none = folder.resolve("none.json");
        assertTrue(assertThrows(RunFileException.class, () -> RunFile.read(none)).getMessage().contains(none.toString()));
        assertTrue(assertThrows(RunFileException.class, () -> RunFile.read(folder)).getMessage().contains("cannot be read"));
    }
}
