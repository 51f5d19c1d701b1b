// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.device.Channel;
import org.rpmsgexplorer.core.device.ControlDevice;
import org.rpmsgexplorer.core.device.Devices;
import org.rpmsgexplorer.core.device.Node;
import org.rpmsgexplorer.core.device.WayState;
import org.rpmsgexplorer.ui.boards.BoardItem.Kind;

class BoardRowsTest {
    private static final OptionalLong ANY = OptionalLong.empty();
    private static final ControlDevice CTRL0 = new ControlDevice("rpmsg_ctrl0", Optional.of("virtio0"),
            Optional.empty(), List.of("virtio0"), WayState.PRESENT, WayState.PRESENT);
    private static final Channel ECHO = new Channel("rpmsg-echo", ANY, OptionalLong.of(0x400), Optional.empty(),
            Optional.of("virtio0"), Optional.empty(), Optional.empty());
    private static final Devices NONE = new Devices(List.of(), List.of(), List.of(), List.of(), 0);

    private final BoardRows rows = new BoardRows("virtual");

    @Test
    void textStandsWhereThereIsNoRow() {
        for (BoardStatus status : List.of(new BoardStatus.Stopped(true), new BoardStatus.Stopped(false),
                new BoardStatus.Unavailable("It runs on x86-64 Linux only"))) {
            assertEquals(List.of(), rows.rows(status));
            assertFalse(rows.text(status).isEmpty(), status.toString());
        }
        assertEquals(List.of(), rows.rows(new BoardStatus.Unknown()));
        assertEquals("", rows.text(new BoardStatus.Unknown()));
    }

    @Test
    void theLinkIsThereWhereTheBoardCanBeStarted() {
        assertTrue(rows.text(new BoardStatus.Stopped(true)).contains("<a>Start the virtual board</a>"));
        String first = rows.text(new BoardStatus.Stopped(false));
        assertTrue(first.contains("<a>Build and start the virtual board</a>") && first.contains("some minutes"), first);
        String why = rows.text(new BoardStatus.Unavailable("It runs on x86-64 Linux only, not on Mac OS X aarch64"));
        assertTrue(why.endsWith("It runs on x86-64 Linux only, not on Mac OS X aarch64."), why);
        assertFalse(why.contains("<a>"), why);
    }

    @Test
    void theBoardSaysHowItIs() {
        assertEquals("starting…", detail(new BoardStatus.Starting("")));
        assertEquals("starting – compiled 300 of about 770 objects",
                detail(new BoardStatus.Starting("compiled 300 of about 770 objects")));
        assertEquals("stopping…", detail(new BoardStatus.Stopping()));
        assertEquals("running, port 41022, fd uAPI on – connecting…", detail(running(true, Optional.empty())));
        assertEquals("running, port 41022, fd uAPI off – no rpmsg control device",
                detail(running(false, Optional.of(NONE))));
        assertEquals("running, port 41022, fd uAPI on",
                detail(running(true, Optional.of(new Devices(List.of(CTRL0), List.of(), List.of(), List.of(), 0)))));
    }

    @Test
    void aProblemIsToldInTheRow() {
        BoardStatus.Problem problem = new BoardStatus.Problem("The virtual board did not start: vde_plug is missing",
                "Install it.");
        BoardItem failed = rows.rows(new BoardStatus.Failed(problem)).get(0);
        assertEquals("not running – The virtual board did not start: vde_plug is missing", failed.detail());
        assertEquals("Install it.", failed.hint());

        BoardItem running = rows.rows(new BoardStatus.Running(22, true, Optional.empty(),
                Optional.of(new BoardStatus.Problem("It does not answer", "Wait.")))).get(0);
        assertEquals("running, port 22, fd uAPI on – It does not answer", running.detail());
        assertEquals("Wait.", running.hint());
    }

