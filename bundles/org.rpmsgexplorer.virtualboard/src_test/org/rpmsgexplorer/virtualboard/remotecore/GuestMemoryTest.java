// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rpmsgexplorer.linux.FileDescriptor;

class GuestMemoryTest {
    private static final int PAGE = 4096;

    @TempDir
    Path folder;

    private FileDescriptor file(int length) throws IOException {
        Path file = folder.resolve("memory");
        Files.write(file, new byte[length]);
        return FileDescriptor.open(file, FileDescriptor.O_RDWR);
    }

    @Test
    void findsTheRegionByGuestAndByUserAddress() throws IOException {
        try (FileDescriptor file = file(4 * PAGE); GuestMemory memory = new GuestMemory()) {
            memory.add(0x1000, PAGE, 0xA000, 0, file);
            memory.add(0x9000, 2 * PAGE, 0xC000, PAGE, file);

            assertEquals(PAGE, memory.guest(0x9000, 2 * PAGE, "all").offset());
            assertEquals(2 * PAGE + 16, memory.user(0xD010, 1, "part").offset());
            assertEquals(PAGE, memory.guest(0x2000, 0, "nothing").offset());
            assertThrows(FrontEndException.class, () -> memory.guest(0x1FFF, 2, "over the end"));
            assertThrows(FrontEndException.class, () -> memory.guest(0xA000, PAGE + 1, "over the end"));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-1, 0", "4096, -1", "4096, 4096", "8192, 0", "0x80000000, 0", "0x7fffffff, 1",
            "0x7fffffffffffffff, 0", "16, 0x7fffffffffffffff"})
    void refusesRegionsThatTheFileDoesNotHold(String size, String offset) throws IOException {
        try (FileDescriptor file = file(PAGE); GuestMemory memory = new GuestMemory()) {
            assertThrows(FrontEndException.class,
                    () -> memory.add(0, Long.decode(size), 0, Long.decode(offset), file));
        }
    }

    @Test
    void refusesANinthRegion() throws IOException {
        try (FileDescriptor file = file(PAGE); GuestMemory memory = new GuestMemory()) {
            for (int region = 0; region < GuestMemory.MAX_REGIONS; region++) {
                memory.add(region * PAGE, PAGE, region * PAGE, 0, file);
            }
            String message = assertThrows(FrontEndException.class, () -> memory.add(0x100000, PAGE, 0, 0, file))
                    .getMessage();
            assertTrue(message.contains("More than 8"), message);
        }
    }
}
