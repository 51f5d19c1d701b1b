// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void aFrameIsLaidOutByteByByte() throws IOException {
        Frame frame = new Frame(0x01020304,
                new Request.OpenEndpoint(-2, "c0", Way.FD, "ü", 0xFFFFFFFFL, 0x400));
        assertEquals("00000026" + "06" + "01020304" + "fffffffe" + "00000002" + "6330" + "01" + "00000002" + "c3bc"
                + "00000000ffffffff" + "0000000000000400", HEX.formatHex(bytes(frame)));
        Frame nested = new Frame(1, new Reply.EndpointOpened(Optional.of("r")));
        assertEquals("0000000b" + "1e" + "00000001" + "01" + "00000001" + "72", HEX.formatHex(bytes(nested)));
    }

    @Test
    void everyRecordSurvivesTheRoundTrip() throws Exception {
        List<Frame> frames = RandomRecords.frames(1, 40);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        FrameOutput out = new FrameOutput(stream);
        for (Frame frame : frames) {
            out.write(frame);
        }
        FrameInput in = new FrameInput(new ByteArrayInputStream(stream.toByteArray()));
        for (Frame frame : frames) {
            assertEquals(RandomRecords.text(frame), RandomRecords.text(in.read()));
        }
        assertNull(in.read());
    }

    @Test
    void everyTruncationIsNoticed() throws IOException {
        for (Frame frame : RandomRecords.frames(2, 2)) {
            byte[] whole = bytes(frame);
            assertNull(read(new byte[0]));
            for (int length = 1; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThrows(EOFException.class, () -> read(cut));
                if (length >= 4 + Frame.HEADER) {
                    ByteBuffer.wrap(cut).putInt(0, length - 4);
                    assertThrows(ProtocolException.class, () -> read(cut), frame::toString);
                }
            }
        }
    }

    @Test
    void bytesThatAreLeftOverAreNoticed() throws IOException {
        for (Frame frame : RandomRecords.frames(3, 2)) {
            byte[] whole = bytes(frame);
            byte[] longer = Arrays.copyOf(whole, whole.length + 1);
            ByteBuffer.wrap(longer).putInt(0, longer.length - 4);
            assertThrows(ProtocolException.class, () -> read(longer), frame::toString);
        }
    }

    @Test
    void damagedFramesAreReadOrRefusedAndNothingElse() throws IOException {
        Random random = new Random(4);
        int refused = 0;
        for (Frame frame : RandomRecords.frames(4, 8)) {
            byte[] whole = bytes(frame);
            for (int round = 0; round < 200; round++) {
                byte[] damaged = whole.clone();
                for (int flips = random.nextInt(3); flips >= 0; flips--) {
                    damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt();
                }
                try {
                    assertEquals(damaged.length, bytes(read(damaged)).length);
                } catch (ProtocolException noFrame) {
                    refused++;
                }
            }
        }
        assertTrue(refused > 1000, refused + " refused");
    }

    /** The check comes before the allocation: the message says so. */
    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, -1, Integer.MIN_VALUE, 1 << 20, 2})
    void lengthsWithinAFrameAreCheckedAgainstWhatIsLeft(int length) {
        for (int type : new int[] {Schema.BODIES.indexOf(Request.Hello.class), Schema.BODIES.indexOf(Event.Messages.class),
                Schema.BODIES.indexOf(Reply.Devices.class)}) {
            byte[] frame = ByteBuffer.allocate(14).putInt(10).put((byte) type).putInt(1).putInt(length).put((byte) 0).array();
            ProtocolException refused = assertThrows(ProtocolException.class, () -> read(frame));
            assertEquals("A length of " + Integer.toUnsignedString(length) + " where 1 bytes are left",
                    refused.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "4", "1048577", "2147483647", "-1", "-2147483648"})
    void lengthsOfFramesOutOfRangeAreRefusedBeforeTheContentComes(int length) {
        byte[] field = ByteBuffer.allocate(4).putInt(length).array();
        ProtocolException refused = assertThrows(ProtocolException.class, () -> read(field));
        assertTrue(refused.getMessage().contains(Integer.toUnsignedString(length)), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "00000005 23 00000001",             // a type that is none
            "00000005 ff 00000001",
            "00000006 04 00000001 02",          // a flag that is neither
            "00000007 0f 00000001 0000",        // a length that is cut
            "0000000a 00 00000001 00000001 ff", // text that is not UTF-8
            "0000000e 0f 00000001 00000000 02 00000001", // a way that is none
            "0000000a 1c 00000001 00000001 ff" // a list in which an element is cut
    })
    void contentThatIsNoneIsRefused(String hex) {
        assertThrows(ProtocolException.class, () -> read(HEX.parseHex(hex.replace(" ", ""))));
    }

    @Test
    void theLargestFrameGoesThroughAndNoLargerOne() throws IOException {
        byte[] payload = new byte[Frame.MAX_LENGTH - Frame.HEADER - 4];
        payload[payload.length - 1] = 9;
        Event.Messages body = new Event.Messages(payload);
        byte[] whole = bytes(new Frame(0, body));
        assertEquals(4 + (1 << 20), whole.length);
        assertArrayEquals(payload, ((Event.Messages) read(whole).body()).block());

        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        FrameOutput out = new FrameOutput(stream);
        byte[] tooLarge = new byte[payload.length + 1];
        assertThrows(IllegalArgumentException.class, () -> out.write(new Frame(0, new Event.Messages(tooLarge))));
        assertThrows(IllegalArgumentException.class, () -> out.writeMessages(tooLarge, tooLarge.length));
        assertEquals(0, stream.size());
    }

    @Test
    void aBlockIsWrittenAsTheEventThatItIs() throws IOException {
        byte[] array = {1, 2, 3, 4};
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        new FrameOutput(stream).writeMessages(array, 3);
        assertArrayEquals(bytes(new Frame(Frame.EVENT_ID, new Event.Messages(new byte[] {1, 2, 3}))),
                stream.toByteArray());
    }

    private static byte[] bytes(Frame frame) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        new FrameOutput(stream).write(frame);
        return stream.toByteArray();
    }

    private static Frame read(byte[] bytes) throws IOException {
        return new FrameInput(new ByteArrayInputStream(bytes)).read();
    }
}
