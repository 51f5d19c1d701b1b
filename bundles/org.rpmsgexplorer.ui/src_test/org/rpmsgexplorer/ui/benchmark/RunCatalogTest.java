// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.file.RunFileException;
import org.rpmsgexplorer.core.benchmark.file.RunStore;

class RunCatalogTest {
    @TempDir
    private Path folder;
    private RunCatalog catalog;

    @BeforeEach
    void open() {
        catalog = new RunCatalog(new RunStore(folder.resolve("runs")));
    }

    private List<String> ids() throws RunFileException {
        return catalog.rows().stream().map(RunRow::id).toList();
    }

    @Test
    void thePublishedRowsAreAlwaysThere() throws Exception {
        RunRow published = catalog.rows().get(0);
        assertTrue(published.isPublished() && published.isReadable());
        assertEquals("published", published.started());
        assertTrue(published.headline().sureRatio().matches("\\d+\\.\\d+ \\(\\d+\\.\\d+ to \\d+\\.\\d+\\)"), published.toString());
        assertThrows(RunFileException.class, () -> catalog.delete(BenchmarkRun.PUBLISHED));
    }

    @Test
    void theNewestIsFirst() throws Exception {
        long before = catalog.version();
        assertTrue(catalog.add(TestRuns.creation(TestRuns.ID, 5)));
        assertFalse(catalog.add(TestRuns.creation(TestRuns.ID, 5)), "it was there");
        catalog.add(TestRuns.creation(TestRuns.OTHER, 4));
        assertEquals(List.of(TestRuns.OTHER, TestRuns.ID, BenchmarkRun.PUBLISHED), ids());
        assertNotEquals(before, catalog.version());
        assertEquals(new Headline("loop, native", "10.0 \u00b5s", "2.005 \u00b5s", "5.000", "5.000 to 5.000"),
                catalog.rows().get(1).headline());
        catalog.delete(TestRuns.ID);
        assertEquals(List.of(TestRuns.OTHER, BenchmarkRun.PUBLISHED), ids());
    }

    @Test
    void aFileThatCannotBeReadSaysWhyAndCanBeMended() throws Exception {
        catalog.add(TestRuns.creation(TestRuns.ID, 5));
        Path file = folder.resolve("runs").resolve(TestRuns.ID + ".json");
        catalog = new RunCatalog(new RunStore(folder.resolve("runs")));
        String good = Files.readString(file);
        Files.writeString(file, "{");
        RunRow broken = catalog.rows().get(0);
        assertEquals("cannot be read", broken.outcome());
        assertTrue(broken.problem().contains(TestRuns.ID), broken.problem());
        Files.writeString(file, good);
        assertTrue(catalog.rows().get(0).isReadable(), "it is looked at again");
        Files.delete(file);
        assertEquals(List.of(BenchmarkRun.PUBLISHED), ids());
        Files.writeString(file, "{");
        assertFalse(catalog.rows().get(0).isReadable(), "somebody else has deleted it and come with another one");
    }

    @Test
    void aRunThatCannotBeWrittenStaysUntilTheEnd() throws Exception {
        BenchmarkRun run = TestRuns.creation(TestRuns.ID, 5);
        Path taken = Files.createFile(folder.resolve("taken"));
        catalog = new RunCatalog(new RunStore(taken.resolve("runs")));
        assertThrows(RunFileException.class, () -> catalog.keep(run));
        Files.delete(taken);
        assertEquals("not kept", catalog.rows().get(0).outcome());
        assertEquals(run, catalog.find(TestRuns.ID));
        catalog.keep(run);
        assertEquals(List.of(TestRuns.ID, BenchmarkRun.PUBLISHED), ids(), "once it could be written, there is one");
        assertEquals("complete", catalog.rows().get(0).outcome());
    }

    @Test
    void whatCouldNotBeWrittenCanBeDeleted() throws Exception {
        Path taken = Files.createFile(folder.resolve("taken"));
        catalog = new RunCatalog(new RunStore(taken.resolve("runs")));
        assertThrows(RunFileException.class, () -> catalog.keep(TestRuns.creation(TestRuns.ID, 5)));
        catalog.delete(TestRuns.ID);
        Files.delete(taken);
        assertEquals(List.of(BenchmarkRun.PUBLISHED), ids());
    }

    @Test
    void anInterruptedThreadKeepsItsRun() throws Exception {
        Thread.currentThread().interrupt();
        try {
            catalog.keep(TestRuns.creation(TestRuns.ID, 5));
        } finally {
            Thread.interrupted();
        }
        assertEquals(List.of(TestRuns.ID, BenchmarkRun.PUBLISHED), ids());
    }

    @Test
    void runsGoToFilesAndComeFromThem() throws Exception {
        catalog.add(TestRuns.creation(TestRuns.ID, 5));
        Path json = folder.resolve("a.json");
        Path csv = folder.resolve("a.CSV");
        Path text = folder.resolve("a.md");
        for (Path file : List.of(json, csv, text)) {
            RunFiles.write(catalog, TestRuns.ID, file);
        }
        assertTrue(Files.readString(csv).startsWith("round,way,"));
        assertTrue(Files.readString(text).startsWith("# rpmsg benchmark " + TestRuns.ID));
        RunFileException noFormat = assertThrows(RunFileException.class,
                () -> RunFiles.write(catalog, TestRuns.ID, folder.resolve("a.txt")));
        assertTrue(noFormat.getMessage().contains("a.txt") && noFormat.hint().contains(".json"), noFormat.getMessage());
        catalog.delete(TestRuns.ID);
        RunFiles.read(catalog, List.of(json));
        assertEquals(TestRuns.creation(TestRuns.ID, 5), catalog.find(TestRuns.ID));
        assertThrows(RunFileException.class, () -> RunFiles.read(catalog, List.of(csv)));
    }
}
