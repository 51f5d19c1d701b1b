// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture.pcapng;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Direction;
import org.rpmsgexplorer.core.capture.MarkerKind;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.capture.RowCopy;

class PcapngReaderTest {
    private static final long TIME = 1_767_323_045_123_456_789L;
    private static final OptionalLong UNKNOWN = OptionalLong.empty();
    private static final String RPMSG = "00050000" + "00040000" + "00000000" + "0200" + "0000";

    private final RowCopy.Sink sink = new RowCopy.Sink();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatWasWrittenComesBack(long seed) throws Exception {
        List<CapturedEndpoint> endpoints = new ArrayList<>();
        List<RowCopy> rows = new ArrayList<>();
        byte[] file = random(seed, 2_000, 0xFFFF, endpoints, rows);
        PcapngReport report = read(file);
        assertEquals(endpoints, sink.endpoints);
        for (int row = 0; row < rows.size(); row++) {
            assertEquals(rows.get(row), sink.rows.get(row), "row " + row);
        }
        assertEquals(rows.size(), sink.rows.size());
        assertEquals(new PcapngReport(rows.size(), rows.stream().filter(row -> row.kind() == Row.Kind.MESSAGE).count(), 0, 0, 0,
                UNKNOWN), report);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatOthersWroteIsTakenInBothByteOrders(boolean bigEndian) throws Exception {
        Blocks file = new Blocks(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        file.section();
        file.face(1, 0, "");
        file.face(147, 6, "first");
        file.face(147, 0x80 | 10, "second");
        file.block(0x0BAD, "0011223344556677");
        file.packet(0, 5, 20, "aabbccdd");
        file.packet(1, 1_000_001, 18, RPMSG + "1234");
        file.packet(2, 3 * 1024 + 512, 18, RPMSG + "5678");
        file.packet(1, 2, 8, "0102030405060708");
        file.packet(1, 3, 100, RPMSG + "99");
        PcapngReport report = read(file.bytes());
        assertEquals(List.of("first", "second"), sink.endpoints.stream().map(CapturedEndpoint::label).toList());
        assertEquals(List.of(RowCopy.message(0, 1_000_001_000, Direction.RECEIVED, 0x500, 0x400, "1234"),
                RowCopy.message(1, 3_500_000_000L, Direction.RECEIVED, 0x500, 0x400, "5678"),
                RowCopy.message(0, 3_000, Direction.RECEIVED, 0x500, 0x400, "99")), sink.rows);
        assertEquals(new PcapngReport(3, 3, 1, 1, 1, UNKNOWN), report);
    }

    @Test
    void sectionsHaveInterfacesOfTheirOwnAndSimplePacketsTheTimeBefore() throws Exception {
        Blocks file = new Blocks(ByteOrder.LITTLE_ENDIAN);
        file.section();
        file.face(147, 6, "echo");
        file.packet(0, 7, 18, RPMSG + "0001");
        Blocks second = new Blocks(ByteOrder.BIG_ENDIAN);
        second.section();
        second.face(147, 6, "other");
        second.face(147, 6, "echo");
        second.packet(1, 8, 18, RPMSG + "0002");
        second.block(3, "00000012" + RPMSG + "00030000");
        file.append(second);
        read(file.bytes());
        assertEquals(List.of("echo", "other"), sink.endpoints.stream().map(CapturedEndpoint::label).toList());
        assertEquals(List.of(0, 0, 1), sink.rows.stream().map(RowCopy::endpoint).toList());
        assertEquals(List.of(7_000L, 8_000L, 8_000L), sink.rows.stream().map(RowCopy::time).toList());
        assertEquals(List.of("0001", "0002", "0003"), sink.rows.stream().map(RowCopy::hex).toList());
    }

    @Test
    void everyCutIsToldAndWhatStandsBeforeIsTaken() throws Exception {
        List<RowCopy> rows = new ArrayList<>();
        byte[] file = random(9, 30, 100, new ArrayList<>(), rows);
        int cuts = 0;
        for (int length = 28; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            sink.rows.clear();
            try {
                PcapngReport report = read(cut);
                assertEquals(rows.subList(0, sink.rows.size()), sink.rows);
                cuts += report.cutAt().isPresent() ? 1 : 0;
            } catch (CaptureException first) {
                assertTrue(first.getMessage().contains("byte 0)"), first.getMessage());
            }
        }
        assertTrue(cuts > file.length / 2, "cuts that were told: " + cuts);
        assertThrows(CaptureException.class, () -> read(new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aDamagedFileIsACaptureExceptionAtMost(long seed) throws Exception {
        Random random = new Random(seed);
        byte[] file = random(seed, 40, 50, new ArrayList<>(), new ArrayList<>());
        int refused = 0;
        for (int run = 0; run < 1_500; run++) {
            byte[] damaged = file.clone();
            for (int flips = random.nextInt(1, 6); flips > 0; flips--) {
                int at = random.nextInt(damaged.length);
                damaged[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (random.nextBoolean() ? 0xFF : 0);
            }
            try {
                new PcapngReaderTest().read(damaged);
            } catch (CaptureException expected) {
                refused++;
                assertTrue(expected.getMessage().matches("Cannot read file: .* \\(in the block at byte \\d+\\)"),
                        expected.getMessage());
            }
        }
        assertTrue(refused > 50, "refused: " + refused);
    }

    @Test
    void readingBlocksOfOthersCanBeCancelled() throws Exception {
        Blocks file = new Blocks(ByteOrder.LITTLE_ENDIAN);
        file.section();
        for (int count = 0; count < 20_000; count++) {
            file.block(0x0BAD, "");
        }
        file.block(1, "00");
        Progress cancelled = new Progress() {
            @Override
            public void step(String text) {
                // Not told.
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        byte[] bytes = file.bytes();
        assertEquals(0, PcapngReader.read(new ByteArrayInputStream(bytes), "file", 0, sink, cancelled).rows());
        assertThrows(CaptureException.class, () -> read(bytes));
    }

    @Test
    void aLengthAloneTakesNoMemory() throws Exception {
        Blocks file = new Blocks(ByteOrder.LITTLE_ENDIAN);
        file.section();
        byte[] begun = file.bytes();
        for (int type : new int[] {1, 6, 0x0BAD}) {
            ByteBuffer bytes = ByteBuffer.allocate(begun.length + 8).order(ByteOrder.LITTLE_ENDIAN);
            bytes.put(begun).putInt(type).putInt(0xFFFFFFFC);
            if (type == 0x0BAD) {
                assertEquals(OptionalLong.of(begun.length), read(bytes.array()).cutAt());
            } else {
                CaptureException refused = assertThrows(CaptureException.class, () -> read(bytes.array()));
                assertTrue(refused.getMessage().contains("byte " + begun.length + ")"), refused.getMessage());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\n\n\n", "", "rpmsg endpoint\n", "rpmsg endpoint\n: \n:"})
    void anyCommentAtAnInterfaceWillDo(String comment) throws Exception {
        Blocks file = new Blocks(ByteOrder.LITTLE_ENDIAN);
        file.section();
        file.face("a", comment);
        read(file.bytes());
        assertEquals(List.of("a"), sink.endpoints.stream().map(CapturedEndpoint::label).toList());
    }

    @Test
    void aMessageThatIsOfAllEndpointsIsDamage() throws Exception {
        Blocks file = new Blocks(ByteOrder.LITTLE_ENDIAN);
        file.section();
        file.face("all", EndpointComment.CAPTURE);
        file.packet(0, 1, 18, RPMSG + "0102");
        CaptureException damage = assertThrows(CaptureException.class, () -> read(file.bytes()));
        assertTrue(damage.getMessage().contains("concerns all endpoints"), damage.getMessage());
    }

    @Test
    void namesAreBoundedAndStayDifferent() throws Exception {
        String name = "n".repeat(20_000);
        Blocks file = new Blocks(ByteOrder.LITTLE_ENDIAN);
        file.section();
        file.face(name + "1", "rpmsg endpoint\nboard: " + "é".repeat(9_000));
        file.face(name + "2", "");
        read(file.bytes());
        assertEquals(List.of(1_000, 1_004), sink.endpoints.stream().map(endpoint -> endpoint.label().length()).toList());
        assertTrue(sink.endpoints.get(1).label().endsWith("n (2)"));
        assertEquals(1_000, sink.endpoints.get(0).board().length());
    }

    @Test
    void aCommentOfManyLinesTakesNoTime() throws Exception {
        byte[] comment = "\n".repeat(0xFFF0).getBytes(StandardCharsets.UTF_8);
        Blocks file = new Blocks(ByteOrder.LITTLE_ENDIAN);
        file.section();
        file.face(147, 6, "a");
        ByteBuffer body = ByteBuffer.allocate(12 + 4 + comment.length).order(ByteOrder.LITTLE_ENDIAN);
        body.position(12);
        body.putShort((short) 1).putShort((short) comment.length).put(comment);
        for (int times = 0; times < 100; times++) {
            file.put(5, body);
        }
        assertTimeout(Duration.ofSeconds(10), () -> read(file.bytes()));
        assertEquals(100, sink.rows.size());
    }

    @Test
    void otherFilesAreRefusedWithAWord() {
        CaptureException pcap = assertThrows(CaptureException.class,
                () -> read(HexFormat.of().parseHex("d4c3b2a1020004000000000000000000")));
        assertTrue(pcap.hint().contains("editcap"), pcap.hint());
        assertThrows(CaptureException.class, () -> read("hello, world".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void timeStampsOfAnyResolution() {
        assertEquals(5_000_000_000L, new TimeStamps(0, 0).nanos(5));
        assertEquals(5, new TimeStamps(12, 0).nanos(5_999));
        assertEquals(1_500_000_000L, new TimeStamps(0x80 | 63, 0).nanos(3L << 62));
        assertEquals(0, new TimeStamps(127, 0).nanos(-1));
        assertEquals(0, new TimeStamps(0xFF, 0).nanos(-1));
        assertEquals(3_000_000_001L, new TimeStamps(9, 3).nanos(1));
        assertEquals(-2_000_000_000L, new TimeStamps(0, -3).nanos(1));
        assertEquals(Long.MAX_VALUE, new TimeStamps(6, 0).nanos(-1));
        assertEquals(Long.MAX_VALUE, new TimeStamps(0, Long.MAX_VALUE).nanos(1));
    }

    static CapturedEndpoint endpoint(String label) {
        return new CapturedEndpoint("", "", "", label, "", OptionalLong.of(0x500), OptionalLong.of(0x400));
    }

    /** Writes random rows, and keeps them. */
    static byte[] random(long seed, int count, int longest, List<CapturedEndpoint> endpoints, List<RowCopy> rows)
            throws IOException {
        Random random = new Random(seed);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PcapngWriter writer = new PcapngWriter(bytes, "RPMsg Explorer test")) {
            long time = TIME;
            for (int number = 0; number < count; number++) {
                if (endpoints.isEmpty() || random.nextInt(count / 5) == 0) {
                    CapturedEndpoint added = new CapturedEndpoint(random.nextBoolean() ? "" : "root@board\n\\n: x",
                            random.nextBoolean() ? "" : "rpmsg_ctrl0", random.nextBoolean() ? "" : "Größe",
                            "endpoint " + endpoints.size(), random.nextBoolean() ? "fd" : "",
                            random.nextBoolean() ? UNKNOWN : OptionalLong.of(random.nextLong(0xFFFFFFFFL)),
                            random.nextBoolean() ? UNKNOWN : OptionalLong.of(random.nextLong(0xFFFFFFFFL)));
                    endpoints.add(added);
                    writer.endpoint(added);
                }
                time += random.nextInt(1_000_000) - 1_000;
                RowCopy row = row(random, endpoints.size(), time, longest);
                rows.add(row);
                writer.row(row);
            }
        }
        return bytes.toByteArray();
    }

    private static RowCopy row(Random random, int endpoints, long time, int longest) {
        int endpoint = random.nextInt(endpoints);
        int orNone = random.nextInt(3) == 0 ? Row.NO_ENDPOINT : endpoint;
        MarkerKind[] markers = MarkerKind.values();
        return switch (random.nextInt(12)) {
            case 0 -> RowCopy.gap(endpoint, time, random.nextLong(1, 1_000_000));
            case 1 -> RowCopy.note(orNone, time, random.nextBoolean() ? "[note] looks odd\nhere"
                    : "🙂".repeat(random.nextInt(600)));
            case 2 -> RowCopy.marker(orNone, time, markers[random.nextInt(markers.length)], random.nextBoolean() ? "" : "x y");
            default -> {
                byte[] payload = new byte[random.nextInt(random.nextInt(20) == 0 ? longest + 1 : 50)];
                random.nextBytes(payload);
                yield RowCopy.message(endpoint, time, random.nextBoolean() ? Direction.RECEIVED : Direction.SENT,
                        random.nextBoolean() ? Row.UNKNOWN_ADDRESS : random.nextLong(0xFFFFFFFFL),
                        random.nextBoolean() ? Row.UNKNOWN_ADDRESS : random.nextLong(0xFFFFFFFFL),
                        HexFormat.of().formatHex(payload));
            }
        };
    }

    private PcapngReport read(byte[] file) throws IOException {
        return PcapngReader.read(new ByteArrayInputStream(file), "file", file.length, sink, Progress.NONE);
    }

    /** Makes a file by hand. */
    private static final class Blocks {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteOrder order;

        Blocks(ByteOrder order) {
            this.order = order;
        }

        void section() {
            put(0x0A0D0D0A, ByteBuffer.allocate(16).order(order).putInt(0x1A2B3C4D).putShort((short) 1).putShort((short) 0)
                    .putLong(-1));
        }

        void face(int linkType, int resolution, String name) {
            byte[] text = name.getBytes(StandardCharsets.UTF_8);
            ByteBuffer body = ByteBuffer.allocate(8 + 8 + 4 + (text.length + 3) / 4 * 4).order(order);
            body.putShort((short) linkType).putShort((short) 0).putInt(0);
            body.putShort((short) 9).putShort((short) 1).put((byte) resolution).put(new byte[3]);
            body.putShort((short) 2).putShort((short) text.length).put(text);
            put(1, body);
        }

        void face(String name, String comment) {
            ByteBuffer body = ByteBuffer.allocate(100_000).order(order).putShort((short) 147).putShort((short) 0).putInt(0);
            for (String text : List.of(name, comment)) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                body.putShort((short) (text == name ? 2 : 1)).putShort((short) bytes.length).put(bytes);
                body.position((body.position() + 3) / 4 * 4);
            }
            put(1, body);
        }

        void packet(int number, long stamp, int whole, String hex) {
            byte[] data = HexFormat.of().parseHex(hex);
            ByteBuffer body = ByteBuffer.allocate(20 + (data.length + 3) / 4 * 4).order(order);
            body.putInt(number).putInt((int) (stamp >>> 32)).putInt((int) stamp).putInt(data.length).putInt(whole).put(data);
            put(6, body);
        }

        void block(int type, String hex) {
            put(type, ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
        }

        private void put(int type, ByteBuffer body) {
            ByteBuffer block = ByteBuffer.allocate(12 + body.capacity()).order(order);
            block.putInt(type).putInt(block.capacity()).put(body.array()).putInt(block.capacity());
            out.writeBytes(block.array());
        }

        void append(Blocks other) {
            out.writeBytes(other.bytes());
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}
