// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.device.Channel;
import org.rpmsgexplorer.core.device.ControlDevice;
import org.rpmsgexplorer.core.device.Devices;
import org.rpmsgexplorer.core.device.Node;
import org.rpmsgexplorer.protocol.Reply;

class RepliesTest {
    private static final Optional<String> VIRTIO = Optional.of("virtio0");

    @Test
    void whatNobodyHasToldStaysEmpty() {
        Devices devices = Replies.model(new Reply.Devices(
                List.of(new Reply.ControlDevice("rpmsg_ctrl0", VIRTIO, Optional.empty(), Reply.Presence.UNKNOWN, "why")),
                List.of(new Reply.Channel("echo", 0xFFFFFFFFL, 0, Optional.empty(), VIRTIO)),
                List.of(new Reply.Node("rpmsg0", "echo", 0xFFFFFFFEL, 0xFFFFFFFFL))));
        assertEquals(List.of(new ControlDevice("rpmsg_ctrl0", VIRTIO, Optional.empty(), Optional.empty(), "why")),
                devices.controls());
        assertEquals(List.of(new Channel("echo", OptionalLong.empty(), OptionalLong.of(0), Optional.empty(), VIRTIO)),
                devices.channels());
        assertEquals(List.of(new Node("rpmsg0", "echo", OptionalLong.of(0xFFFFFFFEL), OptionalLong.empty())),
                devices.nodes());
    }

    @Test
    void theFdWayIsThereOnlyWhereItIsKnownToBe() {
        assertTrue(control(Reply.Presence.YES).hasFdWay());
        assertFalse(control(Reply.Presence.NO).hasFdWay());
        assertFalse(control(Reply.Presence.UNKNOWN).hasFdWay());
        assertEquals(Optional.of(false), control(Reply.Presence.NO).fdWay());
    }

    private static ControlDevice control(Reply.Presence fdWay) {
        Reply.ControlDevice control = new Reply.ControlDevice("rpmsg_ctrl0", VIRTIO, Optional.empty(), fdWay, "");
        return Replies.model(new Reply.Devices(List.of(control), List.of(), List.of())).controls().get(0);
    }
}
