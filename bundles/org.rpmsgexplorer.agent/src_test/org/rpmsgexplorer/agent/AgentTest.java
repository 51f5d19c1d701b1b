// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.CountDownLatch;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rpmsgexplorer.linux.rpmsg.RpmsgUapi;
import org.rpmsgexplorer.protocol.FrameInput;
import org.rpmsgexplorer.protocol.Engine;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Request;
import org.rpmsgexplorer.protocol.Schema;
import org.rpmsgexplorer.protocol.Way;

@Timeout(10)
class AgentTest {
    private static final Set<String> THREADS = Set.of("requests", "rpmsg-poll", "frame-writer", "loops", "device-watch");

    @TempDir
    private Path root;

    @BeforeEach
    void makeBoard() throws IOException {
        Files.createDirectories(root.resolve("dev"));
        Files.writeString(Files.createDirectories(root.resolve("proc/sys/kernel")).resolve("osrelease"), "6.12.0-test\n");
    }

    @Test
    void nothingIsDoneBeforeTheHello() throws IOException {
        try (TestDesktop desktop = new TestDesktop(root)) {
            assertEquals(Reply.Reason.BAD_REQUEST, desktop.refused(new Request.ListDevices()).reason());
            assertEquals(Reply.Reason.BAD_REQUEST, desktop.refused(new Request.Hello("another build")).reason());
            assertEquals(Reply.Reason.BAD_REQUEST, desktop.refused(new Request.ListDevices()).reason());
        }
    }

    @Test
    void theHelloIsAnsweredWithTheBoard() throws IOException {
        try (TestDesktop desktop = new TestDesktop(root)) {
            long before = System.nanoTime();
            Reply.Welcome welcome = (Reply.Welcome) desktop.call(new Request.Hello(Schema.fingerprint()));
            assertEquals("6.12.0-test", welcome.kernel());
            assertEquals(Schema.fingerprint(), welcome.fingerprint());
            assertTrue(before <= welcome.monotonicNanos() && welcome.monotonicNanos() <= System.nanoTime());
        }
    }

    @Test
    void aBoardThatCannotBeReadIsToldAsADefectWithItsKind() throws IOException {
        Files.delete(root.resolve("proc/sys/kernel/osrelease"));
        try (TestDesktop desktop = new TestDesktop(root)) {
            Reply.Failure failure = desktop.refused(new Request.Hello(Schema.fingerprint()));
            assertEquals(Reply.Reason.INTERNAL, failure.reason());
            assertTrue(failure.text().contains("NoSuchFileException"), failure.text());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rpmsg_ctrl", "rpmsg0", "../dev/rpmsg_ctrl0", "rpmsg_ctrl0/", "rpmsg_ctrl0\n", "rpmsg_ctrl-1",
            "/dev/rpmsg_ctrl0", "rpmsg_ctrl1234567890"})
    void namesThatAreNoControlDevicesAreNotOpened(String control) throws IOException {
        try (TestDesktop desktop = new TestDesktop(root).greeted()) {
            for (Way way : Way.values()) {
                assertEquals(Reply.Reason.BAD_REQUEST, desktop.refused(open(control, way, "a", 1)).reason());
                assertEquals(Reply.Reason.BAD_REQUEST,
                        desktop.refused(loops(control, way, 1)).reason());
            }
        }
    }

    @Test
    void endpointNumbersThatAreNoneAreRefused() throws IOException {
        try (TestDesktop desktop = new TestDesktop(root).greeted()) {
            for (int number : new int[] {0, 1, -1, Integer.MAX_VALUE}) {
                Reply.Failure close = desktop.refused(new Request.CloseEndpoint(number));
                Reply.Failure send = desktop.refused(new Request.Send(number, new byte[1], 0));
                assertEquals("There is no endpoint number " + number, close.text());
                assertEquals(Reply.Reason.BAD_REQUEST, send.reason());
            }
        }
    }

    @Test
    void whatTheKernelRefusesIsToldWithItsNumber() throws IOException {
        Files.createFile(root.resolve("dev/rpmsg_ctrl0"));
        try (TestDesktop desktop = new TestDesktop(root).greeted()) {
            Reply.Failure missing = desktop.refused(open("rpmsg_ctrl1", Way.FD, "a", 1));
            assertEquals(Reply.Reason.LINUX, missing.reason());
            assertEquals("ENOENT", missing.errno());
            assertEquals("ENOTTY", desktop.refused(open("rpmsg_ctrl0", Way.FD, "a", 1)).errno());
            assertEquals("ENOTTY", desktop.refused(open("rpmsg_ctrl0", Way.LEGACY, "a", 1)).errno());
            assertEquals("ENOTTY", desktop.refused(loops("rpmsg_ctrl0", Way.LEGACY, 1)).errno());
        }
    }

