// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rpmsgexplorer.linux.Errno;
import org.rpmsgexplorer.linux.LinuxException;
import org.rpmsgexplorer.linux.rpmsg.EndpointFile;
import org.rpmsgexplorer.linux.rpmsg.EndpointInfo;
import org.rpmsgexplorer.linux.rpmsg.RpmsgSysfs;
import org.rpmsgexplorer.linux.rpmsg.RpmsgUapi;
import org.rpmsgexplorer.protocol.Event;
import org.rpmsgexplorer.protocol.Frame;
import org.rpmsgexplorer.protocol.MessageBlock;
import org.rpmsgexplorer.protocol.Way;

/** Endpoints over pseudo terminals, which answer rpmsg's requests with ENOTTY, and addresses in a tree on disk. */
@Timeout(10)
class EndpointTableTest {
    private static final byte[] MESSAGE = new byte[256];

    @TempDir
    private Path root;
    private final GatedStream desktop = new GatedStream();
    private Outbox outbox;
    private PollLoop loop;
    private EndpointTable table;

    @BeforeEach
    void begin() throws IOException {
        Files.createDirectories(root.resolve("dev"));
        Files.createFile(root.resolve("dev/rpmsg_ctrl0"));
        outbox = new Outbox(desktop);
        loop = new PollLoop(Path.of("/"), outbox);
        table = new EndpointTable(root, loop, new Journal(Optional.empty(), root));
    }

    @AfterEach
    void end() {
        desktop.open();
        table.closeAll();
        loop.close();
        outbox.close();
    }

    private Remote remote(String node) throws IOException {
        Remote remote = new Remote();
        Files.createSymbolicLink(root.resolve("dev").resolve(node), remote.node());
        return remote;
    }

    private void attributes(String folder, String name, String source) throws IOException {
        Path device = Files.createDirectories(root.resolve("sys").resolve(folder));
        Files.writeString(device.resolve("name"), name + "\n");
        Files.writeString(device.resolve("src"), source + "\n");
        Files.writeString(device.resolve("dst"), "1024\n");
    }

    /** Destroying what we did not create would be refused here with ENOTTY. */
    @Test
    void aNodeThatWasThereIsReadAndClosedButNotDestroyed() throws Exception {
        try (Remote remote = remote("rpmsg0")) {
            table.openNode(4, "rpmsg0");
            remote.send("hello");
            desktop.awaitWriter();
            table.close(4);
            assertThrows(IllegalArgumentException.class, () -> table.close(4));
        }
        end();
        assertEquals(List.of("4 hello"), told());
    }

    @Test
    void anEndpointWhoseRemoteIsGoneHasEnded() throws Exception {
        try (Remote remote = remote("rpmsg0"); EndpointFile file = EndpointFile.open(root.resolve("dev/rpmsg0"))) {
            assertFalse(file.hasEnded());
            remote.close();
            assertTrue(file.hasEnded());
        }
    }

    @Test
    void flowControlIsNotAskedOfAnEndpointThatHasEnded() throws Exception {
        try (Remote remote = remote("rpmsg0")) {
            table.openNode(1, "rpmsg0");
            LinuxException asked = assertThrows(LinuxException.class, () -> table.pauseIncoming(1, true));
            assertTrue(asked.getMessage().contains("ENOTTY"), asked.getMessage());
            remote.close();
            LinuxException ended = assertThrows(LinuxException.class, () -> table.pauseIncoming(1, true));
            assertTrue(ended.getMessage().contains("EPIPE"), ended.getMessage());
        }
    }

    @Test
    void anEndpointThatTheKernelDoesNotTellIsEndedOnce() throws Exception {
        try (Remote remote = remote("rpmsg0")) {
            table.openNode(2, "rpmsg0");
            remote.send("last");
            loop.end(2, "gone");
            loop.end(2, "gone");
            table.close(2);
        }
        end();
        assertEquals(List.of("2 last", "2 ended gone"), told());
    }

    /** Published kernels do not tell such an endpoint, and use freed memory for a request on it. */
    @Test
    void nothingIsAskedOfAnEndpointWhoseControlDeviceIsGone() throws Exception {
        try (Remote remote = remote("rpmsg0")) {
            Path control = startFull(1);
            assertEquals(OptionalLong.empty(), table.trySend(1, MESSAGE), "its control device is there");
            Files.delete(control);
            assertEquals(Errno.EPIPE, refused(() -> table.trySend(1, MESSAGE)));
            assertEquals(Errno.EPIPE, refused(() -> table.trySend(1, MESSAGE)));
            assertEquals(Errno.EPIPE, refused(() -> loop.echo(1, MESSAGE, Duration.ofSeconds(5))));
            assertEquals(Errno.EPIPE, refused(() -> table.pauseIncoming(1, true)), "not ENOTTY");
            table.endOrphans();
            table.close(1);
        }
        end();
        assertEquals(List.of("1 ended The endpoint's control device is gone"), told());
    }

    @Test
    void flowControlIsNotAskedOfOneThatIsNotYetKnownToBeGone() throws Exception {
        try (Remote remote = remote("rpmsg0")) {
            Files.delete(startFull(1));
            assertEquals(Errno.EPIPE, refused(() -> table.pauseIncoming(1, true)), "not ENOTTY");
        }
    }

    @Test
    void anEchoThatTheRemoteDoesNotTakeEndsWithItsControlDevice() throws Exception {
        try (Remote remote = remote("rpmsg0")) {
            Files.delete(startFull(1));
            assertEquals(Errno.EPIPE, refused(() -> loop.echo(1, MESSAGE, Duration.ofSeconds(5))));
        }
    }

    private static int refused(Executable request) {
        return assertThrows(LinuxException.class, request).errno();
    }

