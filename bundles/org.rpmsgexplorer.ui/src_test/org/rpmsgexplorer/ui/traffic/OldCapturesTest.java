// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldCapturesTest {
    private static final LocalDateTime START = LocalDateTime.of(2026, 1, 2, 3, 4, 5);

    @TempDir
    private Path folder;

    private final List<String> log = new ArrayList<>();

    private void remove(int kept) {
        new OldCaptures(folder, (text, why) -> log.add(text)).remove(kept);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theNewestStay() throws Exception {
        for (int day = 0; day < 4; day++) {
            LiveCapture.begin(folder, START.plusDays(day)).close();
        }
        LiveCapture.begin(folder, START.plusDays(3)).close();
        Files.createFile(folder.resolve("notes.txt"));
        remove(2);
        assertEquals(List.of("2026-01-05-030405-2.rpmsg", "2026-01-05-030405.rpmsg", "notes.txt"), names());
        assertEquals(List.of(), log);
    }

    @Test
    void locksOfAKilledIdeGoWithTheirCaptures() throws Exception {
        for (String name : List.of("a.rpmsg", "a.rpmsg.lock", "b.rpmsg", "b.rpmsg.lock", "orphan.rpmsg.lock", "other.lock")) {
            Files.createFile(folder.resolve(name));
        }
        remove(1);
        assertEquals(List.of("b.rpmsg", "b.rpmsg.lock", "other.lock"), names());
    }

    @Test
    void whatCannotBeDeletedIsInNobodysWay() throws Exception {
        // A folder that is not empty stands for a file that a program holds.
        Files.createDirectories(folder.resolve("b.rpmsg/inside"));
        Files.createFile(folder.resolve("a.rpmsg"));
        Files.createFile(folder.resolve("c.rpmsg"));
        remove(1);
        assertEquals(List.of("b.rpmsg", "c.rpmsg"), names());
        assertEquals(1, log.size(), log.toString());
        assertTrue(log.get(0).startsWith("The old capture " + folder.resolve("b.rpmsg") + " could not be deleted"), log.get(0));
    }

    @Test
    void theFirstSessionHasNone() throws Exception {
        Files.delete(folder);
        remove(9);
        assertEquals(List.of(), log);
    }
}
