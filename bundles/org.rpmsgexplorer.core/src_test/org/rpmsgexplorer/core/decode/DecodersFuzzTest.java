// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rpmsgexplorer.core.decode.Samples.endpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** Nothing that a board sends or a user writes makes anything but a result or a {@link LayoutException}. */
class DecodersFuzzTest {
    private static final long SEED = 20_260_102;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final List<String> PIECES = List.of("u8", "i16", "u32", "f32", "char", "bytes", "struct", "if",
            "else", "{",
            "}", "(", ")", "[", "]", ";", "enum", "bits", "..", "=", "==", "a", "b", "n", "1", "0x7f", "-", "*",
            "0.5", "\"m\"",
            "big", "little", ",", "!", "&&", "layout", "for", "/*", "//", "\n", "99999999999", ".", "é", "1e999999999");
    private static final String LAYOUT = """
            layout "all" for "a*" big {
                u8 n enum { 1 = one, 2 = "two" } u16 little flags bits { 0..3 = low, 4 = b } /* x */
                struct point { i8 x * 0.5 + 1 "mm"; i8 y; };
                if (n == one && flags.low > 2 || !(n & 1)) { struct point p[n - 1]; } else { f32 f; }
                struct { u8 l; char t[l]; u64 v[flags.low]; } items[];
            }
            """;

    private final Random random = new Random(SEED);

    private byte[] bytes(int most) {
        byte[] bytes = new byte[random.nextInt(most)];
        random.nextBytes(bytes);
        return bytes;
    }

    @Test
    void payloadsNeverDoHarm() throws LayoutException {
        List<Decoder> decoders = new Decoders(Layout.parse(LAYOUT)).all();
        List<byte[]> seeds = List.of("{\"a\":[1,2,{\"b\":\"\\u0041\"}],\"c\":-1.5e3}".getBytes(StandardCharsets.UTF_8),
                Samples.hex("bf6161019f018202039f0405ffff63416d7421c249010000000000000000ff").array(), new byte[0]);
        assertTimeoutPreemptively(LIMIT, () -> {
            for (int i = 0; i < 4_000; i++) {
                byte[] payload = mutated(seeds.get(i % seeds.size()));
                for (Decoder decoder : decoders) {
                    Samples.check(decoder.decode(ByteBuffer.wrap(payload), endpoint("a")), payload.length);
                }
            }
        }, "seed " + SEED);
    }

    private byte[] mutated(byte[] seed) {
        if (seed.length == 0) {
            return bytes(60);
        }
        byte[] payload = seed.clone();
        for (int change = random.nextInt(4); change >= 0; change--) {
            payload[random.nextInt(payload.length)] = (byte) random.nextInt(256);
        }
        return Arrays.copyOf(payload, random.nextInt(4) == 0 ? random.nextInt(payload.length) : payload.length);
    }

    @Test
    void textsOfLayoutsNeverDoHarm() {
        int[] right = new int[1];
        assertTimeoutPreemptively(LIMIT, () -> {
            for (int i = 0; i < 3_000; i++) {
                String text = i % 4 == 0 ? "layout \"x\" {" + soup() : mutated(LAYOUT);
                try {
                    for (Layout layout : Layout.parse(text)) {
                        byte[] payload = bytes(80);
                        Samples.check(layout.decode(ByteBuffer.wrap(payload), endpoint("a")), payload.length);
                        right[0]++;
                    }
                } catch (LayoutException e) {
                    assertTrue(e.line() >= 1 && e.column() >= 1 && !e.problem().isBlank(), text);
                }
            }
        }, "seed " + SEED);
        assertTrue(right[0] > 120, "of 3000 texts only " + right[0] + " were layouts");
    }

