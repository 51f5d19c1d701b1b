// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.capture.CaptureWriter;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Direction;

/**
 * Messages as a chatty remote core sends them, the same ones each time: lines of a console and frames of a sensor take turns,
 * each of 64 bytes with its number in it. One line of 10,000 messages says {@value #TEXT}; one frame of 5,000 messages has
 * {@code 7e ?? 01}. For one thread.
 */
final class SampleMessages {
    static final int SIZE = 64;
    static final String TEXT = "boot";

    private static final int TEXT_EVERY = 10_000;
    private static final int PATTERN_EVERY = 5_000;
    private static final byte PATTERN_FIRST = 0x7e;
    private static final byte PATTERN_THIRD = 0x01;
    private static final byte FRAME_TYPE = 0x10;
    private static final int PATTERN_OFFSET = 24;
    private static final int TEMPLATES = 1 << 10;
    private static final int DIGITS = 8;
    private static final String LINE = "[00000000] sensor task: 21.5 C, fan 1210 rpm, 3 frames queued  \n";
    private static final String BOOT_LINE = "[00000000] boot: image 3 is verified, starting the application \n";
    private static final long START = 1_767_225_600_000_000_000L;
    private static final long PACE = 25_000;
    private static final int JITTER = 7_919;
    private static final int CONSOLE = 0;
    private static final int SENSOR = 1;
    private static final long OWN_ADDRESS = 0x400;
    private static final long REMOTE_ADDRESS = 0x500;
    private static final int SENT_EVERY = 16;

    private final byte[][] frames = new byte[TEMPLATES][SIZE];
    private final byte[] line = LINE.getBytes(StandardCharsets.US_ASCII);
    private final byte[] bootLine = BOOT_LINE.getBytes(StandardCharsets.US_ASCII);
    private final byte[] bytes = new byte[SIZE];
    private final ByteBuffer payload = ByteBuffer.wrap(bytes);

    SampleMessages() {
        Random random = new Random(1);
        for (byte[] frame : frames) {
            random.nextBytes(frame);
            for (int i = 0; i < SIZE; i++) {
                frame[i] = frame[i] == PATTERN_FIRST ? 0 : frame[i];
            }
            // So that no number makes the pattern by chance.
            frame[Integer.BYTES] = frame[Integer.BYTES + 1] = FRAME_TYPE;
        }
    }

    static List<CapturedEndpoint> endpoints() {
        return List.of(endpoint("console", CONSOLE), endpoint("sensor", SENSOR));
    }

    private static CapturedEndpoint endpoint(String name, int number) {
        return new CapturedEndpoint("virtual", "rpmsg_ctrl0", name, name, "fd", OptionalLong.of(OWN_ADDRESS + number),
                OptionalLong.of(REMOTE_ADDRESS + number));
    }

    /** Writes the first so many messages to a capture without endpoints. */
    void write(CaptureWriter writer, long count) throws CaptureException {
        for (CapturedEndpoint endpoint : endpoints()) {
            writer.addEndpoint(endpoint);
        }
        for (long number = 0; number < count; number++) {
            int endpoint = endpoint(number);
            boolean sent = isSent(number);
            long nanos = number * PACE + number * JITTER % PACE;
            writer.message(endpoint, sent ? Direction.SENT : Direction.RECEIVED, START + nanos, nanos,
                    (sent ? OWN_ADDRESS : REMOTE_ADDRESS) + endpoint, (sent ? REMOTE_ADDRESS : OWN_ADDRESS) + endpoint,
                    payload(number));
        }
    }

    static boolean isSent(long number) {
        return number % SENT_EVERY == 0;
    }

    /** Returns how many of the first messages were received. */
    static long received(long count) {
        return count - (count + SENT_EVERY - 1) / SENT_EVERY;
    }

    private static int endpoint(long number) {
        return number % 2 == 0 ? SENSOR : CONSOLE;
    }

    /** Returns a message's bytes, number 0 to 99,999,999; they hold until the next call. */
    ByteBuffer payload(long number) {
        if (endpoint(number) == CONSOLE) {
            System.arraycopy(number % TEXT_EVERY == TEXT_EVERY / 2 + 1 ? bootLine : line, 0, bytes, 0, SIZE);
            long rest = number;
            for (int digit = DIGITS; digit > 0; digit--, rest /= 10) {
                bytes[digit] = (byte) ('0' + rest % 10);
            }
        } else {
            System.arraycopy(frames[(int) (number / 2 % TEMPLATES)], 0, bytes, 0, SIZE);
            payload.putInt(0, (int) number);
            if (number % PATTERN_EVERY == PATTERN_EVERY / 2) {
                bytes[PATTERN_OFFSET] = PATTERN_FIRST;
                bytes[PATTERN_OFFSET + 2] = PATTERN_THIRD;
            }
        }
        return payload;
    }

    /** Returns how many of the first messages have {@value #TEXT}, by looking at each the plain way. */
    long withText(long count) {
        long found = 0;
        for (long number = 0; number < count; number++) {
            payload(number);
            boolean here = false;
            for (int i = 0; i + TEXT.length() <= SIZE && !here; i++) {
                here = bytes[i] == 'b' && bytes[i + 1] == 'o' && bytes[i + 2] == 'o' && bytes[i + 3] == 't';
            }
            found += here ? 1 : 0;
        }
        return found;
    }

    /** Returns how many of the first messages have {@code 7e ?? 01}, by looking at each the plain way. */
    long withPattern(long count) {
        long found = 0;
        for (long number = 0; number < count; number++) {
            payload(number);
            boolean here = false;
            for (int i = 0; i + 2 < SIZE && !here; i++) {
                here = bytes[i] == PATTERN_FIRST && bytes[i + 2] == PATTERN_THIRD;
            }
            found += here ? 1 : 0;
        }
        return found;
    }
}
