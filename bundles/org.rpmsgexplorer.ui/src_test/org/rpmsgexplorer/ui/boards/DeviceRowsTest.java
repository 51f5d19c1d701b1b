// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.core.device.Channel;
import org.rpmsgexplorer.core.device.ControlDevice;
import org.rpmsgexplorer.core.device.Devices;
import org.rpmsgexplorer.core.device.Node;
import org.rpmsgexplorer.core.device.RemoteProcessor;
import org.rpmsgexplorer.core.device.WayState;
import org.rpmsgexplorer.ui.boards.BoardItem.Mark;
import org.rpmsgexplorer.ui.traffic.EndpointState;

class DeviceRowsTest {
    private static final OptionalLong ANY = OptionalLong.empty();
    private static final EndpointState OPEN = new EndpointState(EndpointState.Kind.OPEN, "");

    static final ControlDevice CTRL0 = new ControlDevice("rpmsg_ctrl0", Optional.of("virtio0"), Optional.empty(),
            List.of("virtio0"), WayState.PRESENT, WayState.PRESENT);
    static final ControlDevice CTRL1 = new ControlDevice("rpmsg_ctrl1", Optional.of("virtio1"), Optional.of("remoteproc0"),
            List.of("virtio1", "remoteproc0"), WayState.PRESENT, WayState.missing("this kernel does not have it"));
    static final Channel ECHO = new Channel("rpmsg-echo", ANY, OptionalLong.of(0x400), Optional.empty(), Optional.of("virtio0"),
            Optional.empty(), Optional.empty());
    static final Node NODE = node("rpmsg0", "mine", OptionalLong.of(0xfffffff0L));

    static Devices devices() {
        return new Devices(List.of(CTRL0), List.of(), List.of(ECHO), List.of(NODE), 0);
    }

    private static Node node(String name, String endpoint, OptionalLong destination) {
        return new Node(name, endpoint, ANY, destination, Optional.of("rpmsg_ctrl0"), Optional.of("virtio0"));
    }

    private static EndpointRow endpoint(String label, Optional<String> node, EndpointState state, long lost) {
        return new EndpointRow("lab", label, new EndpointSpec("rpmsg_ctrl0", node.isPresent() ? Way.LEGACY : Way.FD, label,
                EndpointSpec.ANY, 0x400), node, state, 3, 2, lost);
    }

    private static List<BoardItem> rows(Devices devices, EndpointRow... endpoints) {
        return new DeviceRows("b", devices, List.of(endpoints)).rows();
    }

    private static List<String> labels(List<BoardItem> items) {
        return items.stream().map(BoardItem::label).toList();
    }

