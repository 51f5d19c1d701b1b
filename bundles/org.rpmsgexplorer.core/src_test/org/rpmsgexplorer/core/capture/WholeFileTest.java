// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are written anew, and what is told of files. */
class WholeFileTest {
    @TempDir
    private Path folder;

    private Path target;

    @BeforeEach
    void begin() throws IOException {
        target = Files.writeString(folder.resolve("out.csv"), "old");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theOldOneStaysUntilTheNewOneIsFinished() throws IOException {
        try (WholeFile file = WholeFile.begin(target)) {
            Files.writeString(file.part(), "new");
            assertEquals("old", Files.readString(target));
            file.finish();
            assertEquals("new", Files.readString(target));
        }
        assertEquals(List.of("out.csv"), names());
    }

    @Test
    void nothingIsLeftOfWhatIsNotFinished() throws IOException {
        Files.writeString(folder.resolve("out.csv.unfinished"), "of one that was killed");
        try (WholeFile file = WholeFile.begin(target)) {
            assertTrue(Files.notExists(file.part()));
            Files.writeString(file.part(), "new");
        }
        assertEquals("old", Files.readString(target));
        assertEquals(List.of("out.csv"), names());
    }

    @Test
    void aLinkStaysOne() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Path link = Files.createSymbolicLink(other.resolve("link.csv"), target);
        try (WholeFile file = WholeFile.begin(link)) {
            Files.writeString(file.part(), "new");
            file.finish();
        }
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(target));
    }

    @Test
    void aCaptureThatIsBeingWrittenIsNotReplaced() throws IOException {
        Path capture = folder.resolve("a.rpmsg");
        try (CaptureWriter writer = CaptureWriter.create(capture, "")) {
            CaptureException e = assertThrows(CaptureException.class, () -> WholeFile.begin(capture));
            assertTrue(e.getMessage().endsWith("is being written by another program or window"), e.getMessage());
            try (WholeFile file = WholeFile.begin(target)) {
                assertThrows(CaptureException.class, () -> WholeFile.begin(target), "two at once");
            }
        }
        WholeFile.begin(capture).close();
        assertTrue(Files.exists(capture));
    }

    @Test
    void aFolderIsNotReplaced() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty.csv"));
        assertThrows(CaptureException.class, () -> WholeFile.begin(empty));
        assertEquals(List.of("empty.csv", "out.csv"), names(), "no lock is left either");
    }

    @Test
    void whatFailedIsToldInWordsAndWithAHint() {
        Path nowhere = folder.resolve("none").resolve("out.csv");
        assertEquals("There is no file " + nowhere,
                CaptureException.unreadable(nowhere, new NoSuchFileException(nowhere.toString())).getMessage());
        assertEquals("There is no file " + nowhere, assertThrows(CaptureException.class, () -> Capture.open(nowhere)).getMessage());
        CaptureException refused = CaptureException.unwritable(target, new AccessDeniedException(target.toString()));
        assertEquals("The file " + target + " cannot be written: no permission for " + target, refused.getMessage());
        assertEquals("The folder must be there, and you must be allowed to write to it.", refused.hint());
        CaptureException full = CaptureException.unwritable(target, new IOException("No space left on device"));
        assertEquals("The file " + target + " cannot be written: No space left on device", full.getMessage());
        assertTrue(full.hint().contains("space on the disk"), full.hint());
        assertEquals("The file " + target + " cannot be read: Input/output error", CaptureException.unreadable(target,
                new FileSystemException(target.toString(), null, "Input/output error")).getMessage());
        FileNotFoundException stream = assertThrows(FileNotFoundException.class, () -> new FileOutputStream(folder.toFile()).close());
        assertEquals("The file " + folder + " cannot be written: Is a directory",
                CaptureException.unwritable(folder, stream).getMessage());
        assertEquals(refused, CaptureException.unwritable(folder, refused), "what was told already");
    }
}
