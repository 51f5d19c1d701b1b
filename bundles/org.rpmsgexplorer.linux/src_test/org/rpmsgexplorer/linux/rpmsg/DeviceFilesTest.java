// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux.rpmsg;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.linux.Errno;
import org.rpmsgexplorer.linux.FileDescriptor;
import org.rpmsgexplorer.linux.LinuxException;
import org.rpmsgexplorer.linux.NativeBuffer;
import org.rpmsgexplorer.linux.RefusedWrites;

/** Control device and endpoint over a plain file, which answers every request with ENOTTY. */
class DeviceFilesTest {
    private static final int ENOTTY = 25;
    private static final EndpointInfo INFO = new EndpointInfo("a", RpmsgUapi.ADDR_ANY, 1);

    @TempDir
    private Path folder;

    @Test
    void aMissingControlDeviceIsNamed() {
        Path path = folder.resolve("rpmsg_ctrl0");
        LinuxException missing = assertThrows(LinuxException.class, () -> ControlDevice.open(path));
        assertEquals(Errno.ENOENT, missing.errno());
        assertTrue(missing.getMessage().contains(path.toString()), missing.getMessage());
    }

    @Test
    void aRefusedRequestSaysWhichAndOnWhat() throws IOException {
        Path path = Files.createFile(folder.resolve("rpmsg_ctrl0"));
        try (ControlDevice device = ControlDevice.open(path)) {
            LinuxException legacy = assertThrows(LinuxException.class, () -> device.createNode(INFO));
            LinuxException fd = assertThrows(LinuxException.class, () -> device.createFd(INFO));
            assertEquals(ENOTTY, legacy.errno());
            assertEquals("RPMSG_CREATE_EPT_FD_IOCTL on " + path + ": ENOTTY (Inappropriate ioctl for device)",
                    fd.getMessage());
        }
    }

    /** As linux-next leaves them: with the name of such files, which a real one can have as well, and blocking. */
    @Test
    void aDescriptorThatAFailedRequestHasLeftIsClosed() throws IOException {
        Path stray = Files.createFile(Files.createDirectory(folder.resolve("stray")).resolve("anon_inode:rpmsg-eptdev"));
        Path ours = Files.createFile(Files.createDirectory(folder.resolve("ours")).resolve("anon_inode:rpmsg-eptdev"));
        Path other = Files.createFile(folder.resolve("rpmsg_ctrl0"));
        FileDescriptor.open(stray, FileDescriptor.O_RDWR);
        try (FileDescriptor endpoint = FileDescriptor.open(ours, FileDescriptor.O_RDWR | FileDescriptor.O_NONBLOCK);
                ControlDevice device = ControlDevice.open(other)) {
            assertEquals(1, count(stray));
            assertThrows(LinuxException.class, () -> device.createFd(INFO));
            assertEquals(0, count(stray));
            assertEquals(1, count(ours), endpoint + " is an endpoint's");
            assertEquals(1, count(other));
        }
    }

    private static long count(Path open) throws IOException {
        try (Stream<Path> links = Files.list(Path.of("/proc/self/fd"))) {
            return links.filter(link -> leadsTo(link, open)).count();
        }
    }

    private static boolean leadsTo(Path link, Path file) {
        try {
            return Files.readSymbolicLink(link).equals(file.toRealPath());
        } catch (IOException closed) {
            return false;
        }
    }

    @Test
    void legacyCreationThatTheKernelRefusesFailsWithoutWaitingForANode() throws IOException {
        Path path = Files.createFile(folder.resolve("rpmsg_ctrl0"));
        LegacyEndpoints endpoints = new LegacyEndpoints(new RpmsgSysfs(folder), folder, made -> { });
        try (ControlDevice device = ControlDevice.open(path)) {
            LinuxException refused = assertThrows(LinuxException.class, () -> endpoints.create(device, INFO));
            assertEquals(ENOTTY, refused.errno());
        }
    }

    /** Kernels before 5.18 say ENOMEM where later ones say EAGAIN: the remote has all buffers. */
    @Test
    void aMessageThatAnOldKernelHasNoBufferForWouldBlock() throws Exception {
        try (EndpointFile file = EndpointFile.open(Files.createFile(folder.resolve("rpmsg0")));
                NativeBuffer message = new NativeBuffer(13)) {
            CompletableFuture<List<Integer>> written = new CompletableFuture<>();
            Thread sender = new Thread(() -> {
                try {
                    RefusedWrites.refuse(file.fd(), 13, Errno.ENOMEM);
                    RefusedWrites.refuse(file.fd(), 12, Errno.EMSGSIZE);
                    assertEquals(Errno.EMSGSIZE, assertThrows(LinuxException.class, () -> file.write(message, 12)).errno());
                    written.complete(List.of(file.write(message, 13), file.write(message, 11)));
                } catch (LinuxException | RuntimeException | Error failed) {
                    written.completeExceptionally(failed);
                }
            });
            sender.start();
            assertEquals(List.of(FileDescriptor.WOULD_BLOCK, 11), written.get());
            sender.join();
        }
    }

    /** The second request would panic the kernel, even where the first has failed. */
    @Test
    void anEndpointIsDestroyedOnceAtTheMost() throws IOException {
        try (EndpointFile file = EndpointFile.open(Files.createFile(folder.resolve("rpmsg0")))) {
            assertThrows(LinuxException.class, file::destroyOnce);
            assertDoesNotThrow(file::destroyOnce);
        }
    }
}
