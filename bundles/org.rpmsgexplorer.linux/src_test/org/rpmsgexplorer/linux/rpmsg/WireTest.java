// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux.rpmsg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The layouts in the shared buffers: little-endian, whatever this machine is. */
class WireTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void headerIsLaidOutByteByByte() {
        byte[] bytes = new byte[18];
        Arrays.fill(bytes, (byte) 0x55);
        new RpmsgHeader(0x400, 0xFFFFFFFEL, 496, 0x8001).encode(bytes);
        assertEquals("00040000" + "feffffff" + "00000000" + "f001" + "0180" + "5555", HEX.formatHex(bytes));
    }

    @Test
    void headerOfAllOnesIsUnsigned() {
        byte[] bytes = new byte[16];
        Arrays.fill(bytes, (byte) 0xFF);
        assertEquals(new RpmsgHeader(0xFFFFFFFFL, 0xFFFFFFFFL, 0xFFFF, 0xFFFF), RpmsgHeader.decode(bytes));
    }

    @Test
    void headerSurvivesTheRoundTrip() {
        Random random = new Random(1);
        for (int round = 0; round < 1000; round++) {
            RpmsgHeader header = new RpmsgHeader(random.nextLong(1L << 32), random.nextLong(1L << 32),
                    random.nextInt(1 << 16), random.nextInt(1 << 16));
            byte[] bytes = new byte[RpmsgHeader.SIZE];
            header.encode(bytes);
            assertEquals(header, RpmsgHeader.decode(bytes));
        }
    }

    @Test
    void aBufferHoldsAHeaderAnd496Bytes() {
        assertEquals(496, RpmsgHeader.MAX_PAYLOAD);
    }

    @Test
    void announcementIsLaidOutByteByByte() {
        byte[] bytes = new NameServiceMessage("rpmsg-raw", 0x400, true).encode();
        assertEquals("72706d73672d726177" + "00".repeat(23) + "00040000" + "01000000", HEX.formatHex(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "1234567890123456789012345678901", "name.with-dots -and spaces", "ü€😀"})
    void announcementSurvivesTheRoundTrip(String name) {
        NameServiceMessage message = new NameServiceMessage(name, RpmsgUapi.ADDR_ANY, false);
        assertEquals(message, NameServiceMessage.decode(message.encode()));
    }

    @Test
    void nameOf32BytesIsRefusedBothWays() {
        NameServiceMessage tooLong = new NameServiceMessage("1".repeat(32), 1, false);
        assertThrows(IllegalArgumentException.class, tooLong::encode);
        byte[] endless = new byte[40];
        Arrays.fill(endless, (byte) 'x');
        assertThrows(IllegalArgumentException.class, () -> NameServiceMessage.decode(endless));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 39, 41, 496})
    void announcementOfAnotherLengthIsRefused(int length) {
        assertThrows(IllegalArgumentException.class, () -> NameServiceMessage.decode(new byte[length]));
    }

    @Test
    void onlyTheLowestFlagSaysDestroy() {
        byte[] bytes = new byte[40];
        bytes[36] = (byte) 0xFE;
        bytes[39] = (byte) 0xFF;
        assertFalse(NameServiceMessage.decode(bytes).destroy());
        bytes[36] = (byte) 0xFF;
        assertTrue(NameServiceMessage.decode(bytes).destroy());
    }

    @Test
    void randomBytesAreDecodedOrRefused() {
        Random random = new Random(2);
        byte[] bytes = new byte[40];
        int decoded = 0;
        for (int round = 0; round < 2000; round++) {
            random.nextBytes(bytes);
            byte[] before = bytes.clone();
            try {
                NameServiceMessage message = NameServiceMessage.decode(bytes);
                assertTrue(message.address() >= 0 && message.address() <= RpmsgUapi.ADDR_ANY);
                decoded++;
            } catch (IllegalArgumentException endless) {
                assertFalse(hasZero(bytes, 32), HEX.formatHex(bytes));
            }
            assertArrayEquals(before, bytes);
        }
        assertTrue(decoded > 0);
    }

    private static boolean hasZero(byte[] bytes, int length) {
        for (int index = 0; index < length; index++) {
            if (bytes[index] == 0) {
                return true;
            }
        }
        return false;
    }
}
