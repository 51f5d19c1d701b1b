// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.core.device.Channel;
import org.rpmsgexplorer.core.device.ControlDevice;
import org.rpmsgexplorer.core.device.Devices;
import org.rpmsgexplorer.core.device.WayState;

import picocli.CommandLine;

class EndpointOptionsTest {
    private static final ControlDevice FIRST = control("rpmsg_ctrl0", "virtio0", true);
    private static final ControlDevice SECOND = control("rpmsg_ctrl1", "virtio1", false);
    private static final Channel ECHO = channel("echo", 0x400, "virtio0");
    private static final Channel OTHER = channel("other", 0x401, "virtio1");

    @Test
    void aChannelGivesNameAddressAndControlDevice() throws BoardException {
        Devices devices = devices(List.of(FIRST, SECOND), ECHO, OTHER);
        assertEquals(new EndpointSpec("rpmsg_ctrl0", Way.FD, "echo", EndpointSpec.ANY, 0x400), resolve(devices, "echo"));
        assertEquals(new EndpointSpec("rpmsg_ctrl1", Way.LEGACY, "other", EndpointSpec.ANY, 0x401),
                resolve(devices, "other"));
    }

    @Test
    void whatIsGivenIsTaken() throws BoardException {
        assertEquals(new EndpointSpec("rpmsg_ctrl1", Way.FD, "mine", 5, 0x400), resolve(devices(List.of(FIRST, SECOND), ECHO),
                "echo", "--control", "rpmsg_ctrl1", "--way", "fd", "--name", "mine", "--src", "0x5"));
        assertEquals(Way.LEGACY, resolve(devices(List.of(FIRST)), "1024", "-w", "legacy").way());
    }

    @Test
    void anAddressNeedsNoChannel() throws BoardException {
        assertEquals(new EndpointSpec("rpmsg_ctrl0", Way.FD, "rpmsg-explorer", EndpointSpec.ANY, 1024),
                resolve(devices(List.of(FIRST)), "0x400"));
    }

    @Test
    void aChannelWhoseNameLooksLikeAnAddressIsFoundByName() throws BoardException {
        assertEquals(0x500, resolve(devices(List.of(FIRST), channel("1024", 0x500, "virtio0")), "1024").destination());
    }

    @Test
    void anUnknownNameTellsWhichThereAre() {
        BoardException unknown = refused(devices(List.of(FIRST), ECHO, OTHER), "eco");
        assertTrue(unknown.getMessage().contains("\"eco\""), unknown.getMessage());
        assertEquals("It has echo, other.", unknown.hint());
    }

    @Test
    void severalControlDevicesAreNotChosenFrom() {
        BoardException several = refused(devices(List.of(FIRST, SECOND)), "0x400");
        assertEquals("The board has several control devices", several.getMessage());
        assertTrue(several.hint().contains("rpmsg_ctrl0, rpmsg_ctrl1"), several.hint());
    }

    @Test
    void aControlDeviceThatIsNotThereIsNamed() {
        assertEquals("The board has no control device rpmsg_ctrl7",
                refused(devices(List.of(FIRST)), "0x400", "-c", "rpmsg_ctrl7").getMessage());
        assertEquals("No control device belongs to the channel's device virtio1",
                refused(devices(List.of(FIRST), OTHER), "other").getMessage());
        assertEquals("The board has no rpmsg control device", refused(devices(List.of()), "0x400").getMessage());
        assertEquals("The board has no rpmsg control device", refused(devices(List.of()), "echo").getMessage());
    }

    @Test
    void channelsOfOneNameAreToldApartOrNotChosenFrom() throws BoardException {
        Channel twin = channel("echo", 0x402, "virtio1");
        Devices devices = devices(List.of(FIRST, SECOND), ECHO, twin);
        BoardException several = refused(devices, "echo");
        assertTrue(several.hint().contains("0x400 on virtio0, 0x402 on virtio1"), several.hint());
        assertEquals(0x402, resolve(devices, "echo", "-c", "rpmsg_ctrl1").destination());
    }

    @Test
    void aNumberThatIsNoAddressIsAWrongCall() {
        assertThrows(UsageException.class, () -> resolve(devices(List.of(FIRST), ECHO), "0x100000000"));
        assertThrows(UsageException.class, () -> resolve(devices(List.of(FIRST), ECHO), "-1"));
    }

    @Test
    void theAddressAnyIsRefusedWhereSomethingIsSent() {
        assertThrows(UsageException.class, () -> EndpointOptions.refuseAny("any"));
        assertThrows(UsageException.class, () -> EndpointOptions.refuseAny("0xFFFFFFFF"));
        EndpointOptions.refuseAny("0xfffffffe");
        EndpointOptions.refuseAny("anything");
    }

    private static EndpointSpec resolve(Devices devices, String peer, String... arguments) throws BoardException {
        EndpointOptions options = new EndpointOptions();
        new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
        return options.resolve(devices, peer);
    }

    private static BoardException refused(Devices devices, String peer, String... arguments) {
        return assertThrows(BoardException.class, () -> resolve(devices, peer, arguments));
    }

    private static Devices devices(List<ControlDevice> controls, Channel... channels) {
        return new Devices(controls, List.of(), List.of(channels), List.of(), 0);
    }

    private static ControlDevice control(String name, String device, boolean fdWay) {
        return new ControlDevice(name, Optional.of(device), Optional.empty(), List.of(device), WayState.PRESENT,
                fdWay ? WayState.PRESENT : WayState.missing(""));
    }

    private static Channel channel(String name, long destination, String device) {
        return new Channel(name, OptionalLong.empty(), OptionalLong.of(destination), Optional.empty(),
                Optional.of(device), Optional.empty(), Optional.empty());
    }
}
