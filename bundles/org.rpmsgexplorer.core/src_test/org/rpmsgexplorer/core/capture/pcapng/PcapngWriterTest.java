// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture.pcapng;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Direction;
import org.rpmsgexplorer.core.capture.MarkerKind;
import org.rpmsgexplorer.core.capture.ReusedRow;
import org.rpmsgexplorer.core.capture.Row;

/** Reads back by hand, after the format's specification, what the writer wrote. */
class PcapngWriterTest {
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.123456789Z");
    private static final long NANOS = TIME.getEpochSecond() * 1_000_000_000L + TIME.getNano();
    private static final OptionalLong UNKNOWN = OptionalLong.empty();

    private static final Path TSHARK = Path.of("/usr/bin/tshark");

    @TempDir
    private Path folder;
    private final ReusedRow row = new ReusedRow();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** A block's type, its fixed part, and its options by code. */
    private record Block(int type, ByteBuffer body, Map<Integer, byte[]> options) {
        int i32(int offset) {
            return body.getInt(offset);
        }

        String text(int code) {
            return new String(options.get(code), StandardCharsets.UTF_8);
        }

        long u64(int code) {
            return ByteBuffer.wrap(options.get(code)).order(ByteOrder.LITTLE_ENDIAN).getLong();
        }

        long statisticsTime() {
            return (long) body.getInt(4) << 32 | body.getInt(8) & 0xFFFFFFFFL;
        }

        /** What stands behind rpmsg's header. */
        byte[] payload() {
            byte[] payload = new byte[i32(12) - 16];
            body.get(20 + 16, payload);
            return payload;
        }
    }

    @Test
    void aSectionAndAnInterfaceForEachEndpointComeFirst() throws IOException {
        try (PcapngWriter writer = new PcapngWriter(bytes, "RPMsg Explorer 1")) {
            writer.endpoint(new CapturedEndpoint("board", "rpmsg_ctrl0", "rpmsg-echo", "echo", "fd", OptionalLong.of(0x500),
                    OptionalLong.of(0x400)));
            writer.endpoint(endpoint("Größe", UNKNOWN, UNKNOWN));
        }
        List<Block> blocks = blocks();
        assertEquals(List.of(0x0A0D0D0A, 1, 1, 5, 5), blocks.stream().map(Block::type).toList());
        assertEquals(0x1A2B3C4D, blocks.get(0).i32(0));
        assertEquals(1, blocks.get(0).i32(4), "version 1.0");
        assertEquals("RPMsg Explorer 1", blocks.get(0).text(4));
        assertEquals(147, blocks.get(1).i32(0));
        assertEquals("echo", blocks.get(1).text(2));
        assertEquals("rpmsg-echo to 0x400 on board, rpmsg_ctrl0, fd way", blocks.get(1).text(3));
        assertArrayEquals(new byte[] {9}, blocks.get(1).options().get(9));
        assertEquals("Größe", blocks.get(2).text(2));
    }

    @Test
    void aPacketIsTheMessageBehindItsHeader() throws IOException {
        byte[] payload = {1, 2, 3, 4, 5};
        try (PcapngWriter writer = new PcapngWriter(bytes, "test")) {
            writer.endpoint(endpoint("other", UNKNOWN, UNKNOWN));
            writer.endpoint(endpoint("echo", OptionalLong.of(0x500), OptionalLong.of(0x400)));
            row.message(1, NANOS, 0, Direction.SENT, 0x500, 0x400);
            row.payload(ByteBuffer.wrap(payload), 0, payload.length);
            writer.row(row);
            row.message(1, NANOS, 0, Direction.RECEIVED, Row.UNKNOWN_ADDRESS, 0x500);
            writer.row(row);
        }
        Block sent = blocks().get(3);
        assertEquals(6, sent.type());
        assertEquals(1, sent.i32(0));
        assertEquals(NANOS, (long) sent.i32(4) << 32 | sent.i32(8) & 0xFFFFFFFFL);
        assertEquals(21, sent.i32(12));
        assertEquals(21, sent.i32(16));
        assertEquals("00050000 00040000 00000000 0500 0000".replace(" ", ""), header(sent));
        assertArrayEquals(payload, sent.payload());
        assertArrayEquals(new byte[] {2, 0, 0, 0}, sent.options().get(2), "outbound");
        Block received = blocks().get(4);
        assertEquals("ffffffff 00050000 00000000 0000 0000".replace(" ", ""), header(received), "the sender is not known");
        assertArrayEquals(new byte[] {1, 0, 0, 0}, received.options().get(2), "inbound");
        assertEquals(0, received.payload().length);
    }

