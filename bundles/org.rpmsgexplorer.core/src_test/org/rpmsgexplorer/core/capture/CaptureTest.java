// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureTest {
    private static final int LONGEST = 512;

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("a.rpmsg");
    }

    @Test
    void givesBackWhatWasWritten() throws CaptureException {
        RandomRows rows = new RandomRows(1, CaptureWriter.MAX_PAYLOAD);
        CapturedEndpoint first;
        try (CaptureWriter writer = CaptureWriter.create(file(), "a tëst")) {
            rows.write(writer, 400);
            first = writer.endpoints().get(1);
        }
        try (Capture capture = Capture.open(file())) {
            assertEquals("a tëst", capture.origin());
            assertEquals(0, capture.ignoredBytes());
            assertEquals(rows.expected.size(), capture.rows());
            assertEquals(first, capture.endpoints().get(1));
            rows.assertBeginning(capture);
            CaptureCursor cursor = capture.cursor();
            Random random = new Random(2);
            for (int i = 0; i < 400; i++) {
                int row = random.nextInt(rows.expected.size());
                cursor.seek(row);
                assertEquals(rows.expected.get(row), RandomRows.words(cursor));
                assertEquals(row > 0, cursor.previous());
                assertEquals(rows.expected.get(Math.max(0, row - 1)), RandomRows.words(cursor));
            }
            assertThrows(IndexOutOfBoundsException.class, () -> cursor.seek(capture.rows()));
        }
        assertFalse(Files.exists(folder.resolve("a.rpmsg.lock")));
    }

    @Test
    void goesOnWithACapture() throws CaptureException {
        RandomRows rows = new RandomRows(3, LONGEST);
        CaptureWriter.create(file(), "").close();
        for (int i = 0; i < 20; i++) {
            try (CaptureWriter writer = CaptureWriter.append(file())) {
                assertEquals(rows.expected.size(), writer.rows());
                rows.write(writer, 50);
            }
        }
        try (Capture capture = Capture.open(file())) {
            assertEquals(1000, capture.rows());
            rows.assertBeginning(capture);
        }
        assertThrows(CaptureException.class, () -> CaptureWriter.create(file(), ""));
    }

    @Test
    void hasAllUpToTheLastWholeBlockWhereverItIsCut() throws Exception {
        RandomRows rows = new RandomRows(4, 40);
        try (CaptureWriter writer = CaptureWriter.create(file(), "x")) {
            rows.write(writer, 40);
        }
        byte[] whole = Files.readAllBytes(file());
        int header = FileHeader.MIN_LENGTH + 1;
        Path cut = folder.resolve("cut.rpmsg");
        long before = 0;
        for (int length = 0; length <= whole.length; length++) {
            Files.write(cut, Arrays.copyOf(whole, length));
            if (length < header) {
                assertThrows(CaptureException.class, () -> Capture.open(cut).close());
                continue;
            }
            try (Capture capture = Capture.open(cut)) {
                assertTrue(capture.rows() >= before);
                if (capture.rows() > before && capture.rows() % 4 == 0 || length == whole.length) {
                    rows.assertBeginning(capture);
                }
                assertEquals(length, capture.fileLength());
                before = capture.rows();
            }
            if (length % 29 == 0) {
                try (CaptureWriter writer = CaptureWriter.append(cut)) {
                    assertEquals(before, writer.rows());
                    writer.note(Row.NO_ENDPOINT, 1, 2, "behind");
                }
                try (Capture capture = Capture.open(cut)) {
                    assertEquals(before + 1, capture.rows());
                    assertEquals(0, capture.ignoredBytes());
                }
            }
        }
        assertEquals(40, before);
    }

    @Test
    void neverGivesWhatWasNotWritten() throws Exception {
        RandomRows rows = new RandomRows(5, 40);
        try (CaptureWriter writer = CaptureWriter.create(file(), "x")) {
            rows.write(writer, 600);
        }
        byte[] whole = Files.readAllBytes(file());
        Random random = new Random(6);
        int refused = 0;
        for (int i = 0; i < 700; i++) {
            byte[] changed = whole.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            }
            Path damaged = folder.resolve("damaged.rpmsg");
            Files.write(damaged, changed);
            try (Capture capture = Capture.open(damaged)) {
                rows.assertBeginning(capture);
            } catch (CaptureException e) {
                refused++;
            }
        }
        assertTrue(refused > 0, "no damage was found");
    }

    @Test
    void refusesToCutWholeBlocksBehindDamage() throws Exception {
        try (CaptureWriter writer = CaptureWriter.create(file(), "")) {
            for (int i = 0; i < 3; i++) {
                writer.note(Row.NO_ENDPOINT, 0, 0, "note");
                writer.flush();
            }
        }
        byte[] bytes = Files.readAllBytes(file());
        bytes[FileHeader.MIN_LENGTH + 1] ^= 1;
        Files.write(file(), bytes);
        assertThrows(CaptureException.class, () -> CaptureWriter.append(file()));
        assertEquals(bytes.length, Files.size(file()));
    }

    @Test
    void letsOneWriterIn() throws CaptureException {
        try (CaptureWriter writer = CaptureWriter.create(file(), "")) {
            CaptureException refusal = assertThrows(CaptureException.class, () -> CaptureWriter.append(file()));
            assertTrue(refusal.getMessage().contains("is being written"), refusal.getMessage());
            Capture.open(file()).close();
            assertThrows(CaptureException.class, () -> CaptureWriter.append(file()));
            writer.note(Row.NO_ENDPOINT, 0, 0, "still here");
        }
        try (CaptureWriter writer = CaptureWriter.append(file())) {
            assertEquals(1, writer.rows());
        }
    }

    /** Readers keep all endpoints in memory. */
    @Test
    void boundsWhatEndpointsHave() throws Exception {
        String text = "x".repeat(Texts.MAX_LENGTH);
        CapturedEndpoint large = new CapturedEndpoint(text, text, text, text, text, OptionalLong.empty(), OptionalLong.empty());
        int count = EndpointLayout.MAX_BYTES / EndpointLayout.encode(large).length;
        try (CaptureWriter writer = CaptureWriter.create(file(), "")) {
            for (int i = 0; i < count; i++) {
                writer.addEndpoint(large);
            }
            assertThrows(CaptureException.class, () -> writer.addEndpoint(large));
        }
        byte[] bytes = Files.readAllBytes(file());
        int block = BlockHeader.LENGTH + EndpointLayout.encode(large).length;
        Files.write(file(), Arrays.copyOfRange(bytes, bytes.length - block, bytes.length), StandardOpenOption.APPEND);
        try (Capture capture = Capture.open(file())) {
            assertEquals(count, capture.endpoints().size());
            assertEquals(block, capture.ignoredBytes());
        }
        assertThrows(CaptureException.class, () -> CaptureWriter.append(file()).close());
    }

    @Test
    void saysWhichFolderIsNotThere() {
        Path nowhere = folder.resolve("no").resolve("a.rpmsg");
        CaptureException e = assertThrows(CaptureException.class, () -> CaptureWriter.create(nowhere, ""));
        assertEquals("The file " + nowhere + " cannot be written: there is no folder " + nowhere.getParent(), e.getMessage());
        assertEquals("The folder must be there, and you must be allowed to write to it.", e.hint());
    }

    @Test
    void noticesThatSomebodyElseHasWritten() throws CaptureException, IOException {
        CaptureWriter writer = CaptureWriter.create(file(), "");
        writer.note(Row.NO_ENDPOINT, 0, 0, "mine");
        Files.write(file(), new byte[1], StandardOpenOption.APPEND);
        assertThrows(CaptureException.class, writer::flush);
        assertThrows(CaptureException.class, writer::close);
        writer.close();
    }

    @Test
    void isReadWhileItIsWritten() throws Exception {
        int count = 30_000;
        try (CaptureWriter writer = CaptureWriter.create(file(), ""); Capture capture = Capture.open(file())) {
            int endpoint = writer.addEndpoint(new RandomRows(0, 0).endpoint(0));
            Thread writing = new Thread(() -> write(writer, endpoint, count), "capture-test-writer");
            writing.start();
            CaptureCursor cursor = capture.cursor();
            long next = 0;
            long limit = System.nanoTime() + 30_000_000_000L;
            while (next < count) {
                assertTrue(System.nanoTime() < limit, "only " + next + " rows came");
                capture.refresh();
                while (cursor.next()) {
                    assertEquals(next, cursor.number());
                    assertEquals(next, cursor.time());
                    assertEquals(next, cursor.payload().getLong());
                    next++;
                }
            }
            writing.join();
            assertFalse(capture.refresh());
            assertEquals(1, capture.endpoints().size());
        }
    }

    private static void write(CaptureWriter writer, int endpoint, int count) {
        ByteBuffer payload = ByteBuffer.allocate(Long.BYTES);
        try {
            for (long i = 0; i < count; i++) {
                writer.message(endpoint, Direction.RECEIVED, i, i, 1, 2, payload.putLong(0, i));
                if (i % 100 == 0) {
                    writer.flush();
                }
            }
            writer.flush();
        } catch (CaptureException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void cutsLongTextsBetweenCharacters() throws CaptureException {
        try (CaptureWriter writer = CaptureWriter.create(file(), "ä".repeat(Texts.MAX_LENGTH))) {
            writer.note(Row.NO_ENDPOINT, 0, 0, "x" + "€".repeat(Texts.MAX_LENGTH));
        }
        try (Capture capture = Capture.open(file())) {
            assertEquals("ä".repeat(Texts.MAX_LENGTH / 2), capture.origin());
            CaptureCursor cursor = capture.cursor();
            assertTrue(cursor.next());
            assertEquals("x" + "€".repeat((Texts.MAX_LENGTH - 1) / 3), cursor.text());
        }
    }
}
