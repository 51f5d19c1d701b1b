// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.DeviceManager;
import org.rpmsgexplorer.core.benchmark.Environment;
import org.rpmsgexplorer.core.benchmark.Outcome;
import org.rpmsgexplorer.core.benchmark.file.RunStore;
import org.rpmsgexplorer.core.connection.CpuPolicy;

class RunFactsTest {
    @TempDir
    private Path folder;

    private static Map<String, String> facts(RunRow row) {
        Map<String, String> map = new HashMap<>();
        row.facts().forEach(fact -> map.put(fact.category() + '/' + fact.name(), fact.value()));
        assertEquals(row.facts().size(), map.size(), "each has a name of its own: " + row.facts());
        return map;
    }

    private static CpuPolicy policy(String governor) {
        return new CpuPolicy("0", Optional.of(governor), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
    }

    @Test
    void aRunSaysWhatWasMeasuredWhereAndHow() throws Exception {
        Environment board = new Environment(Optional.of("lab"), Optional.of("aarch64"), Optional.of("Example Board"),
                Optional.of("6.12.0"), Optional.empty(), Optional.empty(), OptionalInt.of(4),
                List.of(policy("performance"), policy("performance"), policy("schedutil")), Optional.of("0-3"), Optional.empty(),
                Optional.of(DeviceManager.UDEV), Optional.of("17.0.12"), Optional.empty(), Optional.empty());
        BenchmarkRun plain = TestRuns.creation(TestRuns.ID, 5);
        RunCatalog catalog = new RunCatalog(new RunStore(folder));
        catalog.add(new BenchmarkRun(plain.id(), Optional.of(Instant.parse("2026-01-02T03:04:05Z")),
                Optional.of(Duration.ofSeconds(12)), "before the patch", plain.plan(), board, Optional.empty(), Outcome.CANCELLED,
                List.of("The board was busy.", "It was warm."), plain.samples()));
        Map<String, String> facts = facts(catalog.rows().get(0));
        assertEquals(TestRuns.ID, facts.get("Run/Id"));
        assertEquals("before the patch", facts.get("Run/Label"));
        assertTrue(facts.get("Run/Started").matches("2026-01-0[123] \\d\\d:\\d\\d:05"), facts.get("Run/Started"));
        assertEquals("12 s", facts.get("Run/Took"));
        assertEquals("cancelled", facts.get("Run/Outcome"));
        assertEquals("The board was busy. It was warm.", facts.get("Run/Notes"));
        assertTrue(Files.exists(Path.of(facts.get("Run/File"))), facts.get("Run/File"));
        assertEquals("loop, native", facts.get("Result/Measured"));
        assertEquals("5.000", facts.get("Result/Legacy/fd"));
        assertEquals("rpmsg_ctrl0", facts.get("Plan/Control device"));
        assertEquals("10", facts.get("Plan/Rounds"));
        assertEquals("1000", facts.get("Plan/Loops"));
        assertEquals("native", facts.get("Plan/Engines"));
        assertFalse(facts.containsKey("Plan/Pinned to CPU"), facts.toString());
        assertEquals("lab", facts.get("Board/Name"));
        assertEquals("6.12.0", facts.get("Board/Kernel"));
        assertEquals("performance, schedutil", facts.get("Board/Governor"));
        assertEquals("udev", facts.get("Board/Nodes by"));
        assertEquals("4", facts.get("Board/Processors"));
        assertEquals("–", facts.get("Board/Agent"));
    }

    @Test
    void echoesHaveSizesAndARateOrAWindow() {
        Map<String, String> latency = facts(RunRow.unkept(TestRuns.latency()));
        assertEquals("16, 64", latency.get("Plan/Bytes of a message"));
        assertEquals("500.0", latency.get("Plan/Messages a second"));
        assertEquals("not kept", latency.get("Run/Outcome"));
        assertEquals("–", latency.get("Run/File"));
        assertEquals("–", latency.get("Board/Governor"));
        Map<String, String> throughput = facts(RunRow.unkept(TestRuns.throughput()));
        assertEquals("16", throughput.get("Plan/Under way at once"));
        assertEquals("1000", throughput.get("Plan/Messages"));
    }

    @Test
    void whatCannotBeReadSaysWhyAndWhereItIs() throws Exception {
        Path file = Files.writeString(folder.resolve(TestRuns.ID + ".json"), "{");
        RunCatalog catalog = new RunCatalog(new RunStore(folder));
        Map<String, String> facts = facts(catalog.rows().get(0));
        assertEquals(file.toString(), facts.get("Run/File"));
        assertEquals("cannot be read", facts.get("Run/Outcome"));
        assertTrue(facts.get("Run/Problem").contains(TestRuns.ID), facts.get("Run/Problem"));
        assertEquals("–", facts(catalog.rows().get(1)).get("Run/File"), "the published rows are in no file");
    }
}
