// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrnoTest {
    @Test
    void knownNumbersHaveNameAndText() {
        assertEquals("EINVAL", Errno.name(Errno.EINVAL));
        assertEquals("ENOTSUPP (Operation is not supported by the kernel driver)", Errno.describe(524));
        assertEquals("open /dev/x: EBUSY (Device or resource busy)",
                new LinuxException("open /dev/x", Errno.EBUSY).getMessage());
    }

    @Test
    void unknownNumbersAreShownAsNumbers() {
        assertEquals("errno 4711", Errno.name(4711));
        assertEquals("errno -1", Errno.describe(-1));
    }

    @Test
    void theKernelMeansTheSame(@TempDir Path folder) throws Exception {
        assertEquals(Errno.ENOENT, errnoOfOpen(folder.resolve("nothing"), 0));
        assertEquals(21, errnoOfOpen(folder, FileDescriptor.O_RDWR));
        Path file = Files.createFile(folder.resolve("file"));
        assertEquals(20, errnoOfOpen(file.resolve("below"), 0));
        try (UnixSocket socket = UnixSocket.listen(folder.resolve("socket"))) {
            assertEquals(98, assertThrows(LinuxException.class,
                    () -> UnixSocket.listen(folder.resolve("socket"))).errno());
        }
        assertEquals(Errno.ECONNREFUSED, assertThrows(LinuxException.class,
                () -> UnixSocket.connect(folder.resolve("socket"))).errno());
    }

    private static int errnoOfOpen(Path path, int flags) {
        return assertThrows(LinuxException.class, () -> FileDescriptor.open(path, flags).close()).errno();
    }
}
