// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Writers in processes of their own. */
class WriterProcessesTest {
    @TempDir
    private Path folder;

    private Process process;

    @AfterEach
    void end() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly();
            assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        }
    }

    private Path file() {
        return folder.resolve("a.rpmsg");
    }

    private BufferedReader start(String... before) throws Exception {
        List<String> command = new ArrayList<>(List.of(before));
        command.addAll(JavaProcess.command(Writer.class, file().toString()));
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return process.inputReader();
    }

    @Test
    void aWriterInAnotherProcessKeepsUsOutUntilItIsKilled() throws Exception {
        CaptureWriter.create(file(), "").close();
        assertEquals("writing", start().readLine());
        for (int i = 0; i < 2; i++) {
            CaptureException refusal = assertThrows(CaptureException.class, () -> CaptureWriter.append(file()));
            assertTrue(refusal.getMessage().contains("is being written"), refusal.getMessage());
        }
        process.destroyForcibly();
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        assertTrue(Files.exists(folder.resolve("a.rpmsg.lock")));
        try (CaptureWriter writer = CaptureWriter.append(file())) {
            assertEquals(1, writer.rows());
        }
    }

    @Test
    void aRefusalInThisProcessLeavesTheLockToTheWriterHere() throws Exception {
        try (CaptureWriter writer = CaptureWriter.create(file(), "")) {
            assertThrows(CaptureException.class, () -> CaptureWriter.append(file()));
            assertTrue(start().readLine().contains("is being written"));
            writer.note(Row.NO_ENDPOINT, 0, 0, "mine");
        }
        try (Capture capture = Capture.open(file())) {
            assertEquals(1, capture.rows());
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aLinkIsNoWayAroundALock() throws Exception {
        Path link = Files.createSymbolicLink(Files.createDirectory(folder.resolve("b")).resolve("link"), file());
        CaptureWriter writer = CaptureWriter.create(file(), "");
        assertThrows(CaptureException.class, () -> CaptureWriter.append(link));
        writer.close();
        CaptureWriter.append(link).close();
    }

    /** A limit for the length of files is a full disk that takes part of a block; prlimit makes room. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskTakesNothingThatWasThereAndNothingThatComesLater() throws Exception {
        CaptureWriter.create(file(), "").close();
        BufferedReader output = start("sh", "-c", "ulimit -S -f 201; exec \"$@\"", "sh");
        assertEquals("writing", output.readLine());
        process.outputWriter().append("fill\n").flush();
        String full = output.readLine();
        assertTrue(full.startsWith("full "), full);
        try (Capture capture = Capture.open(file())) {
            assertEquals(0, capture.ignoredBytes());
            assertTrue(capture.rows() > 1, "nothing was written");
        }
        Process room = new ProcessBuilder("prlimit", "--pid", Long.toString(process.pid()), "--fsize=unlimited").start();
        assertEquals(0, room.waitFor());
        process.outputWriter().append("end\n").flush();
        String written = output.readLine();
        assertEquals(0, process.waitFor());
        try (Capture capture = Capture.open(file())) {
            assertEquals(0, capture.ignoredBytes());
            assertEquals(written, "written " + capture.rows());
            CaptureCursor cursor = capture.cursor();
            for (long row = 0; cursor.next(); row++) {
                assertEquals(row, cursor.time());
            }
        }
    }

    /** Writes a row; goes on, as it is told, until the disk is full; ends when it is told. */
    static final class Writer {
        private Writer() {
        }

        public static void main(String[] args) throws IOException {
            CaptureWriter writer;
            try {
                writer = CaptureWriter.append(Path.of(args[0]));
            } catch (CaptureException e) {
                System.out.println(e.getMessage());
                return;
            }
            note(writer);
            writer.flush();
            System.out.println("writing");
            if (System.in.read() == 'f') {
                try {
                    while (true) {
                        note(writer);
                    }
                } catch (CaptureException e) {
                    System.out.println("full " + e.getMessage());
                }
                while (System.in.read() != 'e') {
                    // The rest of the line.
                }
                note(writer);
                long rows = writer.rows();
                writer.close();
                System.out.println("written " + rows);
            }
        }

        private static void note(CaptureWriter writer) throws CaptureException {
            writer.note(Row.NO_ENDPOINT, writer.rows(), 0, "x".repeat(1000));
        }
    }
}
