// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedMemoryTest {
    private static final int SIZE = 8192;

    @TempDir
    private Path folder;

    @Test
    void isSharedAndLittleEndian() throws IOException {
        Path file = Files.write(folder.resolve("memory"), new byte[SIZE]);
        try (FileDescriptor fd = FileDescriptor.open(file, FileDescriptor.O_RDWR);
                MappedMemory memory = MappedMemory.map(fd, SIZE);
                MappedMemory other = MappedMemory.map(fd, SIZE)) {
            memory.putInt(4, 0x01020304);
            memory.putShort(SIZE - 2, (short) 0xABCD);
            memory.put(16, new byte[] {0, 5, 6, 0}, 1, 2);
            memory.fence();
            assertEquals(0x01020304, other.getInt(4));
            assertEquals((short) 0xABCD, other.getShort(SIZE - 2));
            byte[] copy = new byte[4];
            other.get(16, copy, 1, 2);
            assertArrayEquals(new byte[] {0, 5, 6, 0}, copy);
            assertEquals(0x01020304L << 32, other.getLong(0));
        }
        assertArrayEquals(new byte[] {4, 3, 2, 1}, Arrays.copyOfRange(Files.readAllBytes(file), 4, 8));
    }

    @Test
    void everyAccessIsCheckedAgainstTheLength() throws IOException {
        try (FileDescriptor fd = memory(); MappedMemory memory = MappedMemory.map(fd, SIZE)) {
            assertEquals(SIZE, memory.length());
            assertThrows(IndexOutOfBoundsException.class, () -> memory.getInt(SIZE - 3));
            assertThrows(IndexOutOfBoundsException.class, () -> memory.putShort(-1, (short) 0));
            assertThrows(IndexOutOfBoundsException.class, () -> memory.getLong(Integer.MAX_VALUE));
            assertThrows(IndexOutOfBoundsException.class, () -> memory.get(SIZE - 1, new byte[2], 0, 2));
            assertThrows(IndexOutOfBoundsException.class, () -> memory.put(SIZE, new byte[1], 0, 1));
        }
    }

    @Test
    void moreThanTheFileHasIsRefused() throws IOException {
        try (FileDescriptor fd = memory()) {
            IOException refused = assertThrows(IOException.class, () -> MappedMemory.map(fd, SIZE + 1));
            assertTrue(refused.getMessage().contains(Integer.toString(SIZE)), refused.getMessage());
        }
    }

    @Test
    void aFailureOfTheKernelIsTold() throws IOException {
        Path file = Files.write(folder.resolve("read-only"), new byte[SIZE]);
        try (FileDescriptor fd = FileDescriptor.open(file, FileDescriptor.O_RDONLY)) {
            LinuxException refused = assertThrows(LinuxException.class, () -> MappedMemory.map(fd, SIZE));
            assertEquals(Errno.EACCES, refused.errno());
        }
    }

    @Test
    void closingAgainUnmapsNothingElse() throws IOException {
        try (FileDescriptor fd = memory()) {
            MappedMemory first = MappedMemory.map(fd, SIZE);
            first.putInt(0, 42);
            first.close();
            try (MappedMemory second = MappedMemory.map(fd, SIZE)) {
                first.close();
                assertEquals(42, second.getInt(0));
            }
        }
    }

    private FileDescriptor memory() throws IOException {
        return FileDescriptor.open(Files.write(folder.resolve("memory"), new byte[SIZE]), FileDescriptor.O_RDWR);
    }
}