    @Test
    void addressesThatNobodyToldAreAllOnes() throws IOException {
        try (PcapngWriter writer = new PcapngWriter(bytes, "test")) {
            writer.endpoint(endpoint("echo", UNKNOWN, OptionalLong.of(0xFFFFFFFEL)));
            row.message(0, NANOS, 0, Direction.SENT, Row.UNKNOWN_ADDRESS, 0xFFFFFFFEL);
            row.payload(ByteBuffer.allocate(1), 0, 1);
            writer.row(row);
        }
        assertEquals("ffffffff feffffff 00000000 0100 0000".replace(" ", ""), header(blocks().get(2)));
    }

    @Test
    void lossStandsAtTheNextPacketOfItsEndpointAndAtTheEnd() throws IOException {
        try (PcapngWriter writer = new PcapngWriter(bytes, "test")) {
            writer.endpoint(endpoint("a", UNKNOWN, UNKNOWN));
            writer.endpoint(endpoint("b", UNKNOWN, UNKNOWN));
            lost(writer, 0, 3);
            received(writer, 1, new byte[1]);
            lost(writer, 0, 1);
            row.marker(0, NANOS, 0, MarkerKind.LOST, "gone");
            writer.row(row);
            received(writer, 0, new byte[1]);
            received(writer, 0, new byte[1]);
            lost(writer, 1, 2);
        }
        List<Block> events = blocks().stream().filter(block -> block.type() == 5).toList();
        assertEquals(List.of("[gap] 3 messages were lost before this", "[gap] 1 message was lost before this", "[lost] gone",
                "[gap] 2 messages were lost before this"), events.stream().limit(4).map(block -> block.text(1)).toList());
        assertEquals(List.of(NANOS, NANOS, NANOS, NANOS), events.stream().limit(4).map(Block::statisticsTime).toList());
        List<Block> packets = blocks().stream().filter(block -> block.type() == 6).toList();
        assertEquals(null, packets.get(0).options().get(4), "another endpoint's");
        assertEquals(4, packets.get(1).u64(4));
        assertEquals("[gap] 3 messages were lost before this\n[gap] 1 message was lost before this\n[lost] gone",
                packets.get(1).text(1));
        assertEquals(null, packets.get(2).options().get(4), "told once");
        assertEquals(null, packets.get(2).options().get(1));
        assertEquals(List.of(2L, 4L), List.of(events.get(4).u64(4), events.get(4).u64(5)), "received, lost");
        assertEquals(List.of(1L, 2L), List.of(events.get(5).u64(4), events.get(5).u64(5)));
    }

    @Test
    void blocksAreWrittenWholeAndManyOfThemToo() throws IOException {
        List<Integer> writes = new ArrayList<>();
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int value) {
                throw new AssertionError("one byte alone");
            }

