// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.linux.rpmsg.NameServiceMessage;
import org.rpmsgexplorer.linux.rpmsg.RpmsgHeader;
import org.rpmsgexplorer.linux.rpmsg.RpmsgUapi;

class RpmsgBusTest {
    private static final long BOARD = 1025;

    private final Tally tally = new Tally();
    private final RpmsgBus bus = new RpmsgBus(tally);
    private final BoardEnd board = new BoardEnd(1000);

    private static void receive(RpmsgBus bus, byte[] frame) throws IOException {
        bus.receive(frame, frame.length);
    }

    private static NameServiceMessage announcement(BoardEnd.Message message) {
        assertEquals(RpmsgUapi.NAME_SERVICE_ADDR, message.destination());
        return NameServiceMessage.decode(message.payload());
    }

    @Test
    void announcesToEachBoardWhatItHas() throws IOException {
        bus.announce("one", 2000, new EchoService());
        bus.announce("two", RpmsgUapi.ADDR_ANY, new EchoService());
        bus.flush();
        assertEquals(List.of(), board.take());

        for (int connection = 0; connection < 2; connection++) {
            bus.connect(board, true);
            bus.flush();
            List<NameServiceMessage> announced = board.take().stream().map(RpmsgBusTest::announcement).toList();
            assertEquals(List.of(new NameServiceMessage("one", 2000, false),
                    new NameServiceMessage("two", 1024, false)), announced);
            bus.disconnect();
        }
    }

    @Test
    void withdrawsAChannelAndItsEndpoint() throws IOException {
        bus.connect(board, true);
        bus.announce("one", 2000, new EchoService());
        bus.withdraw("one");
        bus.flush();
        assertEquals(List.of(new NameServiceMessage("one", 2000, false), new NameServiceMessage("one", 2000, true)),
                board.take().stream().map(RpmsgBusTest::announcement).toList());

        receive(bus, BoardEnd.frame(BOARD, 2000, "anybody?"));
        assertEquals(List.of(), board.take());
        assertEquals(1, tally.unknownDestination);
        assertThrows(IOException.class, () -> bus.withdraw("one"));
    }

    @Test
    void saysNothingToABoardWithoutNameService() throws IOException {
        bus.announce("one", 2000, new EchoService());
        bus.connect(board, false);
        bus.announce("two", 2001, new EchoService());
        bus.withdraw("one");
        bus.flush();
        assertEquals(List.of(), board.take());
    }

    @Test
    void refusesNamesAndAddressesThatAreTakenOrImpossible() throws IOException {
        bus.announce("one", 2000, new EchoService());
        assertThrows(IOException.class, () -> bus.announce("one", 2001, new EchoService()));
        assertThrows(IOException.class, () -> bus.announce("two", 2000, new EchoService()));
        assertThrows(IOException.class, () -> bus.announce("two", 53, new EchoService()));
        assertThrows(IOException.class, () -> bus.announce("two", -1, new EchoService()));
        assertThrows(IOException.class, () -> bus.announce("two", 0x1_0000_0000L, new EchoService()));
        assertThrows(IOException.class, () -> bus.announce("", 2001, new EchoService()));
        assertThrows(IOException.class, () -> bus.announce("a\0b", 2001, new EchoService()));
        assertThrows(IOException.class, () -> bus.announce("x".repeat(32), 2001, new EchoService()));
        assertEquals(List.of(new AnnouncedChannel("one", 2000)), bus.channels());
    }

    @Test
    void deliversByDestination() throws IOException {
        bus.connect(board, false);
        bus.announce("echo", 2000, new EchoService());
        receive(bus, BoardEnd.frame(BOARD, 2000, "hello"));
        receive(bus, BoardEnd.frame(BOARD, 2001, "nobody"));

        List<BoardEnd.Message> messages = board.take();
        assertEquals(1, messages.size());
        assertEquals("hello", messages.get(0).text());
        assertEquals(2000, messages.get(0).source());
        assertEquals(BOARD, messages.get(0).destination());
        assertEquals(new RemoteCoreStatus.Counters(2, 1, 1, 0, 0), tally.snapshot());
    }