    @Test
    void channelsStandBelowTheControlDeviceOfTheirTransport() {
        Channel console = new Channel("console", OptionalLong.of(0x401), OptionalLong.of(0x1e), Optional.of("rpmsg_tty"),
                Optional.of("virtio1"), Optional.of("ttyRPMSG0"), Optional.empty());
        Channel stray = new Channel("stray", ANY, ANY, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        List<BoardItem> rows = rows(new Devices(List.of(CTRL0, CTRL1), List.of(), List.of(console, ECHO, stray), List.of(), 0));

        assertEquals(List.of("rpmsg_ctrl0", "rpmsg_ctrl1", "stray"), labels(rows));
        assertEquals("on virtio0, fd way: yes", rows.get(0).detail());
        assertEquals("", rows.get(0).hint());
        assertEquals("on virtio1 of remoteproc0, fd way: no (this kernel does not have it)", rows.get(1).detail());
        assertTrue(rows.get(1).hint().contains("legacy"), rows.get(1).hint());
        assertEquals(List.of("rpmsg-echo"), labels(rows.get(0).children()));
        assertEquals("source –, destination 0x400, no driver", rows.get(0).children().get(0).detail());
        assertEquals("source 0x401, destination 0x1e, driver rpmsg_tty, used by ttyRPMSG0",
                rows.get(1).children().get(0).detail());
        assertEquals("source –, destination –, no driver", rows.get(2).detail());
        Subject.OfChannel subject = assertInstanceOf(Subject.OfChannel.class, rows.get(0).children().get(0).subject());
        assertEquals(Optional.of("rpmsg_ctrl0"), subject.control());
    }

    @Test
    void whatNobodyToldIsADash() {
        ControlDevice unknown = new ControlDevice("rpmsg_ctrl0", Optional.empty(), Optional.empty(), List.of(),
                WayState.unknown("Permission denied"), WayState.unknown("Permission denied"));
        List<BoardItem> rows = rows(new Devices(List.of(unknown), List.of(), List.of(ECHO), List.of(), 0));
        assertEquals("on –, fd way: – (Permission denied)", rows.get(0).detail());
        assertEquals(List.of("rpmsg_ctrl0", "rpmsg-echo"), labels(rows), "the channel's place is not guessed");
    }

    @Test
    void nodesStandBelowTheirControlDevice() {
        Node stray = new Node("rpmsg7", "stray", ANY, ANY, Optional.of("rpmsg_ctrl9"), Optional.empty());
        Node ofChannel = new Node("rpmsg8", "raw", ANY, ANY, Optional.empty(), Optional.empty());
        List<BoardItem> rows = rows(new Devices(List.of(CTRL0), List.of(), List.of(), List.of(NODE, stray, ofChannel), 0));
        BoardItem row = rows.get(0).children().get(0);
        assertEquals("/dev/rpmsg0", row.label());
        assertEquals("endpoint mine, source –, destination 0xfffffff0", row.detail());
        assertEquals("/dev/rpmsg7", rows.get(1).label());
        assertEquals("", rows.get(1).hint());
        assertEquals("It belongs to a channel, and goes only with that: it cannot be destroyed.", rows.get(2).hint());
    }

    @Test
    void ourEndpointsHaveWayAddressesAndCounters() {
        List<BoardItem> rows = rows(new Devices(List.of(CTRL0), List.of(), List.of(), List.of(NODE), 0),
                endpoint("a", Optional.empty(), OPEN, 0), endpoint("b", Optional.of("rpmsg0"), OPEN, 7));
        assertEquals(List.of("a", "b"), labels(rows.get(0).children()), "the node of ours is not shown twice");
        assertEquals("3 received, 2 sent, fd way, source –, destination 0x400", rows.get(0).children().get(0).detail());
        assertEquals(Mark.CONNECTED, rows.get(0).children().get(0).mark());
        assertEquals("3 received, 2 sent, 7 lost, legacy way, /dev/rpmsg0, source –, destination 0x400",
                rows.get(0).children().get(1).detail());
    }

    @Test
    void anEndpointThatIsGoneSaysWhy() {
        EndpointRow waiting = endpoint("w", Optional.empty(), new EndpointState(EndpointState.Kind.WAITING, "no answer"), 0);
        EndpointRow ended = endpoint("e", Optional.empty(), new EndpointState(EndpointState.Kind.ENDED, "no memory"), 0);
        EndpointRow unrecorded = endpoint("u", Optional.empty(),
                new EndpointState(EndpointState.Kind.ENDED, "its messages cannot be recorded: disk full", "Look at the disk."), 0);
        List<BoardItem> rows = rows(new Devices(List.of(), List.of(), List.of(), List.of(), 0), waiting, ended, unrecorded);
        assertEquals(List.of("w", "e", "u"), labels(rows), "also where its control device is gone");
        assertTrue(rows.get(0).detail().endsWith("0x400 – waiting: no answer"), rows.get(0).detail());
        assertEquals(Mark.AWAY, rows.get(0).mark());
        assertTrue(rows.get(1).detail().endsWith("0x400 – ended: no memory"), rows.get(1).detail());
        assertEquals(Mark.PROBLEM, rows.get(1).mark());
        assertEquals("Close Endpoint takes it away; create it again when its remote is back.", rows.get(1).hint());
        assertTrue(rows.get(2).detail().endsWith("0x400 – ended: its messages cannot be recorded: disk full"), rows.get(2).detail());
        assertEquals("Look at the disk. Close Endpoint takes it away.", rows.get(2).hint());
    }

    @Test
    void remoteProcessorsAndWhatIsLeftOutComeLast() {
        RemoteProcessor m4 = new RemoteProcessor("remoteproc0", Optional.of("m4"), Optional.of("running"), Optional.of("fw.elf"));
        RemoteProcessor silent = new RemoteProcessor("remoteproc1", Optional.empty(), Optional.empty(), Optional.empty());
        List<BoardItem> rows = rows(new Devices(List.of(CTRL0), List.of(m4, silent), List.of(), List.of(), 12));
        assertEquals(List.of("rpmsg_ctrl0", "remoteproc0", "remoteproc1", "More"), labels(rows));
        assertEquals("m4, running, firmware fw.elf", rows.get(1).detail());
        assertEquals("–, firmware –", rows.get(2).detail());
        assertEquals("12 more are on the board and not shown", rows.get(3).detail());
    }

    @Test
    void everyRowHasAnIdOfItsOwn() {
        Channel other = new Channel("rpmsg-echo", ANY, OptionalLong.of(0x401), Optional.empty(), Optional.of("virtio0"),
                Optional.empty(), Optional.empty());
        List<BoardItem> all = new ArrayList<>();
        rows(new Devices(List.of(CTRL0), List.of(), List.of(ECHO, other), List.of(NODE, node("rpmsg1", "a", ANY)), 1),
                endpoint("rpmsg-echo", Optional.empty(), OPEN, 0)).forEach(row -> collect(row, all));
        Set<String> ids = new TreeSet<>(all.stream().map(BoardItem::id).toList());
        assertEquals(7, all.size());
        assertEquals(all.size(), ids.size(), ids.toString());
    }

    private static void collect(BoardItem item, List<BoardItem> into) {
        into.add(item);
        item.children().forEach(child -> collect(child, into));
    }
}