    @Test
    void endpointsThatCannotBeAreRefusedBeforeTheKernelIsAsked() throws IOException {
        Files.createFile(root.resolve("dev/rpmsg_ctrl0"));
        try (TestDesktop desktop = new TestDesktop(root).greeted()) {
            assertEquals(Reply.Reason.BAD_REQUEST, desktop.refused(open("rpmsg_ctrl0", Way.FD, "", 1)).reason());
            assertEquals(Reply.Reason.BAD_REQUEST,
                    desktop.refused(open("rpmsg_ctrl0", Way.FD, "x".repeat(32), 1)).reason());
            assertEquals(Reply.Reason.BAD_REQUEST, desktop.refused(open("rpmsg_ctrl0", Way.FD, "a", -1)).reason());
        }
    }

    private static Request.TimeLoops loops(String control, Way way, int loops) {
        return new Request.TimeLoops(control, way, Engine.JAVA, false, loops, -1);
    }

    @Test
    void measurementsOutOfRangeAreRefused() throws IOException {
        try (TestDesktop desktop = new TestDesktop(root).greeted()) {
            for (Request<?> impossible : List.of(new Request.HoldEndpoints("rpmsg_ctrl0", Way.FD, -1),
                    new Request.HoldEndpoints("rpmsg_ctrl0", Way.FD, Request.HoldEndpoints.MAX_HELD + 1),
                    new Request.HoldEndpoints("/dev/null", Way.FD, 1),
                    new Request.TimeEchoes("rpmsg_ctrl0", Way.FD, 1, 0, 1, 0, 1),
                    new Request.TimeEchoes("rpmsg_ctrl0", Way.FD, 1, 1, Request.TimeEchoes.MAX_ECHOES + 1, 0, 1),
                    new Request.TimeEchoes("rpmsg_ctrl0", Way.FD, 1, 1, 2, Long.MAX_VALUE, 1),
                    new Request.TimeStream("rpmsg_ctrl0", Way.FD, 1, 65_537, 1, 1),
                    new Request.TimeStream("rpmsg_ctrl0", Way.FD, 1, 1, 1, 0),
                    new Request.FindMessageLimit("../rpmsg_ctrl0", 1))) {
                assertEquals(Reply.Reason.BAD_REQUEST, desktop.refused(impossible).reason(), impossible::toString);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, 10_000_001, Integer.MAX_VALUE})
    void loopsOutOfRangeAreRefused(int loops) throws IOException {
        try (TestDesktop desktop = new TestDesktop(root).greeted()) {
            assertEquals(Reply.Reason.BAD_REQUEST,
                    desktop.refused(loops("rpmsg_ctrl0", Way.FD, loops)).reason());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rpmsg", "rpmsg_ctrl0", "../dev/null", "rpmsg0/", "rpmsg1234567890"})
    void namesThatAreNoNodesAreNotTouched(String node) throws IOException {
        try (TestDesktop desktop = new TestDesktop(root).greeted()) {
            assertEquals(Reply.Reason.BAD_REQUEST, desktop.refused(new Request.OpenNode(1, node)).reason());
            assertEquals(Reply.Reason.BAD_REQUEST, desktop.refused(new Request.DestroyNode(node)).reason());
        }
    }

    @Test
    void whatIsDoneOrUnknownCannotBeTakenBackAndHarmsNobody() throws IOException {
        try (TestDesktop desktop = new TestDesktop(root).greeted()) {
            assertEquals(new Reply.Done(), desktop.call(new Request.Cancel(1)));
            assertEquals(new Reply.Done(), desktop.call(new Request.Cancel(4711)));
            assertEquals(List.of(), ((Reply.Devices) desktop.call(new Request.ListDevices())).controls());
        }
    }

    @Test
    void aHeartbeatIsAnsweredEvenBeforeTheHello() throws IOException {
        try (TestDesktop desktop = new TestDesktop(root)) {
            long before = System.nanoTime();
            Reply.Alive alive = (Reply.Alive) desktop.call(new Request.Heartbeat());
            assertTrue(before <= alive.monotonicNanos() && alive.monotonicNanos() <= System.nanoTime());
        }
    }

    @Test
    void aSilentDesktopIsNoticed() throws Exception {
        CountDownLatch noticed = new CountDownLatch(1);
        try (TestDesktop desktop = new TestDesktop(root, Duration.ofMillis(50), noticed::countDown)) {
            assertTrue(noticed.await(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void aReplyIsNoRequest() throws IOException {
        try (TestDesktop desktop = new TestDesktop(root).greeted()) {
            assertEquals(Reply.Reason.BAD_REQUEST, desktop.refused(new Reply.Done()).reason());
            assertEquals(new Reply.Devices(List.of(), List.of(), List.of(), List.of(), 0), desktop.call(new Request.ListDevices()));
        }
    }

    @Test
    void devicesAreListedAndWhatIsNotKnownOfTheFdWayIsSaid() throws IOException {
        Path virtio = Files.createDirectories(root.resolve("sys/devices/virtio0"));
        Files.createDirectories(root.resolve("sys/bus/virtio"));
        Files.createSymbolicLink(virtio.resolve("subsystem"), Path.of("../../bus/virtio"));
        Path classFolder = Files.createDirectories(root.resolve("sys/class/rpmsg"));
        Files.createDirectories(virtio.resolve("rpmsg/rpmsg_ctrl0"));
        Files.createSymbolicLink(classFolder.resolve("rpmsg_ctrl0"), Path.of("../../devices/virtio0/rpmsg/rpmsg_ctrl0"));
        Path node = Files.createDirectories(classFolder.resolve("rpmsg4"));
        Path channel = Files.createDirectories(root.resolve("sys/bus/rpmsg/devices/virtio0.echo.-1.1024"));
        for (Path folder : List.of(node, channel)) {
            Files.writeString(folder.resolve("name"), "echo\n");
            Files.writeString(folder.resolve("src"), folder == node ? "-1\n" : "0xffffffff\n");
            Files.writeString(folder.resolve("dst"), folder == node ? "1024\n" : "0x400\n");
        }
        Files.createFile(root.resolve("dev/rpmsg_ctrl0"));
        try (TestDesktop desktop = new TestDesktop(root).greeted()) {
            Reply.Devices devices = (Reply.Devices) desktop.call(new Request.ListDevices());
            Reply.ControlDevice control = devices.controls().get(0);
            assertEquals("rpmsg_ctrl0", control.name());
            assertEquals(Optional.of("virtio0"), control.device());
            assertEquals(List.of("virtio0"), control.parents());
            assertEquals(new Reply.WayState(Reply.Presence.YES, ""), control.legacyWay());
            assertEquals(Reply.Presence.UNKNOWN, control.fdWay().presence());
            assertTrue(control.fdWay().reason().contains("ENOTTY"), control.toString());
            assertEquals(List.of(new Reply.Node("rpmsg4", "echo", 0xFFFFFFFFL, 1024, Optional.empty(), Optional.empty())),
                    devices.nodes());
            assertEquals("echo", devices.channels().get(0).name());
        }
    }

    @Test
    void itEndsWithItsInputAndLeavesNoThread() throws Exception {
        TestDesktop desktop = new TestDesktop(root).greeted();
        assertEquals(THREADS, agentThreads());
        desktop.endInput();
        desktop.awaitEnd();
        assertEquals(Set.of(), agentThreads());
        desktop.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\n\r\n", "\u0000\u0000\u0000\u0005\u00ff\u0000\u0000\u0000\u0001",
            "\u0000\u0000\u0000", "\u0000\u0000\u0000\u0009\u0000"})
    void itEndsWithGarbageOnItsInput(String garbage) throws Exception {
        TestDesktop desktop = new TestDesktop(root).greeted();
        desktop.sendBytes(garbage.getBytes(StandardCharsets.ISO_8859_1));
        desktop.endInput();
        desktop.awaitEnd();
        assertEquals(Set.of(), agentThreads());
        desktop.close();
    }

    /** Threads of an agent must not keep its JVM alive when one of them hangs in a call into the kernel. */
    private static Set<String> agentThreads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> THREADS.contains(thread.getName()))
                .peek(thread -> assertTrue(thread.isDaemon(), thread.getName())).map(Thread::getName)
                .collect(Collectors.toSet());
    }

    @Test
    void theProcessPrintsTheMarkerAndEndsWithItsInput() throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp",
                classPath(AgentMain.class, FrameInput.class, RpmsgUapi.class,
                        Class.forName("com.sun.jna.Native")), AgentMain.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        process.getOutputStream().close();
        try (InputStream out = process.getInputStream()) {
            assertArrayEquals("\nrpmsg-explorer-agent:ready\n".getBytes(StandardCharsets.US_ASCII), out.readAllBytes());
        }
        assertEquals(0, process.waitFor());
    }

    private static String classPath(Class<?>... classes) {
        return Stream.of(classes).map(type -> {
            try {
                return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
            } catch (URISyntaxException impossible) {
                throw new IllegalStateException(impossible);
            }
        }).collect(Collectors.joining(File.pathSeparator));
    }

    private static Request.OpenEndpoint open(String control, Way way, String name, long source) {
        return new Request.OpenEndpoint(1, control, way, name, source, 0x400);
    }
}
