// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

class BytePatternTest {
    private static final String[] PAIRS = {"00", "01", "80", "ff", "7f", "??", "0?", "?1"};
    private static final byte[] BYTES = {0, 1, (byte) 0x80, (byte) 0xff, 0x7f};

    /** Few different bytes, so that much fits almost; what stands outside the part must not count. */
    @Test
    void findsWhatLookingAtEachPlaceFinds() {
        Random random = new Random(4);
        int found = 0;
        for (int round = 0; round < 50_000; round++) {
            int length = 1 + random.nextInt(round % 2 == 0 ? 4 : 20);
            StringBuilder pairs = new StringBuilder();
            for (int i = 0; i < length; i++) {
                pairs.append(i == 0 ? "" : " ").append(PAIRS[random.nextInt(PAIRS.length)]);
            }
            byte[] bytes = new byte[40 + BytePattern.BEHIND];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = BYTES[random.nextInt(BYTES.length)];
            }
            int from = random.nextInt(8);
            int to = from + length + random.nextInt(41 - from - length);
            boolean expected = false;
            for (int at = from; at + length <= to; at++) {
                expected |= fits(pairs.toString().split(" "), bytes, at);
            }
            found += expected ? 1 : 0;
            assertEquals(expected, BytePattern.hex(pairs.toString()).isIn(bytes, from, to), pairs::toString);
        }
        assertTrue(found > 5_000 && found < 45_000, "found " + found);
    }

    private static boolean fits(String[] pairs, byte[] bytes, int at) {
        for (int i = 0; i < pairs.length; i++) {
            for (int digit = 0; digit < 2; digit++) {
                char there = Character.forDigit(bytes[at + i] >> (digit == 0 ? 4 : 0) & 0xF, 16);
                if (pairs[i].charAt(digit) != '?' && pairs[i].charAt(digit) != there) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    void findsLongPatternsAtBothEnds() {
        String text = "a text that is longer than twelve";
        byte[] bytes = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), text.length() + BytePattern.BEHIND);
        assertTrue(BytePattern.text(text, false).isIn(bytes, 0, text.length()));
        assertTrue(BytePattern.text("A TEXT THAT IS LONG", true).isIn(bytes, 0, text.length()));
        assertTrue(BytePattern.text("longer than twelve", false).isIn(bytes, 0, text.length()));
        assertFalse(BytePattern.text("longer than twelve", false).isIn(bytes, 0, text.length() - 1));
    }
}