    /** Starts an endpoint as the fd way does, whose remote takes no more messages; returns what to delete of its control device. */
    private Path startFull(int endpoint) throws Exception {
        Path control = Files.createDirectories(root.resolve("sys/class/rpmsg/rpmsg_ctrl0"));
        table.start(endpoint, new EndpointTable.Open(EndpointFile.open(root.resolve("dev/rpmsg0")),
                Optional.of(new EndpointInfo("x", RpmsgUapi.ADDR_ANY, 0x400)), Optional.empty(),
                new RpmsgSysfs(root).control("rpmsg_ctrl0")));
        boolean full = false;
        while (!full) {
            // The kernel moves on what a terminal has, a moment later, so that it is tried for a while.
            full = table.trySend(endpoint, MESSAGE).isEmpty()
                    && loop.echo(endpoint, MESSAGE, Duration.ofMillis(20)).isEmpty();
        }
        return control;
    }

    /** Closing is what frees the messages that wait in the kernel, and nobody else does it as long as the desktop has it open. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEndpointInAFloodIsClosedWhoeverMadeIt(boolean ours) throws Exception {
        loop.close();
        loop = new PollLoop(root, outbox);
        table = new EndpointTable(root, loop, new Journal(Optional.empty(), root));
        Files.createDirectory(root.resolve("proc"));
        desktop.open();
        // There is always more to read.
        Files.createSymbolicLink(root.resolve("dev/rpmsg0"), Path.of("/dev/zero"));
        long before = openZeros();
        if (ours) {
            table.start(1, new EndpointTable.Open(EndpointFile.open(root.resolve("dev/rpmsg0")),
                    Optional.of(new EndpointInfo("x", RpmsgUapi.ADDR_ANY, 0x400)), Optional.empty(), Optional.empty()));
        } else {
            table.openNode(1, "rpmsg0");
        }
        for (int kib = 20_000; openZeros() > before; kib--) {
            assertFalse(Thread.interrupted(), "it is still open when the test's time is over");
            Path less = Files.writeString(root.resolve("meminfo"), "MemTotal: 131072 kB\nMemAvailable: " + kib + " kB\n");
            Files.move(less, root.resolve("proc/meminfo"), StandardCopyOption.ATOMIC_MOVE);
        }
        assertEquals(Errno.EPIPE, refused(() -> table.trySend(1, MESSAGE)));
        assertEquals(Errno.EPIPE, refused(() -> table.isOutgoingPaused(1)));
        table.close(1);
        assertThrows(IllegalArgumentException.class, () -> table.close(1));
        end();
        List<String> ends = told().stream().filter(text -> text.contains("ended")).toList();
        assertEquals(1, ends.size());
        assertTrue(ends.get(0).startsWith("1 ended The remote sends more than this board can read"), ends::toString);
    }

    private static long openZeros() throws IOException {
        long count = 0;
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                try {
                    count += Files.readSymbolicLink(descriptor).equals(Path.of("/dev/zero")) ? 1 : 0;
                } catch (NoSuchFileException closed) {
                    // The next time it is not listed.
                }
            }
        }
        return count;
    }

    @Test
    void addressesThatSysfsShowsAreRefused() throws Exception {
        attributes("class/rpmsg/rpmsg3", "other", "1280");
        attributes("bus/rpmsg/devices/virtio0.raw.1281.1024", "raw", "0x501");
        attributes("bus/rpmsg/devices/virtio0.rpmsg_ctrl.0.0", "rpmsg_ctrl", "0x0");
        attributes("bus/rpmsg/devices/virtio0.undriven.1282.1024", "undriven", "0x502");
        link("virtio0.raw.1281.1024", "rpmsg_chrdev");
        link("virtio0.rpmsg_ctrl.0.0", "rpmsg_ctrl");
        for (Way way : Way.values()) {
            String node = assertThrows(AddressInUseException.class, () -> create(way, 0x500)).getMessage();
            assertEquals("The source address 0x500 is in use by the node rpmsg3 (\"other\")", node);
            String channel = assertThrows(AddressInUseException.class, () -> create(way, 0x501)).getMessage();
            assertEquals("The source address 0x501 is in use by the channel \"raw\" (driver rpmsg_chrdev)", channel);
            for (long free : new long[] {0, 0x502, 0xFFFFFFFFL}) {
                assertTrue(assertThrows(LinuxException.class, () -> create(way, free)).getMessage().contains("ENOTTY"),
                        "the kernel is asked");
            }
        }
    }

    private void create(Way way, long source) throws IOException {
        table.create(1, "rpmsg_ctrl0", way, new EndpointInfo("x", source, 0x400));
    }

    private void link(String channel, String driver) throws IOException {
        Path target = Files.createDirectories(root.resolve("sys/bus/rpmsg/drivers").resolve(driver));
        Files.createSymbolicLink(root.resolve("sys/bus/rpmsg/devices").resolve(channel).resolve("driver"), target);
    }

    private List<String> told() throws IOException {
        List<String> told = new ArrayList<>();
        for (Frame frame : desktop.frames()) {
            if (frame.body() instanceof Event.EndpointEnded ended) {
                told.add(ended.endpoint() + " ended " + ended.text());
            } else if (frame.body() instanceof Event.Messages messages) {
                MessageBlock.read(messages.block(), new MessageBlock.Visitor() {
                    @Override
                    public void message(int endpoint, long nanos, byte[] block, int offset, int length) {
                        told.add(endpoint + " " + new String(block, offset, length, StandardCharsets.US_ASCII).strip());
                    }

                    @Override
                    public void gap(int endpoint, long nanos, long count) {
                        told.add(endpoint + " gap");
                    }
                });
            }
        }
        return told;
    }
}
