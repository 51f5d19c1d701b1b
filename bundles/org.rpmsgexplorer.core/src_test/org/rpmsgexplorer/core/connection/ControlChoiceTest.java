// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.device.ControlDevice;
import org.rpmsgexplorer.core.device.WayState;

class ControlChoiceTest {
    private static final WayState THERE = new WayState(Optional.of(true), "");

    private static ControlDevice control(String name, String device, String remote) {
        return new ControlDevice(name, Optional.ofNullable(device), Optional.ofNullable(remote), List.of(), THERE, THERE);
    }

    private static Optional<String> find(ControlDevice before, ControlDevice... now) {
        return ControlChoice.find(Optional.of(before), before.name(), List.of(now)).map(ControlDevice::name);
    }

    @Test
    void theTransportCountsAndNotTheNumber() {
        assertEquals(Optional.of("rpmsg_ctrl1"), find(control("rpmsg_ctrl0", "virtio0", null),
                control("rpmsg_ctrl0", "virtio1", null), control("rpmsg_ctrl1", "virtio0", null)));
    }

    @Test
    void anotherTransportIsNoReplacement() {
        assertEquals(Optional.empty(), find(control("rpmsg_ctrl0", "virtio0", null),
                control("rpmsg_ctrl0", "virtio1", null)));
    }

    @Test
    void theRemoteProcessorCountsMoreThanTheTransport() {
        assertEquals(Optional.of("rpmsg_ctrl2"), find(control("rpmsg_ctrl0", "virtio0", "remoteproc1"),
                control("rpmsg_ctrl0", "virtio0", "remoteproc0"), control("rpmsg_ctrl2", "virtio3", "remoteproc1")));
    }

    @Test
    void amongSeveralOfOneRemoteProcessorTheTransportCounts() {
        assertEquals(Optional.of("rpmsg_ctrl1"), find(control("rpmsg_ctrl0", "virtio1", "remoteproc0"),
                control("rpmsg_ctrl0", "virtio0", "remoteproc0"), control("rpmsg_ctrl1", "virtio1", "remoteproc0")));
        assertEquals(Optional.empty(), find(control("rpmsg_ctrl0", "virtio1", "remoteproc0"),
                control("rpmsg_ctrl0", "virtio0", "remoteproc0"), control("rpmsg_ctrl1", "virtio2", "remoteproc0")));
    }

    @Test
    void whereNothingIsKnownTheNameCounts() {
        assertEquals(Optional.of("rpmsg_ctrl0"), find(control("rpmsg_ctrl0", null, null),
                control("rpmsg_ctrl0", "virtio4", null)));
        assertEquals(Optional.empty(), ControlChoice.find(Optional.empty(), "rpmsg_ctrl0", List.of()));
    }
}
