// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What passes descriptors is tested with a front end that sends some, in the virtual board's tests. */
class UnixSocketTest {
    @TempDir
    private Path folder;
    private UnixSocket listening;
    private UnixSocket near;
    private UnixSocket far;
    private final NativeBuffer buffer = new NativeBuffer(64);
    private final List<FileDescriptor> descriptors = new ArrayList<>();

    @BeforeEach
    void connect() throws IOException {
        listening = UnixSocket.listen(folder.resolve("s"));
        near = UnixSocket.connect(folder.resolve("s"));
        far = listening.accept();
    }

    @AfterEach
    void end() {
        near.close();
        far.close();
        listening.close();
        buffer.close();
    }

    @Test
    void carriesBytesBothWays() throws IOException {
        near.send(new byte[] {1, 2, 3});
        assertEquals(2, far.receive(buffer, 2, descriptors));
        assertEquals(1, far.receive(buffer, 64, descriptors));
        assertEquals(3, buffer.bytes(0, 1)[0]);
        far.send(new byte[] {9});
        assertEquals(1, near.receive(buffer, 64, descriptors));
        assertArrayEquals(new byte[] {9}, buffer.bytes(0, 1));
        assertEquals(List.of(), descriptors);
    }

    @Test
    void theEndOfTheStreamIsToldAfterTheBytes() throws IOException {
        near.send(new byte[] {1});
        near.close();
        assertEquals(1, far.receive(buffer, 64, descriptors));
        assertEquals(UnixSocket.END, far.receive(buffer, 64, descriptors));
        LinuxException gone = assertThrows(LinuxException.class, () -> far.send(new byte[1]));
        assertEquals(Errno.EPIPE, gone.errno());
    }

    @Test
    void aNonBlockingSocketSaysThatItWouldWait() throws IOException {
        far.fd().setNonBlocking();
        assertEquals(Errno.EAGAIN, assertThrows(LinuxException.class,
                () -> far.receive(buffer, 64, descriptors)).errno());
        byte[] large = new byte[8 << 20];
        assertEquals(Errno.EAGAIN, assertThrows(LinuxException.class, () -> far.send(large)).errno());
    }

    @Test
    void shutdownEndsACallThatWaits() throws Exception {
        CompletableFuture<Integer> received = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            try {
                received.complete(far.receive(buffer, 64, descriptors));
            } catch (IOException failed) {
                received.completeExceptionally(failed);
            }
        });
        reader.start();
        far.shutdown();
        assertEquals(UnixSocket.END, received.get(5, TimeUnit.SECONDS));
        reader.join();
    }

    @Test
    void aReadBeyondTheBufferIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> far.receive(buffer, 65, descriptors));
    }

    @Test
    void aPathOf107BytesWorks() throws IOException {
        Path path = folder.resolve("x".repeat(UnixSocket.MAX_PATH - folder.toString().length() - 1));
        try (UnixSocket other = UnixSocket.listen(path); UnixSocket client = UnixSocket.connect(path);
                UnixSocket accepted = other.accept()) {
            client.send(new byte[] {5});
            assertEquals(1, accepted.receive(buffer, 64, descriptors));
        }
    }

    @Test
    void failuresLeaveNoDescriptorBehind() throws IOException {
        Path tooLong = folder.resolve("x".repeat(UnixSocket.MAX_PATH));
        long before = openSockets();
        for (int round = 0; round < 10; round++) {
            assertThrows(IllegalArgumentException.class, () -> UnixSocket.listen(tooLong));
            assertThrows(IllegalArgumentException.class, () -> UnixSocket.connect(tooLong));
            assertThrows(LinuxException.class, () -> UnixSocket.connect(folder.resolve("nobody")));
            assertThrows(LinuxException.class, () -> UnixSocket.listen(folder.resolve("s")));
        }
        assertEquals(before, openSockets());
    }

    private static long openSockets() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.filter(link -> {
                try {
                    return Files.readSymbolicLink(link).toString().startsWith("socket:");
                } catch (IOException closedMeanwhile) {
                    return false;
                }
            }).count();
        }
    }
}
