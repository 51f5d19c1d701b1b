// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux.rpmsg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rpmsgexplorer.linux.NativeBuffer;

class EndpointInfoTest {
    private static final String LONGEST = "a".repeat(31);

    @Test
    void legacyStructureIsLaidOutByteByByte() {
        byte[] expected = new byte[40];
        expected[0] = 'e';
        expected[1] = 'c';
        expected[2] = 'h';
        expected[3] = 'o';
        put(expected, 32, 0x01020304);
        put(expected, 36, 0x400);
        try (NativeBuffer buffer = new EndpointInfo("echo", 0x01020304, 0x400).encode()) {
            assertEquals(40, buffer.size());
            assertArrayEquals(expected, buffer.bytes(0, 40));
        }
    }

    @Test
    void fdStructureHasFlagsAndADescriptorBehind() {
        byte[] expected = new byte[48];
        System.arraycopy(LONGEST.getBytes(StandardCharsets.US_ASCII), 0, expected, 0, 31);
        put(expected, 32, 0xFFFFFFFF);
        put(expected, 36, 0);
        put(expected, 40, 0x80802);
        put(expected, 44, -1);
        try (NativeBuffer buffer = new EndpointInfo(LONGEST, RpmsgUapi.ADDR_ANY, 0).encodeFd(0x80802)) {
            assertEquals(48, buffer.size());
            assertArrayEquals(expected, buffer.bytes(0, 48));
        }
    }

    @Test
    void nameIsCountedInBytesOfUtf8() {
        String fits = "ä".repeat(15) + "x";
        try (NativeBuffer buffer = new EndpointInfo(fits, 0, 0).encode()) {
            assertArrayEquals(fits.getBytes(StandardCharsets.UTF_8), buffer.bytes(0, 31));
            assertEquals(0, buffer.bytes(31, 1)[0]);
        }
        assertThrows(IllegalArgumentException.class, () -> new EndpointInfo("ä".repeat(16), 0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345678901234567890123456789012", "a\0b", "\0"})
    void namesThatTheKernelWouldCutAreRefused(String name) {
        assertThrows(IllegalArgumentException.class, () -> new EndpointInfo(name, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0x1_0000_0000L, Long.MIN_VALUE, Long.MAX_VALUE})
    void addressesOutOf32BitsAreRefused(long address) {
        assertThrows(IllegalArgumentException.class, () -> new EndpointInfo("a", address, 0));
        assertThrows(IllegalArgumentException.class, () -> new EndpointInfo("a", 0, address));
    }

    private static void put(byte[] bytes, int offset, int value) {
        ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).putInt(offset, value);
    }
}
