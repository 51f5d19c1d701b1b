// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writing process is killed at any time; each one goes on where the one before was killed. */
class KilledWriterTest {
    private static final int LONGEST_LIFE_MS = 100;
    private static final int PAYLOAD = 3000;

    @TempDir
    private Path folder;

    @Test
    void keepsAllThatWasFlushed() throws Exception {
        kill(10);
    }

    @Test
    @Tag("long")
    void keepsAllThatWasFlushedHundredsOfTimes() throws Exception {
        kill(200);
    }

    private void kill(int times) throws Exception {
        Path file = folder.resolve("killed.rpmsg");
        try (CaptureWriter writer = CaptureWriter.create(file, "killed")) {
            writer.addEndpoint(new CapturedEndpoint("", "", "", "a", "", OptionalLong.empty(), OptionalLong.empty()));
        }
        long seed = System.nanoTime();
        Random random = new Random(seed);
        CaptureCursor cursor = null;
        long seen = 0;
        for (int i = 0; i < times; i++) {
            long flushed = writeAndKill(file, random.nextInt(LONGEST_LIFE_MS));
            try (Capture capture = Capture.open(file)) {
                assertTrue(capture.rows() >= flushed, capture.rows() + " of " + flushed + " rows, seed " + seed);
                cursor = capture.cursor();
                if (seen > 0) {
                    cursor.seek(seen - 1);
                }
                while (cursor.next()) {
                    assertRow(cursor, seen++);
                }
                assertEquals(capture.rows(), seen);
            }
        }
        assertTrue(seen > 0, "nothing was written");
    }

    private static void assertRow(Row row, long number) {
        assertEquals(number, row.time());
        ByteBuffer payload = row.payload();
        assertEquals(PAYLOAD, payload.remaining());
        while (payload.hasRemaining()) {
            assertEquals((byte) number, payload.get());
        }
    }

    /** Returns the number of rows that the process has said were in the file. */
    private static long writeAndKill(Path file, int life) throws Exception {
        Process process = new ProcessBuilder(JavaProcess.command(Writer.class, file.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader output = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            long flushed = Long.parseLong(output.readLine());
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(life);
            while (System.nanoTime() < end) {
                flushed = Long.parseLong(output.readLine());
            }
            process.destroyForcibly();
            assertTrue(process.waitFor(10, TimeUnit.SECONDS));
            return flushed;
        } finally {
            process.destroyForcibly();
        }
    }

    /** The process that is killed: writes rows with their numbers, and says how many of them must be there. */
    static final class Writer {
        private Writer() {
        }

        public static void main(String[] args) throws CaptureException {
            ByteBuffer payload = ByteBuffer.allocate(PAYLOAD);
            CaptureWriter writer = CaptureWriter.append(Path.of(args[0]));
            Random random = new Random();
            while (true) {
                System.out.println(writer.rows());
                for (int rows = random.nextInt(60); rows >= 0; rows--) {
                    Arrays.fill(payload.array(), (byte) writer.rows());
                    writer.message(0, Direction.SENT, writer.rows(), 0, 1, 2, payload);
                }
                writer.flush();
            }
        }
    }
}