    private String soup() {
        StringBuilder text = new StringBuilder();
        for (int words = random.nextInt(30); words >= 0; words--) {
            text.append(' ').append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private String mutated(String seed) {
        StringBuilder text = new StringBuilder(seed);
        for (int change = random.nextInt(2); change >= 0; change--) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + random.nextInt(4));
            text.replace(from, to, random.nextBoolean() ? "" : PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    @Test
    void deepTextsAreRefused() {
        for (String piece : List.of("struct {", "if (1) {", "u8 a[((", "u8 a[!", "u8 a[-", "if (1) {} else ")) {
            String text = "layout \"x\" {" + piece + piece.substring(piece.indexOf('[') + 1)
                    .repeat(20_000 / piece.length());
            assertTimeoutPreemptively(LIMIT, () -> {
                try {
                    Layout.parse(text);
                } catch (LayoutException e) {
                    return;
                }
                throw new AssertionError(piece);
            });
        }
    }

    /** Writes a layout and what it must find side by side, from the same dice. */
    @Test
    void findsWhatANaiveReaderFinds() throws LayoutException {
        for (int i = 0; i < 1_500; i++) {
            StringBuilder layout = new StringBuilder("layout \"x\" {");
            ByteBuffer payload = ByteBuffer.allocate(4_000);
            List<String> expected = new ArrayList<>();
            for (int field = random.nextInt(8); field >= 0; field--) {
                expected.add(add("f" + field, layout, payload, 0));
            }
            payload.flip();
            Decoded decoded = Layout.parse(layout + "}").get(0).decode(payload, endpoint("x"));
            assertEquals(String.join(" ", expected), Samples.shown(decoded.fields()), () -> SEED + ": " + layout);
            assertEquals("", decoded.problem(), layout::toString);
            Samples.check(decoded, payload.remaining());
        }
    }

    private String add(String name, StringBuilder layout, ByteBuffer payload, int depth) {
        int size = 1 << random.nextInt(4);
        boolean big = random.nextBoolean();
        long value = random.nextLong() >> 64 - 8 * size;
        int count = random.nextInt(4);
        switch (random.nextInt(depth < 3 ? 5 : 4)) {
            case 0:
                layout.append(big ? "big i" : "i").append(8 * size).append(' ').append(name).append(';');
                put(payload, value, size, big);
                return name + "=" + value;
            case 1:
                layout.append("u").append(8 * size).append(big ? " big " : " ").append(name).append(';');
                put(payload, value, size, big);
                long mask = size == 8 ? -1 : (1L << 8 * size) - 1;
                return name + "=" + Long.toUnsignedString(value & mask);
            case 2:
                layout.append("u8 ").append(name).append("n; i8 ").append(name).append('[').append(name).append("n - 1];");
                payload.put((byte) (count + 1));
                List<String> items = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    payload.put((byte) value);
                    items.add("[" + i + "]=" + (byte) value);
                }
                return name + "n=" + (count + 1) + " " + name + (count == 0 ? "" : "(" + String.join(" ", items) + ")");
            case 3:
                layout.append("u8 ").append(name).append("c; if (").append(name).append("c == 1) { i8 ").append(name)
                        .append("; } else { bytes ").append(name).append("[2]; }");
                payload.put((byte) count);
                payload.put((byte) value);
                if (count != 1) {
                    payload.put((byte) value);
                }
                return name + "c=" + count + " " + name + "="
                        + (count == 1 ? String.valueOf((byte) value) : String.format("%02x %02x", (byte) value,
                        (byte) value));
            default:
                layout.append("struct {");
                List<String> inner = new ArrayList<>();
                for (int i = 0; i <= count; i++) {
                    inner.add(add("g" + i, layout, payload, depth + 1));
                }
                layout.append("} ").append(name).append(';');
                return name + "(" + String.join(" ", inner) + ")";
        }
    }

    private static void put(ByteBuffer payload, long value, int size, boolean big) {
        for (int i = 0; i < size; i++) {
            payload.put((byte) (value >> 8 * (big ? size - 1 - i : i)));
        }
    }
}
