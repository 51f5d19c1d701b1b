// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rpmsgexplorer.linux.UeventSocket.Uevent;

class UeventSocketTest {
    @Test
    void aMessageTellsItsActionAndSubsystem() {
        String message = "add@/devices/virtio0/rpmsg/rpmsg0\0ACTION=add\0DEVPATH=/devices/virtio0/rpmsg/rpmsg0\0"
                + "SUBSYSTEM=rpmsg\0MAJOR=250\0SEQNUM=7\0";
        assertEquals(new Uevent("add", "rpmsg"), Uevent.parse(message.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "noise", "@", "\0\0\0", "SUBSYSTEM", "add"})
    void whatIsNoneTellsNothing(String message) {
        assertEquals(new Uevent("", ""), Uevent.parse(message.getBytes(StandardCharsets.UTF_8)));
    }
}
