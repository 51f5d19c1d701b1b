// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.SampleRuns;

class RunStoreTest {
    private static final BenchmarkRun OLD = run("20260102-030405-1a2b");
    private static final BenchmarkRun NEW = run("20260103-030405-0000");

    @TempDir
    private Path parent;
    private RunStore store;

    private static BenchmarkRun run(String id) {
        BenchmarkRun any = SampleRuns.noisy(100, 0.1, 3, id.hashCode());
        return new BenchmarkRun(id, any.started(), any.took(), "label of " + id, any.plan(), any.before(), any.after(), any.outcome(),
                any.notes(), any.samples());
    }

    @BeforeEach
    void makeStore() {
        store = new RunStore(parent.resolve("a/b"));
    }

    private static String refused(RefusedAction action) {
        return assertThrows(RunFileException.class, action::run).getMessage();
    }

    private interface RefusedAction {
        void run() throws RunFileException;
    }

    @Test
    void aFolderThatIsNotThereIsEmpty() throws IOException {
        assertEquals(List.of(), store.list());
        assertTrue(refused(store::last).contains("no benchmark run yet"));
        assertTrue(refused(() -> store.find("2026")).contains("no benchmark run 2026"));
        assertFalse(Files.exists(store.folder()));
    }

    @Test
    void runsAreListedTheNewestFirstAndFoundByAUniquePrefix() throws IOException {
        assertTrue(store.add(OLD));
        assertTrue(store.add(NEW));
        List<StoredRun> found = store.list();
        assertEquals(List.of(NEW.id(), OLD.id()), found.stream().map(StoredRun::id).toList());
        assertEquals(Optional.of(NEW.withoutSamples()), found.get(0).head());
        assertEquals(6, found.get(0).samples());
        assertEquals(OLD, store.find("20260102"));
        assertEquals(OLD, store.find(OLD.id()));
        assertEquals(NEW, store.last());
        assertTrue(refused(() -> store.find("202601")).contains("2 benchmark runs begin with"));
        assertTrue(refused(() -> store.find("../b/20260102")).contains("no benchmark run"));
    }

    @Test
    void theSameRunOnceMoreIsFineAnotherWithItsIdIsNot() throws IOException {
        store.add(OLD);
        assertFalse(store.add(OLD));
        BenchmarkRun changed = OLD.withoutSamples();
        assertTrue(refused(() -> store.add(changed)).contains("another benchmark run " + OLD.id()));
        assertEquals(OLD, store.find(OLD.id()));
    }

    @Test
    void aBrokenFileIsALineOfItsOwnAndCanBeDeleted() throws IOException {
        store.add(OLD);
        Files.writeString(store.folder().resolve(NEW.id() + ".json"), "{");
        Files.writeString(store.folder().resolve("notes.json"), "{");
        Files.copy(store.folder().resolve(OLD.id() + ".json"), store.folder().resolve("20250101-000000-0000.json"));
        List<StoredRun> found = store.list();
        assertEquals(3, found.size());
        assertEquals(Optional.empty(), found.get(0).head());
        assertTrue(found.get(0).problem().contains("no benchmark run"), found.get(0)::problem);
        assertEquals("", found.get(1).problem());
        assertTrue(found.get(2).problem().contains("has the run " + OLD.id()), found.get(2)::problem);
        assertEquals(NEW.id(), store.delete(NEW.id().substring(0, 8)));
        assertEquals(2, store.list().size());
        assertTrue(refused(() -> store.delete(NEW.id())).contains("no benchmark run"));
    }

    @Test
    void thePublishedRunIsThereAndStays() throws IOException {
        assertEquals(RunStore.published(), store.find("published"));
        assertFalse(store.add(RunStore.published()));
        assertTrue(refused(() -> store.add(RunStore.published().withoutSamples())).contains("another benchmark run"));
        assertTrue(refused(() -> store.delete("published")).contains("cannot be deleted"));
        assertEquals(List.of(), store.list());
    }
}
