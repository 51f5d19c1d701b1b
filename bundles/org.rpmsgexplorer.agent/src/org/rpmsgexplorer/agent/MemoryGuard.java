// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Notices when messages wait in the kernel that take all the memory of the board.
 *
 * <p>The kernel's receive queue has no bound ({@code rpmsg_ept_cb} in {@code drivers/rpmsg/rpmsg_char.c}), and a message of
 * 64 bytes takes most of a kilobyte there. Where a remote sends faster than the agent can read, the board's memory lasts
 * for seconds, and then the kernel kills what has most of it, which may be the user's program. For the thread
 * {@code rpmsg-poll}.
 */
final class MemoryGuard {
    /** How long messages must have waited without a break before the memory is looked at: less than that is no flood. */
    private static final long BEHIND_NANOS = 5_000_000;
    /** The longest and the shortest time between two looks. */
    private static final long MAX_PAUSE_NANOS = 50_000_000;
    private static final long MIN_PAUSE_NANOS = 2_000_000;
    /** No kernel fills its memory faster than with 500 MB a second, in this way. */
    private static final long NANOS_PER_KIB = 2_000;
    private static final long MIN_KIB = 24 * 1024;
    /** Of all the memory. */
    private static final int MIN_PART = 32;
    private static final long NEVER = 0;

    private static final byte[] TOTAL = "MemTotal:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AVAILABLE = "MemAvailable:".getBytes(StandardCharsets.US_ASCII);
    /** Both stand in the first three lines. */
    private static final int TEXT_SIZE = 256;

    private final File meminfo;
    private final byte[] text = new byte[TEXT_SIZE];
    private long behindSince = NEVER;
    private long nextLook;
    /** In KiB, when messages had begun to wait; 0 where that is not known. */
    private long before;

    /** Begins with an endpoint that was just opened, on the system below a root folder. */
    MemoryGuard(Path root) {
        meminfo = root.resolve("proc/meminfo").toFile();
    }

    /** All messages that had come were read. */
    void drained() {
        behindSince = NEVER;
    }

    /**
     * Messages still wait; returns why no more may, where the memory for them runs out.
     *
     * @param now by {@link System#nanoTime}
     */
    Optional<String> behind(long now) {
        if (behindSince == NEVER) {
            behindSince = now == NEVER ? 1 : now;
            nextLook = now + BEHIND_NANOS;
            before = 0;
        } else if (now - nextLook > 0) {
            return look(now);
        }
        return Optional.empty();
    }

    private Optional<String> look(long now) {
        nextLook = now + MAX_PAUSE_NANOS;
        long available;
        long total;
        try (FileInputStream in = new FileInputStream(meminfo)) {
            int length = in.read(text);
            total = kib(TOTAL, length);
            available = kib(AVAILABLE, length);
        } catch (IOException unknown) {
            Log.warn("How much memory is left cannot be told", unknown);
            return Optional.empty();
        }
        if (before == 0) {
            before = available;
        }
        long left = available - Math.max(MIN_KIB, total / MIN_PART);
        if (left > 0 || available >= before) {
            nextLook = now + Math.max(MIN_PAUSE_NANOS, Math.min(MAX_PAUSE_NANOS, left * NANOS_PER_KIB));
            return Optional.empty();
        }
        return Optional.of("The remote sends more than this board can read, and what waits in the kernel has taken its memory: "
                + available / 1024 + " of " + total / 1024 + " MiB are left");
    }

    /** Returns the number behind a name. By hand, since the first use of a regular expression takes too long in a flood. */
    private long kib(byte[] name, int length) throws IOException {
        int start = 0;
        while (start + name.length < length && !Arrays.equals(text, start, start + name.length, name, 0, name.length)) {
            start++;
        }
        long number = 0;
        boolean found = false;
        for (int index = start + name.length; index < length && text[index] != '\n'; index++) {
            if (text[index] >= '0' && text[index] <= '9') {
                number = number * 10 + text[index] - '0';
                found = true;
            }
        }
        if (!found) {
            throw new IOException(meminfo + " has no " + new String(name, StandardCharsets.US_ASCII));
        }
        return number;
    }
}
