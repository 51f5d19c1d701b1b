// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds bytes, some of which may be open, in others: short ones by looking for two of them at eight places at a time, long ones
 * Boyer, Moore and Horspool's way. Immutable.
 */
final class BytePattern {
    /** How many bytes an array must have behind those that are searched. */
    static final int BEHIND = Long.BYTES;

    private static final int CASE_BIT = 0x20;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** A one in each byte. */
    private static final long EACH = 0x0101010101010101L;
    /** From so many bytes on, leaping is faster. */
    private static final int LONG = 12;

    private final byte[] value;
    private final byte[] mask;
    /** The first and the last byte of the longest part without an open byte, which is what is looked for first. */
    private final int first;
    private final int last;
    /** How far to go on after each byte that was seen there. */
    private final int[] shift = new int[256];

    /** @param value what a byte must be where its mask has ones; zero where it has zeros */
    private BytePattern(byte[] value, byte[] mask) {
        this.value = value;
        this.mask = mask;
        int begin = 0;
        int end = 0;
        for (int i = 0, start = 0; i < value.length; i++) {
            start = mask[i] == 0 ? i + 1 : start;
            if (i + 1 - start > end - begin) {
                begin = start;
                end = i + 1;
            }
        }
        this.first = begin;
        this.last = Math.max(begin, end - 1);
        Arrays.fill(shift, Math.max(1, end - begin));
        for (int i = first; i < last; i++) {
            for (int b = 0; b < shift.length; b++) {
                if ((b & mask[i] & 0xFF) == (value[i] & 0xFF)) {
                    shift[b] = last - i;
                }
            }
        }
    }

    /** Returns a pattern of pairs of hex digits or {@code ?} with a space between. */
    static BytePattern hex(String pairs) {
        byte[] value = new byte[(pairs.length() + 1) / 3];
        byte[] mask = new byte[value.length];
        for (int i = 0; i < value.length; i++) {
            for (int nibble = 0; nibble < 2; nibble++) {
                char digit = pairs.charAt(3 * i + nibble);
                int left = nibble == 0 ? 4 : 0;
                if (digit != '?') {
                    value[i] |= (byte) (Character.digit(digit, 16) << left);
                    mask[i] |= (byte) (0xF << left);
                }
            }
        }
        return new BytePattern(value, mask);
    }

    /** Returns a pattern of a text's UTF-8, in which A to Z may stand for a to z if the case is ignored. */
    static BytePattern text(String text, boolean ignoreCase) {
        byte[] value = text.getBytes(StandardCharsets.UTF_8);
        byte[] mask = new byte[value.length];
        for (int i = 0; i < value.length; i++) {
            boolean letter = value[i] >= 'A' && value[i] <= 'Z' || value[i] >= 'a' && value[i] <= 'z';
            mask[i] = (byte) (letter && ignoreCase ? ~CASE_BIT : ~0);
            value[i] &= mask[i];
        }
        return new BytePattern(value, mask);
    }

    int length() {
        return value.length;
    }

    /** Returns true if it stands at an offset; all of it must lie inside the array. */
    boolean isAt(byte[] bytes, int offset) {
        for (int i = 0; i < value.length; i++) {
            if ((bytes[offset + i] & mask[i]) != value[i]) {
                return false;
            }
        }
        return true;
    }

    /** Returns true if it stands somewhere in a part of an array that has at least {@link #BEHIND} bytes more. */
    boolean isIn(byte[] bytes, int from, int to) {
        return value.length == 0 || (last - first < LONG ? look(bytes, from, to) : leap(bytes, from, to));
    }

    /** Looks at eight places at a time. */
    private boolean look(byte[] bytes, int from, int to) {
        int second = Math.min(1, last - first);
        long firstOnes = EACH * (mask[first] & 0xFF);
        long firstValue = EACH * (value[first] & 0xFF);
        long secondOnes = EACH * (mask[first + second] & 0xFF);
        long secondValue = EACH * (value[first + second] & 0xFF);
        int end = to - value.length + first;
        for (int at = from + first; at <= end; at += Long.BYTES) {
            long differences = (long) LONGS.get(bytes, at) & firstOnes ^ firstValue
                    | (long) LONGS.get(bytes, at + second) & secondOnes ^ secondValue;
            boolean hasZero = (differences - EACH & ~differences & EACH << 7) != 0;
            if (hasZero && isAtOneOf(bytes, at - first, Math.min(at + Long.BYTES - 1, end) - first)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAtOneOf(byte[] bytes, int from, int to) {
        for (int at = from; at <= to; at++) {
            if (isAt(bytes, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean leap(byte[] bytes, int from, int to) {
        int end = to - (value.length - 1 - last);
        byte wanted = value[last];
        int ones = mask[last];
        for (int at = from + last; at < end;) {
            byte b = bytes[at];
            if ((b & ones) == wanted && isAt(bytes, at - last)) {
                return true;
            }
            at += shift[b & 0xFF];
        }
        return false;
    }
}
