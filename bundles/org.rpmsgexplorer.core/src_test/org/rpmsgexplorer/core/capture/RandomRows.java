// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/** Writes random rows and knows what they were. */
final class RandomRows {
    private static final int ENDPOINTS = 5;

    private final Random random;
    private final int longestPayload;
    /** What each row says, in words. */
    final List<String> expected = new ArrayList<>();

    RandomRows(long seed, int longestPayload) {
        random = new Random(seed);
        this.longestPayload = longestPayload;
    }

    void write(CaptureWriter writer, int rows) throws CaptureException {
        for (int i = 0; i < rows; i++) {
            if (writer.endpoints().isEmpty() || writer.endpoints().size() < ENDPOINTS && random.nextInt(20) == 0) {
                writer.addEndpoint(endpoint(writer.endpoints().size()));
            }
            row(writer);
            if (random.nextInt(10) == 0) {
                writer.flush();
            }
        }
    }

    CapturedEndpoint endpoint(int number) {
        return new CapturedEndpoint("root@10.0.0." + number, "rpmsg_ctrl" + number, "näme\u0001", "label " + number, "fd",
                number % 2 == 0 ? OptionalLong.empty() : OptionalLong.of(0xFFFFFFFFL), OptionalLong.of(number));
    }

    private void row(CaptureWriter writer) throws CaptureException {
        int endpoint = random.nextInt(writer.endpoints().size());
        long time = random.nextLong();
        long nanos = random.nextBoolean() ? Row.UNKNOWN_NANOS : random.nextLong();
        String row;
        switch (random.nextInt(8)) {
            case 0 -> {
                long count = 1 + random.nextInt(100);
                writer.gap(endpoint, time, nanos, count);
                row = "GAP " + endpoint + " " + time + " " + nanos + " null -1 -1 0 " + count + " null  []";
            }
            case 1 -> {
                MarkerKind marker = MarkerKind.values()[random.nextInt(MarkerKind.values().length)];
                writer.marker(Row.NO_ENDPOINT, marker, time, nanos, "tëxt");
                row = "MARKER -1 " + time + " " + nanos + " null -1 -1 0 0 " + marker + " tëxt []";
            }
            case 2 -> {
                writer.note(endpoint, time, nanos, "");
                row = "NOTE " + endpoint + " " + time + " " + nanos + " null -1 -1 0 0 null  []";
            }
            default -> {
                byte[] payload = new byte[random.nextInt(longestPayload + 1)];
                random.nextBytes(payload);
                Direction direction = Direction.values()[random.nextInt(2)];
                long source = address();
                long destination = address();
                writer.message(endpoint, direction, time, nanos, source, destination, ByteBuffer.wrap(payload));
                row = "MESSAGE " + endpoint + " " + time + " " + nanos + " " + direction + " " + source + " " + destination
                        + " " + payload.length + " 1 null  " + bytes(ByteBuffer.wrap(payload));
            }
        }
        expected.add(row);
    }

    private long address() {
        return switch (random.nextInt(3)) {
            case 0 -> Row.UNKNOWN_ADDRESS;
            case 1 -> 0xFFFFFFFFL;
            default -> random.nextInt(2000);
        };
    }

    static String words(Row row) {
        return row.kind() + " " + row.endpoint() + " " + row.time() + " " + row.boardNanos() + " " + row.direction() + " "
                + row.source() + " " + row.destination() + " " + row.length() + " " + row.count() + " " + row.marker() + " "
                + row.text() + " " + bytes(row.payload());
    }

    private static String bytes(ByteBuffer buffer) {
        StringBuilder text = new StringBuilder("[");
        while (buffer.hasRemaining()) {
            text.append(Integer.toHexString(Byte.toUnsignedInt(buffer.get()))).append(' ');
        }
        return text.append(']').toString();
    }

    /** Looks whether a capture has the first of these rows and nothing else. */
    void assertBeginning(Capture capture) throws CaptureException {
        CaptureCursor cursor = capture.cursor();
        long number = 0;
        while (cursor.next()) {
            assertEquals(number, cursor.number());
            assertEquals(expected.get((int) number), words(cursor), () -> "row " + cursor.number());
            number++;
        }
        assertEquals(capture.rows(), number);
    }
}
