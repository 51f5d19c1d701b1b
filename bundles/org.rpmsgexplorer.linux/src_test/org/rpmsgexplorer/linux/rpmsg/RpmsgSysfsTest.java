// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux.rpmsg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RpmsgSysfsTest {
    private static final Optional<String> NONE = Optional.empty();
    private static final String UML = "virtio-uml-cmdline/virtio-uml.0/virtio0/";

    @TempDir
    private Path root;
    private SysfsTree tree;
    private RpmsgSysfs sysfs;

    @BeforeEach
    void begin() {
        tree = new SysfsTree(root);
        sysfs = new RpmsgSysfs(root);
    }

    @Test
    void aBoardWithoutRpmsgHasNothing() throws IOException {
        assertEquals(List.of(), sysfs.controlDevices());
        assertEquals(List.of(), sysfs.nodes());
        assertEquals(List.of(), sysfs.channels());
        assertEquals(Optional.empty(), sysfs.node("rpmsg0"));
    }

    @Test
    void virtioWithoutARemoteProcessor() throws IOException {
        tree.device("virtio-uml-cmdline/virtio-uml.0", "bus/platform");
        tree.device("virtio-uml-cmdline/virtio-uml.0/virtio0", "bus/virtio");
        tree.onBus(UML + "virtio0.rpmsg_ctrl.0.0");
        tree.inClass(UML + "virtio0.rpmsg_ctrl.0.0/rpmsg/rpmsg_ctrl0");
        RpmsgSysfs.Control control = sysfs.controlDevices().get(0);
        assertEquals(Optional.of("virtio0"), control.device());
        assertEquals(Optional.empty(), control.remoteProcessor());
        assertEquals(List.of("virtio0", "virtio-uml.0"), control.parents());
    }

    /** Kernels before 6.x put a device remoteproc0#vdev0buffer between, later ones rproc-virtio.0.auto. */
    @ParameterizedTest
    @ValueSource(strings = {"", "remoteproc3#vdev0buffer/", "rproc-virtio.0.auto/"})
    void virtioOfARemoteProcessor(String between) throws IOException {
        String processor = "platform/soc/5b00000.bus/4c000000.m4/remoteproc/remoteproc3/";
        tree.device("platform/soc/5b00000.bus/4c000000.m4", "bus/platform");
        tree.device(processor, "class/remoteproc");
        tree.device(processor + between + "virtio0", "bus/virtio");
        tree.onBus(processor + between + "virtio0/virtio0.rpmsg_ctrl.0.0");
        tree.inClass(processor + between + "virtio0/virtio0.rpmsg_ctrl.0.0/rpmsg/rpmsg_ctrl0");
        RpmsgSysfs.Control control = sysfs.controlDevices().get(0);
        assertEquals(Optional.of("virtio0"), control.device());
        assertEquals(Optional.of("remoteproc3"), control.remoteProcessor());
        assertEquals(List.of("virtio0", "remoteproc3"), control.parents(), "what is above it is the machine");
    }

    /** The edge of glink is a device without bus or class, beside the remote processor and not below it. */
    @Test
    void glinkEdgeIsPassedOverAndNoRemoteProcessorIsGuessed() throws IOException {
        String platform = "platform/soc@0/17300000.remoteproc";
        tree.device(platform, "bus/platform");
        tree.device(platform + "/remoteproc/remoteproc0", "class/remoteproc");
        String edge = platform + "/17300000.remoteproc:glink-edge/17300000.remoteproc:glink-edge.rpmsg_ctrl.-1.-1";
        tree.onBus(edge);
        tree.inClass(edge + "/rpmsg/rpmsg_ctrl0");
        RpmsgSysfs.Control control = sysfs.controlDevices().get(0);
        assertEquals(Optional.of("17300000.remoteproc"), control.device());
        assertEquals(Optional.empty(), control.remoteProcessor());
    }

    @Test
    void classEntriesAreSortedByNumberAndOthersAreNotTaken() throws IOException {
        for (String name : List.of("rpmsg_ctrl10", "rpmsg_ctrl2", "rpmsg3", "rpmsg10", "rpmsg_ctrl", "rpmsgx", "rpmsg1a",
                "rpmsg_ctrl99999999999")) {
            SysfsTree.attributes(tree.inClass("virtio0/" + name), "n", "1", "2");
        }
        assertEquals(List.of("rpmsg_ctrl2", "rpmsg_ctrl10"),
                sysfs.controlDevices().stream().map(RpmsgSysfs.Control::name).toList());
        assertEquals(List.of("rpmsg3", "rpmsg10"), sysfs.nodes().stream().map(RpmsgSysfs.Node::name).toList());
    }

    @ParameterizedTest
    @CsvSource({"-1, 4294967295", "0xffffffff, 4294967295", "4294967295, 4294967295", "0x0, 0", "1024, 1024", "0x35, 53",
            "-2147483648, 2147483648"})
    void addressesAreUnsignedHoweverTheyAreWritten(String written, long address) throws IOException {
        SysfsTree.attributes(tree.inClass("virtio0/rpmsg0"), "raw", written, written);
        RpmsgSysfs.Node node = sysfs.node("rpmsg0").orElseThrow();
        assertEquals(address, node.source());
        assertEquals(address, node.destination());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "0x1ffffffff", "-2147483649", "1 2"})
    void anAddressThatIsNoneIsAnErrorThatNamesIt(String written) throws IOException {
        SysfsTree.attributes(tree.inClass("virtio0/rpmsg0"), "raw", "1", written);
        IOException wrong = assertThrows(IOException.class, sysfs::nodes);
        assertTrue(wrong.getMessage().contains("rpmsg0/dst"), wrong.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"my.proto-v1.2", "-1.1041", " spaces ", "\tü€😀", ""})
    void namesAreReadFromTheAttributeAsTheyAre(String name) throws IOException {
        SysfsTree.attributes(tree.onBus(UML + "virtio0." + name.strip() + ".-1.1041"), name, "0xffffffff", "0x411");
        RpmsgSysfs.Channel channel = sysfs.channels().get(0);
        assertEquals(name, channel.name());
        assertEquals(RpmsgUapi.ADDR_ANY, channel.source());
        assertEquals(1041, channel.destination());
        assertEquals(Optional.empty(), channel.driver());
    }

    @Test
    void aNameThatIsNoTextDoesNotHideTheOthers() throws IOException {
        Path broken = tree.onBus(UML + "virtio0.broken.-1.1");
        SysfsTree.attributes(broken, "", "0x1", "0x1");
        Files.write(broken.resolve("name"), new byte[] {'a', (byte) 0xFF, '\n'});
        SysfsTree.attributes(tree.onBus(UML + "virtio0.other.-1.2"), "other", "0x1", "0x2");
        assertEquals(List.of("a\uFFFD", "other"), sysfs.channels().stream().map(RpmsgSysfs.Channel::name).toList());
    }

    @Test
    void channelsTellTheirDriverAndAreSortedByNameAndDestination() throws IOException {
        tree.device("virtio-uml-cmdline/virtio-uml.0/virtio0", "bus/virtio");
        Path second = tree.onBus(UML + "virtio0.b.-1.2");
        SysfsTree.attributes(second, "b", "0xffffffff", "0x2");
        SysfsTree.attributes(tree.onBus(UML + "virtio0.b.-1.1"), "b", "0xffffffff", "0x1");
        SysfsTree.attributes(tree.onBus(UML + "virtio0.a.-1.9"), "a", "0x5", "0x9");
        Path driver = Files.createDirectories(root.resolve("sys/bus/rpmsg/drivers/rpmsg_chrdev"));
        Files.createSymbolicLink(second.resolve("driver"), driver);
        Optional<String> virtio = Optional.of("virtio0");
        assertEquals(List.of(
                new RpmsgSysfs.Channel("virtio0.a.-1.9", "a", 5, 9, NONE, virtio, NONE, NONE),
                new RpmsgSysfs.Channel("virtio0.b.-1.1", "b", RpmsgUapi.ADDR_ANY, 1, NONE, virtio, NONE, NONE),
                new RpmsgSysfs.Channel("virtio0.b.-1.2", "b", RpmsgUapi.ADDR_ANY, 2, Optional.of("rpmsg_chrdev"),
                        virtio, NONE, NONE)),
                sysfs.channels());
    }

    @Test
    void entriesThatVanishedAreLeftOut() throws IOException {
        SysfsTree.attributes(tree.inClass("virtio0/rpmsg1"), "stays", "1", "2");
        SysfsTree.attributes(tree.onBus("virtio0/virtio0.stays.-1.1"), "stays", "1", "2");
        for (String gone : List.of("class/rpmsg/rpmsg0", "class/rpmsg/rpmsg_ctrl0", "bus/rpmsg/devices/gone")) {
            Files.createSymbolicLink(root.resolve("sys").resolve(gone), Path.of("../../devices/gone"));
        }
        assertEquals(List.of(), sysfs.controlDevices());
        assertEquals(List.of("rpmsg1"), sysfs.nodes().stream().map(RpmsgSysfs.Node::name).toList());
        assertEquals(List.of("stays"), sysfs.channels().stream().map(RpmsgSysfs.Channel::name).toList());
    }

    /** device_add() makes the link in the class before the attributes. */
    @Test
    void aNodeWhoseAttributesAreNotThereYetIsLeftOut() throws IOException {
        Path coming = tree.inClass("virtio0/rpmsg0");
        Files.writeString(coming.resolve("name"), "half\n");
        SysfsTree.attributes(tree.inClass("virtio0/rpmsg1"), "whole", "1", "2");
        assertEquals(Optional.empty(), sysfs.node("rpmsg0"));
        assertEquals(List.of("rpmsg1"), sysfs.nodes().stream().map(RpmsgSysfs.Node::name).toList());
    }

    @Test
    void aChannelTellsWhatItsDriverMadeOfIt() throws IOException {
        for (String made : List.of("tty/ttyRPMSG0", "net/rpmsg0", "rpmsg/rpmsg7", "input/input3")) {
            Path channel = tree.onBus(UML + "virtio0." + made.substring(0, 3) + ".-1.1");
            SysfsTree.attributes(channel, made, "0x400", "0x1");
            Files.createDirectories(channel.resolve(made));
        }
        assertEquals(List.of("input/input3 - -", "net/rpmsg0 rpmsg0 -", "rpmsg/rpmsg7 - rpmsg7", "tty/ttyRPMSG0 ttyRPMSG0 -"),
                sysfs.channels().stream().map(channel -> channel.name() + " " + channel.holder().orElse("-") + " "
                        + channel.node().orElse("-")).toList());
    }

    @Test
    void aNodeTellsItsControlDeviceUnlessItIsAChannelsOwn() throws IOException {
        tree.device("virtio-uml-cmdline/virtio-uml.0/virtio0", "bus/virtio");
        tree.onBus(UML + "virtio0.rpmsg_ctrl.0.0");
        tree.onBus(UML + "virtio0.rpmsg-raw.-1.9");
        String control = UML + "virtio0.rpmsg_ctrl.0.0/rpmsg/rpmsg_ctrl0";
        tree.inClass(control);
        SysfsTree.attributes(tree.inClass(control + "/rpmsg0"), "made", "-1", "1");
        SysfsTree.attributes(tree.inClass(UML + "virtio0.rpmsg-raw.-1.9/rpmsg/rpmsg1"), "raw", "1024", "9");
        assertEquals(List.of("rpmsg0 rpmsg_ctrl0 virtio0", "rpmsg1 - virtio0"), sysfs.nodes().stream()
                .map(node -> node.name() + " " + node.control().orElse("-") + " " + node.device().orElse("-")).toList());
    }

    @Test
    void aNodeThatIsMadeAgainUnderItsNameIsAnotherOne() throws IOException {
        SysfsTree.attributes(tree.inClass("virtio0/rpmsg0"), "a", "1", "2");
        RpmsgSysfs.Node first = sysfs.node("rpmsg0").orElseThrow();
        Path device = root.resolve("sys/devices/virtio0/rpmsg0");
        Files.move(device, root.resolve("sys/devices/virtio0/gone"));
        Files.delete(root.resolve("sys/class/rpmsg/rpmsg0"));
        SysfsTree.attributes(tree.inClass("virtio0/rpmsg0"), "a", "1", "2");
        RpmsgSysfs.Node second = sysfs.node("rpmsg0").orElseThrow();
        assertEquals(first.name() + first.endpoint(), second.name() + second.endpoint());
        assertTrue(first.instance() != second.instance());
    }

    @Test
    void remoteProcessorsTellWhatTheyAllow() throws IOException {
        Path running = Files.createDirectories(root.resolve("sys/class/remoteproc/remoteproc0"));
        Files.writeString(running.resolve("name"), "4c000000.m4\n");
        Files.writeString(running.resolve("state"), "running\n");
        Files.writeString(running.resolve("firmware"), "fw.elf\n");
        Files.createDirectories(root.resolve("sys/class/remoteproc/remoteproc10"));
        assertEquals(List.of(
                new RpmsgSysfs.RemoteProcessor("remoteproc0", Optional.of("4c000000.m4"), Optional.of("running"),
                        Optional.of("fw.elf")),
                new RpmsgSysfs.RemoteProcessor("remoteproc10", NONE, NONE, NONE)), sysfs.remoteProcessors());
    }

    @Test
    void anEndlessAttributeIsReadToItsLimit() throws IOException {
        SysfsTree.attributes(tree.inClass("virtio0/rpmsg0"), "x".repeat(100_000), "1", "2");
        assertEquals(256, sysfs.node("rpmsg0").orElseThrow().endpoint().length());
    }

    /** A thread that is to end must still find the node that it has created. */
    @Test
    void anInterruptIsKeptForLater() throws IOException {
        SysfsTree.attributes(tree.inClass("virtio0/rpmsg0"), "a", "1", "2");
        Thread.currentThread().interrupt();
        assertEquals("a", sysfs.node("rpmsg0").orElseThrow().endpoint());
        assertTrue(Thread.interrupted());
    }
}
