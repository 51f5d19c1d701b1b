// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.traffic;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.capture.CaptureException;

/** When the disk counts as full. */
class DiskRoomTest {
    private static final Path FILE = Path.of("live.rpmsg");

    private final AtomicLong usable = new AtomicLong(DiskRoom.LEAST);
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE);
    private final AtomicInteger looks = new AtomicInteger();
    private final DiskRoom room = new DiskRoom(FILE, () -> {
        looks.incrementAndGet();
        return usable.get();
    }, clock::get);

    @Test
    void theLastOfItIsLeftToOthers() throws Exception {
        room.require();
        usable.decrementAndGet();
        clock.addAndGet(DiskRoom.LOOK_NANOS);
        CaptureException full = assertThrows(CaptureException.class, room::require);
        assertEquals("The disk with live.rpmsg has less than 100 MB left", full.getMessage());
        assertThrows(CaptureException.class, room::require, "it is still full");
        usable.incrementAndGet();
        assertDoesNotThrow(room::require, "somebody has made room");
    }

    @Test
    void theSystemIsAskedOnceASecondOnly() throws Exception {
        room.require();
        clock.addAndGet(DiskRoom.LOOK_NANOS - 1);
        room.require();
        assertEquals(1, looks.get());
        clock.incrementAndGet();
        room.require();
        assertEquals(2, looks.get());
    }

    @Test
    void aRealDiskTellsItsRoom(@TempDir Path folder) {
        assertDoesNotThrow(DiskRoom.of(folder)::require);
        assertDoesNotThrow(DiskRoom.of(folder.resolve("missing"))::require, "what cannot be asked may have room");
    }
}
