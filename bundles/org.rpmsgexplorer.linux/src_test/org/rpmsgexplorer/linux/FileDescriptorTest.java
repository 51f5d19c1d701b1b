// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDescriptorTest {
    @TempDir
    private Path folder;

    @Test
    void closingAgainDoesNotCloseWhoeverHasTheNumberNow() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[] {7});
        FileDescriptor first = FileDescriptor.open(file, FileDescriptor.O_RDONLY);
        try (NativeBuffer buffer = new NativeBuffer(4)) {
            first.close(); // Linux gives the lowest number that is free to the next.
            assertTrue(first.isClosed());
            try (FileDescriptor second = FileDescriptor.open(file, FileDescriptor.O_RDONLY)) {
                first.close();
                assertEquals(1, second.read(buffer));
            }
        }
    }

    @Test
    void aClosedDescriptorIsNotUsed() throws IOException {
        FileDescriptor fd = FileDescriptor.open(Files.createFile(folder.resolve("file")), FileDescriptor.O_RDWR);
        fd.close();
        try (NativeBuffer buffer = new NativeBuffer(1)) {
            assertThrows(IllegalStateException.class, () -> fd.read(buffer));
            assertThrows(IllegalStateException.class, () -> fd.write(buffer, 1));
            assertThrows(IllegalStateException.class, () -> fd.ioctl(0, buffer, "test"));
            assertThrows(IllegalStateException.class, fd::setNonBlocking);
        }
    }

    @Test
    void writesAndReadsTheBytes() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        byte[] bytes = {1, 2, -3, 0, 5};
        try (FileDescriptor fd = FileDescriptor.open(file, FileDescriptor.O_RDWR);
                NativeBuffer buffer = NativeBuffer.of(bytes)) {
            assertEquals(4, fd.write(buffer, 4));
        }
        assertArrayEquals(new byte[] {1, 2, -3, 0}, Files.readAllBytes(file));
        try (FileDescriptor fd = FileDescriptor.open(file, FileDescriptor.O_RDONLY);
                NativeBuffer buffer = new NativeBuffer(16)) {
            assertEquals(4, fd.read(buffer));
            assertArrayEquals(new byte[] {1, 2, -3, 0}, buffer.bytes(0, 4));
            assertEquals(0, fd.read(buffer));
        }
    }

    @Test
    void aLengthBeyondTheBufferIsRefusedBeforeTheKernelSeesIt() throws IOException {
        try (FileDescriptor fd = FileDescriptor.open(Files.createFile(folder.resolve("file")), FileDescriptor.O_RDWR);
                NativeBuffer buffer = new NativeBuffer(4)) {
            assertThrows(IllegalArgumentException.class, () -> fd.write(buffer, 5));
        }
        assertEquals(0, Files.size(folder.resolve("file")));
    }

    @Test
    void errorsNameTheCallTheFileAndTheNumber() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        try (FileDescriptor fd = FileDescriptor.open(file, FileDescriptor.O_RDONLY);
                NativeBuffer buffer = new NativeBuffer(1)) {
            LinuxException failed = assertThrows(LinuxException.class, () -> fd.write(buffer, 1));
            assertEquals(Errno.EBADF, failed.errno());
            assertEquals("write " + file + ": EBADF (Bad file descriptor)", failed.getMessage());
        }
    }

    @Test
    void nonBlockingReadAndWriteSayThatTheyWouldWait() throws IOException {
        try (UnixSocket listening = UnixSocket.listen(folder.resolve("s"));
                UnixSocket near = UnixSocket.connect(folder.resolve("s"));
                UnixSocket far = listening.accept(); NativeBuffer buffer = new NativeBuffer(65536)) {
            near.fd().setNonBlocking();
            assertEquals(FileDescriptor.WOULD_BLOCK, near.fd().read(buffer));
            int written = near.fd().write(buffer, buffer.size());
            long total = 0;
            while (written != FileDescriptor.WOULD_BLOCK) {
                assertTrue(written > 0);
                total += written;
                written = near.fd().write(buffer, buffer.size());
            }
            assertTrue(total > 0);
            assertEquals(65536, far.fd().read(buffer));
        }
    }

    @Test
    void adoptsTheNumberThatACallHasLeft() throws IOException {
        FileDescriptor original = FileDescriptor.open(Files.write(folder.resolve("file"), new byte[3]), 0);
        try (NativeBuffer structure = new NativeBuffer(12)) {
            structure.putInt(8, original.number());
            FileDescriptor adopted = FileDescriptor.adopt(structure, 8, "adopted");
            assertEquals("adopted", adopted.toString());
            assertEquals(3, adopted.read(structure));
            adopted.close();
            assertFalse(original.isClosed());
            assertThrows(LinuxException.class, () -> original.read(structure));
        }
    }
}
