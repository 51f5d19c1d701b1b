// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryGuardTest {
    private static final long MILLI = 1_000_000;

    @TempDir
    private Path root;
    private MemoryGuard guard;

    @BeforeEach
    void begin() throws IOException {
        Files.createDirectory(root.resolve("proc"));
        guard = new MemoryGuard(root);
    }

    private void memory(long availableMib, long totalMib) throws IOException {
        Files.writeString(root.resolve("proc/meminfo"), "MemTotal:      " + totalMib * 1024 + " kB\nMemFree:        1 kB\n"
                + "MemAvailable:   " + availableMib * 1024 + " kB\nBuffers: 7 kB\n");
    }

    private Optional<String> behindAt(int millis) {
        return guard.behind(millis * MILLI);
    }

    @Test
    void memoryThatShrinksWhileMessagesWaitIsShortBelow24Mib() throws Exception {
        memory(100, 165);
        assertEquals(Optional.empty(), behindAt(1));
        assertEquals(Optional.empty(), behindAt(7));
        memory(25, 165);
        assertEquals(Optional.empty(), behindAt(400));
        memory(23, 165);
        assertEquals(Optional.empty(), behindAt(402), "looked at again when it could be short: in 2 ms for 1 MiB");
        assertEquals(Optional.of("The remote sends more than this board can read, and what waits in the kernel has taken its"
                + " memory: 23 of 165 MiB are left"), behindAt(403));
    }

    @Test
    void onALargeBoardItIsShortBelowA32ndPart() throws Exception {
        memory(4000, 8192);
        behindAt(1);
        behindAt(300);
        memory(250, 8192);
        assertEquals(true, behindAt(400).isPresent());
    }

    @Test
    void memoryThatOthersHaveTakenIsNoReason() throws Exception {
        memory(20, 165);
        behindAt(1);
        assertEquals(Optional.empty(), behindAt(300));
        assertEquals(Optional.empty(), behindAt(400));
    }

    @Test
    void whoHasReadAllBeginsAnew() throws Exception {
        memory(100, 165);
        behindAt(1);
        behindAt(300);
        memory(20, 165);
        guard.drained();
        assertEquals(Optional.empty(), behindAt(400));
        assertEquals(Optional.empty(), behindAt(600));
    }

    @Test
    void whatCannotBeReadIsNoReason() throws Exception {
        behindAt(1);
        assertEquals(Optional.empty(), behindAt(300));
        Files.writeString(root.resolve("proc/meminfo"), "MemAvailable: much");
        assertEquals(Optional.empty(), behindAt(400));
    }
}
