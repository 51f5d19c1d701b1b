// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageBlockTest {
    private static final int ENTRY = 17;

    @Test
    void entriesAreLaidOutByteByByte() {
        MessageBlock.Builder builder = new MessageBlock.Builder(64);
        add(builder, 7, 0x0102030405060708L, (byte) 0xAA, (byte) 0xBB);
        assertTrue(builder.addGap(-1, 1, 0xFFFFFFFFL));
        assertEquals("01" + "00000007" + "0102030405060708" + "00000002" + "aabb"
                + "02" + "ffffffff" + "0000000000000001" + "ffffffff",
                HexFormat.of().formatHex(builder.array(), 0, builder.length()));
    }

    @Test
    void whatWasAddedIsToldInOrder() throws ProtocolException {
        MessageBlock.Builder builder = new MessageBlock.Builder(1000);
        add(builder, 1, 10, (byte) 1);
        add(builder, 2, 11);
        builder.addGap(1, 12, 4_000_000_000L);
        add(builder, 1, 13, new byte[496]);
        assertEquals(List.of("1@10[1]", "2@11[]", "1@12 gap 4000000000", "1@13" + Arrays.toString(new byte[496])),
                told(Arrays.copyOf(builder.array(), builder.length())));
    }

    @Test
    void aFullBlockTakesNoMoreAndStaysAsItIs() throws ProtocolException {
        MessageBlock.Builder builder = new MessageBlock.Builder(2 * ENTRY + 5);
        add(builder, 1, 1, new byte[5]);
        assertEquals(-1, builder.addMessage(2, 2, 1));
        assertEquals(-1, builder.addMessage(2, 2, Integer.MAX_VALUE));
        assertTrue(builder.addGap(2, 2, 1));
        assertFalse(builder.addGap(3, 3, 1));
        assertEquals(builder.array().length, builder.length());
        assertEquals(List.of("1@1[0, 0, 0, 0, 0]", "2@2 gap 1"), told(builder.array()));
    }

    @Test
    void aClearedBlockIsEmpty() throws ProtocolException {
        MessageBlock.Builder builder = new MessageBlock.Builder(ENTRY);
        builder.addGap(1, 1, 1);
        builder.clear();
        assertEquals(0, builder.length());
        assertEquals(0, builder.addMessage(1, 1, 0) - ENTRY);
        assertEquals(List.of(), told(new byte[0]));
    }

    @Test
    void everyTruncationIsNoticedAfterTheWholeEntries() throws ProtocolException {
        MessageBlock.Builder builder = new MessageBlock.Builder(100);
        add(builder, 1, 1, (byte) 1, (byte) 2);
        builder.addGap(1, 2, 3);
        int whole = ENTRY + 2;
        for (int length = 1; length < builder.length(); length++) {
            byte[] cut = Arrays.copyOf(builder.array(), length);
            List<String> told = new ArrayList<>();
            if (length == whole) {
                assertEquals(1, told(cut).size());
            } else {
                assertThrows(ProtocolException.class, () -> MessageBlock.read(cut, new Teller(told)));
                assertEquals(length < whole ? 0 : 1, told.size());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"7fffffff", "ffffffff", "80000000", "00000002"})
    void aPayloadLongerThanTheBlockIsRefused(String length) {
        byte[] block = HexFormat.of().parseHex("01" + "00000001" + "0000000000000001" + length + "00");
        assertThrows(ProtocolException.class, () -> told(block));
    }

    @Test
    void anUnknownKindIsRefused() {
        for (int kind : new int[] {0, 3, 127, 255}) {
            byte[] block = new byte[ENTRY];
            block[0] = (byte) kind;
            assertThrows(ProtocolException.class, () -> told(block));
        }
    }

    @Test
    void randomBytesAreToldOrRefusedAndNothingElse() {
        Random random = new Random(5);
        for (int round = 0; round < 5000; round++) {
            byte[] block = new byte[random.nextInt(80)];
            random.nextBytes(block);
            for (int index = 0; index < block.length; index++) {
                block[index] = random.nextBoolean() ? (byte) random.nextInt(3) : block[index];
            }
            try {
                told(block);
            } catch (ProtocolException refused) {
                assertTrue(refused.getMessage().startsWith("A block of messages"), refused.getMessage());
            }
        }
    }

    private static void add(MessageBlock.Builder builder, int endpoint, long nanos, byte... payload) {
        int offset = builder.addMessage(endpoint, nanos, payload.length);
        assertTrue(offset >= 0);
        System.arraycopy(payload, 0, builder.array(), offset, payload.length);
    }

    private static List<String> told(byte[] block) throws ProtocolException {
        List<String> told = new ArrayList<>();
        MessageBlock.read(block, new Teller(told));
        return told;
    }

    private record Teller(List<String> told) implements MessageBlock.Visitor {
        @Override
        public void message(int endpoint, long nanos, byte[] block, int offset, int length) {
            told.add(endpoint + "@" + nanos + Arrays.toString(Arrays.copyOfRange(block, offset, offset + length)));
        }

        @Override
        public void gap(int endpoint, long nanos, long count) {
            told.add(endpoint + "@" + nanos + " gap " + count);
        }
    }
}
