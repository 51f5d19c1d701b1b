// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.rpmsgexplorer.core.capture.Row;

/**
 * Finds bytes, some of which may be open, in a payload without copying it (Boyer, Moore and Horspool's way). Immutable.
 */
final class BytePattern {
    private static final int CASE_BIT = 0x20;

    private final byte[] value;
    private final byte[] mask;
    /** The last byte of the longest part without an open byte, which is what is looked for first. */
    private final int last;
    /** How far to go on after each byte that was seen there. */
    private final int[] shift = new int[256];
    /** Whether it is always one byte. */
    private final boolean step;

    /** @param value what a byte must be where its mask has ones; zero where it has zeros */
    private BytePattern(byte[] value, byte[] mask) {
        this.value = value;
        this.mask = mask;
        int first = 0;
        int end = 0;
        for (int i = 0, start = 0; i < value.length; i++) {
            start = mask[i] == 0 ? i + 1 : start;
            if (i + 1 - start > end - first) {
                first = start;
                end = i + 1;
            }
        }
        this.last = Math.max(0, end - 1);
        this.step = end - first <= 1;
        Arrays.fill(shift, Math.max(1, end - first));
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

    /** Returns true if it stands at an offset; all of it must lie inside the payload. */
    boolean isAt(Row row, int offset) {
        for (int i = 0; i < value.length; i++) {
            if ((row.at(offset + i) & mask[i]) != value[i]) {
                return false;
            }
        }
        return true;
    }

    /** Returns true if it stands somewhere in a part of the payload. */
    boolean isIn(Row row, int from, int to) {
        if (value.length == 0) {
            return true;
        }
        int end = to - (value.length - 1 - last);
        byte wanted = value[last];
        int ones = mask[last];
        for (int at = from + last; at < end;) {
            byte b = row.at(at);
            if ((b & ones) == wanted && isAt(row, at - last)) {
                return true;
            }
            // Without the table the next byte need not wait for this one.
            at += step ? 1 : shift[b & 0xFF];
        }
        return false;
    }
}