            @Override
            public void write(byte[] data, int offset, int length) {
                bytes.write(data, offset, length);
                writes.add(bytes.size());
            }
        };
        PcapngWriter writer = new PcapngWriter(counting, "test");
        writer.endpoint(endpoint("a", UNKNOWN, UNKNOWN));
        byte[] payload = new byte[496];
        for (int sequence = 0; sequence < 2_000; sequence++) {
            ByteBuffer.wrap(payload).putInt(sequence);
            received(writer, 0, payload);
        }
        assertTrue(writes.size() > 1, "more than one buffer");
        int whole = blocks().size();
        assertTrue(whole > 1_000 && whole < 2_002, "a file that was not closed is whole as far as it goes: " + whole);
        writer.close();
        List<Block> blocks = blocks();
        assertEquals(2 + 2_000 + 1, blocks.size());
        assertEquals(1_999, ByteBuffer.wrap(blocks.get(2_001).payload()).getInt());
    }

    @Test
    void whatABoardSaysIsBounded() throws IOException {
        try (PcapngWriter writer = new PcapngWriter(bytes, "test")) {
            String many = "€".repeat(100_000);
            writer.endpoint(new CapturedEndpoint(many, many, many, "n".repeat(100_000), many, UNKNOWN, UNKNOWN));
            for (int count = 0; count < 1_000; count++) {
                row.note(0, NANOS, 0, "€".repeat(100));
                writer.row(row);
            }
            received(writer, 0, new byte[100_000]);
        }
        Block packet = blocks().stream().filter(block -> block.type() == 6).findFirst().orElseThrow();
        assertEquals(16 + 0xFFFF, packet.i32(12));
        assertEquals(16 + 100_000, packet.i32(16), "the whole length is told");
        assertEquals(2_900, packet.options().get(1).length, 150, "as many whole comments as fit");
    }

    static boolean hasTshark() {
        return Files.isExecutable(TSHARK);
    }

    @Test
    @EnabledIf("hasTshark")
    void wiresharkReadsIt() throws Exception {
        Path file = folder.resolve("capture.pcapng");
        try (PcapngWriter writer = new PcapngWriter(Files.newOutputStream(file), "test")) {
            writer.endpoint(endpoint("echo", UNKNOWN, UNKNOWN));
            lost(writer, 0, 7);
            received(writer, 0, new byte[] {0x41});
        }
        Process tshark = new ProcessBuilder(TSHARK.toString(), "-r", file.toString(), "-T", "fields", "-e", "frame.len",
                "-e", "frame.interface_name", "-e", "frame.comment").redirectErrorStream(true).start();
        assertTrue(tshark.waitFor(30, TimeUnit.SECONDS));
        String text = new String(tshark.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(text.contains("17\techo\t[gap] 7 messages were lost"), text);
    }

    private void received(PcapngWriter writer, int endpoint, byte[] payload) throws IOException {
        row.message(endpoint, NANOS, 0, Direction.RECEIVED, Row.UNKNOWN_ADDRESS, Row.UNKNOWN_ADDRESS);
        row.payload(ByteBuffer.wrap(payload), 0, payload.length);
        writer.row(row);
    }

    private void lost(PcapngWriter writer, int endpoint, long count) throws IOException {
        row.gap(endpoint, NANOS, 0, count);
        writer.row(row);
    }

    private static CapturedEndpoint endpoint(String label, OptionalLong local, OptionalLong remote) {
        return new CapturedEndpoint("", "", "", label, "", local, remote);
    }

    private static String header(Block packet) {
        byte[] header = new byte[16];
        packet.body().get(20, header);
        return HexFormat.of().formatHex(header);
    }

    /** Takes the file apart; every length must be right for that. */
    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        ByteBuffer file = ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        while (file.hasRemaining()) {
            int type = file.getInt();
            int length = file.getInt();
            assertEquals(0, length % 4);
            ByteBuffer body = file.slice(file.position(), length - 12).order(ByteOrder.LITTLE_ENDIAN);
            file.position(file.position() + length - 12);
            assertEquals(length, file.getInt(), "the length stands at both ends");
            blocks.add(new Block(type, body, options(type, body)));
        }
        return blocks;
    }

    private static Map<Integer, byte[]> options(int type, ByteBuffer body) {
        int fixed = switch (type) {
            case 0x0A0D0D0A -> 16;
            case 1 -> 8;
            case 5 -> 12;
            case 6 -> 20 + (body.getInt(12) + 3) / 4 * 4;
            default -> throw new AssertionError("block of type " + type);
        };
        Map<Integer, byte[]> options = new TreeMap<>();
        for (int at = fixed; body.getShort(at) != 0; at += 4 + (body.getShort(at + 2) + 3) / 4 * 4) {
            byte[] value = new byte[body.getShort(at + 2)];
            body.get(at + 4, value);
            options.put((int) body.getShort(at), value);
        }
        return options;
    }
}
