// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.device.Channel;
import org.rpmsgexplorer.core.device.ControlDevice;
import org.rpmsgexplorer.core.device.Devices;
import org.rpmsgexplorer.core.device.Node;
import org.rpmsgexplorer.core.device.RemoteProcessor;
import org.rpmsgexplorer.core.device.WayState;
import org.rpmsgexplorer.protocol.Reply;

class RepliesTest {
    private static final Optional<String> VIRTIO = Optional.of("virtio0");

    @Test
    void whatNobodyHasToldStaysEmpty() {
        Devices devices = Replies.model(new Reply.Devices(
                List.of(control(Reply.Presence.UNKNOWN)),
                List.of(new Reply.RemoteProcessor("remoteproc0", Optional.of("m4"), Optional.empty(), Optional.empty())),
                List.of(new Reply.Channel("echo", 0xFFFFFFFFL, 0, Optional.empty(), VIRTIO, Optional.of("ttyRPMSG0"),
                        Optional.empty())),
                List.of(new Reply.Node("rpmsg0", "echo", 0xFFFFFFFEL, 0xFFFFFFFFL, Optional.of("rpmsg_ctrl0"), VIRTIO)), 3));
        assertEquals(List.of(new ControlDevice("rpmsg_ctrl0", VIRTIO, Optional.empty(), List.of("virtio0"),
                WayState.PRESENT, WayState.unknown("why"))), devices.controls());
        assertEquals(List.of(new RemoteProcessor("remoteproc0", Optional.of("m4"), Optional.empty(), Optional.empty())),
                devices.remoteProcessors());
        assertEquals(List.of(new Channel("echo", OptionalLong.empty(), OptionalLong.of(0), Optional.empty(), VIRTIO,
                Optional.of("ttyRPMSG0"), Optional.empty())), devices.channels());
        assertEquals(List.of(new Node("rpmsg0", "echo", OptionalLong.of(0xFFFFFFFEL), OptionalLong.empty(),
                Optional.of("rpmsg_ctrl0"), VIRTIO)), devices.nodes());
        assertEquals(3, devices.omitted());
    }

    @Test
    void theFdWayIsThereOnlyWhereItIsKnownToBe() {
        assertTrue(model(Reply.Presence.YES).hasFdWay());
        assertFalse(model(Reply.Presence.NO).hasFdWay());
        assertFalse(model(Reply.Presence.UNKNOWN).hasFdWay());
        assertEquals(Optional.of(false), model(Reply.Presence.NO).fdWay().present());
    }

    @Test
    void aFailureKeepsItsKindAndTheNameOfItsError() {
        BoardException busy = Replies.failure(new Reply.Failure(Reply.Reason.LINUX, "EBUSY", "text", "hint"));
        assertEquals(BoardException.Kind.KERNEL, busy.kind());
        assertEquals(Optional.of("EBUSY"), busy.errno());
        assertEquals("text hint", busy.getMessage() + " " + busy.hint());
        assertEquals(BoardException.Kind.CANCELLED,
                Replies.failure(new Reply.Failure(Reply.Reason.CANCELLED, "", "", "")).kind());
        assertEquals(BoardException.Kind.TIMED_OUT,
                Replies.failure(new Reply.Failure(Reply.Reason.TIMED_OUT, "EAGAIN", "", "")).kind());
    }

    private static ControlDevice model(Reply.Presence fdWay) {
        return Replies.model(new Reply.Devices(List.of(control(fdWay)), List.of(), List.of(), List.of(), 0)).controls()
                .get(0);
    }

    private static Reply.ControlDevice control(Reply.Presence fdWay) {
        return new Reply.ControlDevice("rpmsg_ctrl0", VIRTIO, Optional.empty(), List.of("virtio0"),
                new Reply.WayState(Reply.Presence.YES, ""), new Reply.WayState(fdWay, "why"));
    }
}