    @Test
    void channelsStandBelowTheControlDeviceOfTheirTransport() {
        ControlDevice ctrl1 = new ControlDevice("rpmsg_ctrl1", Optional.of("virtio1"), Optional.of("remoteproc0"),
                List.of("virtio1", "remoteproc0"), WayState.PRESENT, WayState.missing("this kernel does not have it"));
        Channel console = new Channel("console", OptionalLong.of(0x401), OptionalLong.of(0x1e),
                Optional.of("rpmsg_tty"), Optional.of("virtio1"), Optional.of("ttyRPMSG0"), Optional.empty());
        Channel stray = new Channel("stray", ANY, ANY, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());
        BoardItem board = board(new Devices(List.of(CTRL0, ctrl1), List.of(), List.of(console, ECHO, stray), List.of(), 0));

        assertEquals(List.of("rpmsg_ctrl0", "rpmsg_ctrl1", "stray"), labels(board));
        BoardItem first = board.children().get(0);
        BoardItem second = board.children().get(1);
        assertEquals("on virtio0, fd way: yes", first.detail());
        assertEquals("on virtio1 of remoteproc0, fd way: no", second.detail());
        assertEquals("this kernel does not have it", second.hint());
        assertEquals(List.of("rpmsg-echo"), labels(first));
        assertEquals("source –, destination 0x400, no driver", first.children().get(0).detail());
        assertEquals("source 0x401, destination 0x1e, driver rpmsg_tty", second.children().get(0).detail());
        assertEquals("source –, destination –, no driver", board.children().get(2).detail());
        assertEquals(Kind.CHANNEL, board.children().get(2).kind());
    }

    @Test
    void whatNobodyToldIsADash() {
        ControlDevice unknown = new ControlDevice("rpmsg_ctrl0", Optional.empty(), Optional.empty(), List.of(),
                WayState.unknown("Permission denied"), WayState.unknown("Permission denied"));
        BoardItem board = board(new Devices(List.of(unknown), List.of(), List.of(ECHO), List.of(), 0));
        assertEquals("on –, fd way: – (Permission denied)", board.children().get(0).detail());
        assertEquals(List.of("rpmsg_ctrl0", "rpmsg-echo"), labels(board), "the channel's place is not guessed");
    }

    @Test
    void nodesStandBelowTheBoard() {
        Node node = node("rpmsg0", "mine", OptionalLong.of(0xfffffff0L));
        BoardItem row = board(new Devices(List.of(CTRL0), List.of(), List.of(), List.of(node), 0)).children().get(1);
        assertEquals("/dev/rpmsg0", row.label());
        assertEquals("endpoint mine, source –, destination 0xfffffff0", row.detail());
        assertEquals(Kind.ENDPOINT, row.kind());
    }

    @Test
    void everyRowHasAnIdOfItsOwn() {
        Channel other = new Channel("rpmsg-echo", ANY, OptionalLong.of(0x401), Optional.empty(),
                Optional.of("virtio0"), Optional.empty(), Optional.empty());
        List<BoardItem> all = new ArrayList<>();
        collect(board(new Devices(List.of(CTRL0), List.of(), List.of(ECHO, other),
                List.of(node("rpmsg0", "a", ANY), node("rpmsg1", "a", ANY)), 0)), all);
        Set<String> ids = new TreeSet<>(all.stream().map(BoardItem::id).toList());
        assertEquals(6, all.size());
        assertEquals(all.size(), ids.size(), ids.toString());
    }

    @Test
    void commandsFollowTheStatus() {
        BoardStatus.Problem problem = new BoardStatus.Problem("x", "");
        assertEquals("start", commands(new BoardStatus.Unknown()));
        assertEquals("start", commands(new BoardStatus.Stopped(false)));
        assertEquals("start", commands(new BoardStatus.Failed(problem)));
        assertEquals("stop", commands(new BoardStatus.Starting("compiling")));
        assertEquals("stop", commands(running(true, Optional.empty())));
        assertEquals("", commands(new BoardStatus.Stopping()));
        assertEquals("", commands(new BoardStatus.Unavailable("x")));
    }

    private static String commands(BoardStatus status) {
        return (status.canStart() ? "start" : "") + (status.canStop() ? "stop" : "");
    }

    private String detail(BoardStatus status) {
        List<BoardItem> items = rows.rows(status);
        assertEquals(List.of("virtual"), items.stream().map(BoardItem::label).toList());
        return items.get(0).detail();
    }

    private BoardItem board(Devices devices) {
        return rows.rows(running(true, Optional.of(devices))).get(0);
    }

    private static BoardStatus.Running running(boolean fdWay, Optional<Devices> devices) {
        return new BoardStatus.Running(41022, fdWay, devices, Optional.empty());
    }

    private static List<String> labels(BoardItem item) {
        return item.children().stream().map(BoardItem::label).toList();
    }

    private static void collect(BoardItem item, List<BoardItem> into) {
        into.add(item);
        item.children().forEach(child -> collect(child, into));
    }

    private static Node node(String name, String endpoint, OptionalLong destination) {
        return new Node(name, endpoint, ANY, destination, Optional.of("rpmsg_ctrl0"), Optional.of("virtio0"));
    }
}