    @Test
    void dropsAndCountsWhatIsMalformed() throws IOException {
        bus.connect(board, false);
        bus.announce("echo", 2000, new EchoService());
        bus.receive(new byte[512], 0);
        bus.receive(new byte[512], RpmsgHeader.SIZE - 1);
        byte[] tooLong = BoardEnd.frame(BOARD, 2000, "four");
        bus.receive(tooLong, tooLong.length - 1);
        receive(bus, BoardEnd.frame(BOARD, RpmsgUapi.NAME_SERVICE_ADDR, "no announcement"));
        assertEquals(List.of(), board.take());
        assertEquals(new RemoteCoreStatus.Counters(4, 0, 0, 4, 0), tally.snapshot());
    }

    @Test
    void keepsWhatFindsNoBufferAndStopsTakingMore() throws IOException {
        BoardEnd full = new BoardEnd(0);
        bus.connect(full, false);
        bus.announce("echo", 2000, new EchoService());
        int taken = 0;
        while (bus.mayReceive()) {
            receive(bus, BoardEnd.frame(BOARD, 2000, "message " + taken));
            taken++;
        }
        assertEquals(RpmsgBus.MAX_WAITING, taken);
        assertEquals(RpmsgBus.MAX_WAITING, bus.waiting());

        full.offer(1);
        bus.flush();
        assertTrue(bus.mayReceive());
        receive(bus, BoardEnd.frame(BOARD, 2000, "message " + taken));
        assertFalse(bus.mayReceive());
        full.offer(2000);
        bus.flush();
        List<BoardEnd.Message> messages = full.take();
        assertEquals(RpmsgBus.MAX_WAITING + 1, messages.size());
        for (int number = 0; number < messages.size(); number++) {
            assertEquals("message " + number, messages.get(number).text());
        }
    }

    @Test
    void countsWhatABoardDidNotWaitFor() throws IOException {
        bus.announce("echo", 2000, new EchoService());
        bus.connect(new BoardEnd(0), true);
        receive(bus, BoardEnd.frame(BOARD, 2000, "hello"));
        assertEquals(2, bus.waiting());
        bus.disconnect();
        assertEquals(2, tally.discarded);
        assertEquals(0, bus.waiting());
    }

    @Test
    void doesNotQueueAnnouncementsWithoutEnd() throws IOException {
        bus.connect(new BoardEnd(0), true);
        for (int round = 0; round < RpmsgBus.MAX_WAITING / 2; round++) {
            bus.announce("one", 2000, new EchoService());
            bus.withdraw("one");
        }
        assertThrows(IOException.class, () -> bus.announce("one", 2000, new EchoService()));
        assertEquals(List.of(), bus.channels());
    }

    @Test
    void knowsTheChannelsOfTheBoard() throws IOException {
        bus.connect(board, true);
        byte[] create = new NameServiceMessage("board-channel", 77, false).encode();
        receive(bus, BoardEnd.frame(77, RpmsgUapi.NAME_SERVICE_ADDR, create));
        assertEquals(List.of(new AnnouncedChannel("board-channel", 77)), bus.boardChannels());

        byte[] destroy = new NameServiceMessage("board-channel", 77, true).encode();
        receive(bus, BoardEnd.frame(77, RpmsgUapi.NAME_SERVICE_ADDR, destroy));
        assertEquals(List.of(), bus.boardChannels());
        receive(bus, BoardEnd.frame(77, RpmsgUapi.NAME_SERVICE_ADDR, create));
        bus.disconnect();
        assertEquals(List.of(), bus.boardChannels());
        assertEquals(0, tally.snapshot().dropped());
    }

    @Test
    void countsChannelsOfTheBoardThatAreTooMany() throws IOException {
        bus.connect(board, true);
        for (int address = 0; address < 300; address++) {
            byte[] create = new NameServiceMessage("channel", address, false).encode();
            receive(bus, BoardEnd.frame(address, RpmsgUapi.NAME_SERVICE_ADDR, create));
        }
        assertEquals(256, bus.boardChannels().size());
        assertEquals(44, tally.malformed);
    }
}
