// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class NativeBufferTest {
    @Test
    void beginsWithZeros() {
        try (NativeBuffer buffer = new NativeBuffer(1000)) {
            assertArrayEquals(new byte[1000], buffer.bytes(0, 1000));
        }
    }

    @Test
    void holdsTheBytesOfAnArrayAndAtLeastOne() {
        try (NativeBuffer some = NativeBuffer.of(new byte[] {1, 2}); NativeBuffer none = NativeBuffer.of(new byte[0])) {
            assertEquals(2, some.size());
            assertEquals(1, none.size());
        }
    }

    @Test
    void everyAccessIsCheckedAgainstTheSize() {
        try (NativeBuffer buffer = new NativeBuffer(8)) {
            buffer.putLong(0, -2);
            assertEquals(-2, buffer.getLong(0));
            assertThrows(IndexOutOfBoundsException.class, () -> buffer.putLong(1, 0));
            assertThrows(IndexOutOfBoundsException.class, () -> buffer.getInt(-1));
            assertThrows(IndexOutOfBoundsException.class, () -> buffer.put(7, new byte[2]));
            assertThrows(IndexOutOfBoundsException.class, () -> buffer.bytes(0, 9));
            assertThrows(IndexOutOfBoundsException.class, () -> buffer.get(0, new byte[4], 0, 9));
        }
    }

    @Test
    void closesTwiceWithoutHarm() {
        NativeBuffer buffer = new NativeBuffer(8);
        buffer.close();
        buffer.close();
        try (NativeBuffer other = new NativeBuffer(8)) {
            other.putInt(0, 5);
            assertEquals(5, other.getInt(0));
        }
    }
}
