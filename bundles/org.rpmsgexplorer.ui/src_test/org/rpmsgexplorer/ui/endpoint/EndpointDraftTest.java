// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.core.device.Channel;
import org.rpmsgexplorer.core.device.ControlDevice;
import org.rpmsgexplorer.core.device.Devices;
import org.rpmsgexplorer.core.device.WayState;
import org.rpmsgexplorer.ui.boards.Subject;

class EndpointDraftTest {
    private static final ControlDevice BOTH = control("rpmsg_ctrl0", "virtio0", WayState.PRESENT);
    private static final ControlDevice LEGACY = control("rpmsg_ctrl1", "virtio1", WayState.missing("this kernel does not have it"));
    private static final ControlDevice UNKNOWN = control("rpmsg_ctrl2", "virtio2", WayState.unknown("Permission denied"));
    private static final Channel ECHO = channel("rpmsg-echo", OptionalLong.of(0x400), "virtio0");
    private static final Channel MUTE = channel("mute", OptionalLong.empty(), "virtio0");
    private static final Channel OTHER = channel("other", OptionalLong.of(0x1e), "virtio1");
    private static final EndpointChoices CHOICES = new EndpointChoices(
            new Devices(List.of(BOTH, LEGACY, UNKNOWN), List.of(), List.of(ECHO, MUTE, OTHER), List.of(), 0));

    private static ControlDevice control(String name, String device, WayState fd) {
        return new ControlDevice(name, Optional.of(device), Optional.empty(), List.of(), WayState.PRESENT, fd);
    }

    private static Channel channel(String name, OptionalLong destination, String device) {
        return new Channel(name, OptionalLong.empty(), destination, Optional.empty(), Optional.of(device), Optional.empty(),
                Optional.empty());
    }

    private static String problem(String name, String source, String destination) {
        return new EndpointDraft("rpmsg_ctrl0", name, source, destination, Way.FD).problem(BOTH).orElse("");
    }

    @Test
    void aNameHasOneTo31Bytes() {
        assertEquals("", problem("x", "Any", "0x400"));
        assertEquals("", problem("x".repeat(31), "Any", "0x400"));
        assertEquals("Give the endpoint a name", problem("", "Any", "0x400"));
        assertEquals("The name has 32 bytes, and the kernel takes up to 31", problem("x".repeat(32), "Any", "0x400"));
        assertEquals("The name has 32 bytes, and the kernel takes up to 31", problem("ä".repeat(16), "Any", "0x400"));
    }

    @Test
    void addressesAreReadAsPeopleWriteThem() {
        assertEquals("", problem("x", " 0x500 ", "1024"));
        assertTrue(problem("x", "five", "1024").startsWith("\"five\" is not an address"));
        assertTrue(problem("x", "Any", "0x1ffffffff").startsWith("\"0x1ffffffff\" is not an address"));
        assertTrue(problem("x", "Any", " ").startsWith("Give the destination"));
        assertTrue(problem("x", "53", "1024").contains("name service"));
    }

    @Test
    void aWayThatIsMissingIsRefusedWithItsReason() {
        EndpointDraft fd = new EndpointDraft("rpmsg_ctrl1", "x", "Any", "0x400", Way.FD);
        assertEquals(Optional.of("The fd way is not possible here: this kernel does not have it"), fd.problem(LEGACY));
        assertEquals(Optional.empty(), new EndpointDraft("rpmsg_ctrl1", "x", "Any", "0x400", Way.LEGACY).problem(LEGACY));
        assertEquals(Optional.empty(), fd.problem(UNKNOWN), "what is not known may be tried");
        assertEquals(Optional.of("Whether the fd way is possible is not known: Permission denied"),
                EndpointDraft.reason(UNKNOWN, Way.FD));
        assertEquals(Optional.empty(), EndpointDraft.reason(BOTH, Way.FD));
    }

    @Test
    void whoSendsFirstIsSaid() {
        assertTrue(new EndpointDraft("c", "x", "Any", "0x400", Way.FD).advice().contains("You."));
        assertTrue(new EndpointDraft("c", "x", "0x500", "any", Way.FD).advice().endsWith("the remote has to send first, to 0x500."));
        assertTrue(new EndpointDraft("c", "x", "Any", "Any", Way.FD).advice().startsWith("With the destination Any, nothing"));
    }

    @Test
    void theDraftIsWhatIsCreated() {
        assertEquals(new EndpointSpec("rpmsg_ctrl0", Way.LEGACY, "x", EndpointSpec.ANY, 0x400),
                new EndpointDraft("rpmsg_ctrl0", "x", "any", " 0x400", Way.LEGACY).spec());
    }

    @Test
    void theSelectedRowFillsTheFields() {
        assertEquals(new EndpointDraft("rpmsg_ctrl1", "other", "Any", "0x1e", Way.LEGACY),
                CHOICES.first(new Subject.OfChannel(OTHER, Optional.of("rpmsg_ctrl1"))));
        assertEquals("Any", CHOICES.first(new Subject.OfChannel(MUTE, Optional.of("rpmsg_ctrl0"))).destination());
        assertEquals(new EndpointDraft("rpmsg_ctrl1", "rpmsg-explorer", "Any", "", Way.LEGACY),
                CHOICES.first(new Subject.OfControl(LEGACY)));
        assertEquals(new EndpointDraft("rpmsg_ctrl0", "rpmsg-explorer", "Any", "", Way.FD), CHOICES.first(new Subject.Note()));
        assertEquals(Way.LEGACY, EndpointChoices.usual(UNKNOWN));
    }

    @Test
    void channelsOfTheSameTransportAreOffered() {
        assertEquals(List.of("0x400", "0x77", "Any"), CHOICES.destinations(BOTH, List.of("0x77", "0x400", "Any")));
        assertEquals(List.of("Any"), CHOICES.destinations(UNKNOWN, List.of()));
    }

    @Test
    void theNewestValuesAreKept() {
        List<String> values = List.of();
        for (String value : IntStream.rangeClosed(1, 10).mapToObj(Integer::toString).toList()) {
            values = Recent.with(values, value);
        }
        assertEquals(List.of("10", "9", "8", "7", "6", "5", "4", "3"), values);
        assertEquals("5", Recent.with(values, "5").get(0));
        assertEquals(8, Recent.with(values, "5").size());
    }
}
