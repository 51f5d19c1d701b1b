// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;

/** Prints how long it takes to append messages of 64 bytes, to open the capture, to go over it and to jump in it. */
public final class CaptureFigures {
    private static final int PAYLOAD = 64;
    private static final int JUMPS = 100_000;
    private static final double SECOND = 1e9;

    private final PrintStream out = System.out;
    private long start;

    private CaptureFigures() {
    }

    /**
     * Measures.
     *
     * @param args how many messages; rows in each block, 0 for full ones
     */
    public static void main(String[] args) throws Exception {
        Path file = Files.createTempDirectory("figures").resolve("figures.rpmsg");
        try {
            new CaptureFigures().measure(file, Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        } finally {
            Files.deleteIfExists(file);
            Files.delete(file.getParent());
        }
    }

    private void measure(Path file, int messages, int block) throws Exception {
        start = System.nanoTime();
        append(file, messages, block);
        lap("append " + messages);
        out.printf(Locale.ROOT, "file %.1f MB%n", Files.size(file) / 1e6);
        start = System.nanoTime();
        try (Capture capture = Capture.open(file)) {
            lap("open, " + capture.blocks() + " blocks");
            CaptureCursor cursor = capture.cursor();
            long sum = 0;
            while (cursor.next()) {
                sum += cursor.time() - cursor.payload().getLong(0);
            }
            lap("go over all rows, sum " + sum);
            Random random = new Random(1);
            for (int i = 0; i < JUMPS; i++) {
                int row = random.nextInt(messages);
                cursor.seek(row);
                if (cursor.time() != row) {
                    throw new IllegalStateException("row " + row + " has time " + cursor.time());
                }
            }
            lap(JUMPS + " random jumps");
            CaptureStatistics statistics = new CaptureStatistics();
            capture.endpoints().forEach(statistics::endpoint);
            for (CaptureCursor all = capture.cursor(); all.next();) {
                statistics.row(all);
            }
            lap("statistics, " + statistics.endpoints().get(0).messages() + " messages");
        }
    }

    private static void append(Path file, int messages, int block) throws CaptureException {
        byte[] payload = new byte[PAYLOAD];
        new Random(2).nextBytes(payload);
        ByteBuffer buffer = ByteBuffer.wrap(payload);
        try (CaptureWriter writer = CaptureWriter.create(file, "figures")) {
            int endpoint = writer.addEndpoint(
                    new CapturedEndpoint("", "", "", "a", "", OptionalLong.empty(), OptionalLong.empty()));
            for (int i = 0; i < messages; i++) {
                writer.message(endpoint, Direction.RECEIVED, i, i, 1, 2, buffer.putLong(0, i));
                if (block > 0 && i % block == 0) {
                    writer.flush();
                }
            }
        }
    }

    private void lap(String what) {
        long now = System.nanoTime();
        out.printf(Locale.ROOT, "%-45s %.3f s%n", what, (now - start) / SECOND);
        start = System.nanoTime();
    }
}
