// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rpmsgexplorer.core.decode.Samples.endpoint;
import static org.rpmsgexplorer.core.decode.Samples.shown;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes random trees as JSON and as CBOR in the simplest way; what is read must be the same tree. */
class RandomTreesTest {
    private static final String CHARACTERS = "ab \"\\/\n\t\0\u001fé€\u2028\uD83D\uDE00{}[],:";

    private final Decoders decoders = new Decoders(List.of());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatWasWrittenIsRead(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 500; run++) {
            Object tree = random.nextBoolean() ? list(random, 0) : map(random, 0);
            String json = json(tree, random);
            ByteArrayOutputStream cbor = new ByteArrayOutputStream();
            cbor(tree, random, cbor);
            String expected = children(tree);
            assertEquals(expected, read("json", json.getBytes(StandardCharsets.UTF_8)), json);
            assertEquals(expected, read("cbor", cbor.toByteArray()), json);
        }
    }

    private String read(String decoder, byte[] payload) {
        Decoded decoded = decoders.named(decoder).orElseThrow().decode(ByteBuffer.wrap(payload), endpoint("x"));
        Samples.check(decoded, payload.length);
        assertTrue(decoded.complete(), decoded.problem());
        return shown(decoded.fields());
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 4 ? 5 : 7)) {
            case 0 -> random.nextLong() >> random.nextInt(64);
            case 1 -> random.nextInt(-1000, 1000) / 8.0 + 0.0625;
            case 2 -> text(random);
            case 3 -> random.nextBoolean();
            case 4 -> null;
            case 5 -> list(random, depth + 1);
            default -> map(random, depth + 1);
        };
    }

    private static List<Object> list(Random random, int depth) {
        List<Object> list = new ArrayList<>();
        for (int count = random.nextInt(5); count > 0; count--) {
            list.add(value(random, depth));
        }
        return list;
    }

    private static Map<String, Object> map(Random random, int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int count = random.nextInt(5); count > 0; count--) {
            map.put("n" + random.nextInt(100) + "é", value(random, depth));
        }
        return map;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int[] characters = CHARACTERS.codePoints().toArray();
        for (int count = random.nextInt(30); count > 0; count--) {
            text.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return text.toString();
    }

    private static String children(Object tree) {
        StringJoiner all = new StringJoiner(" ");
        if (tree instanceof List<?> list) {
            for (int index = 0; index < list.size(); index++) {
                all.add(named("[" + index + "]", list.get(index)));
            }
        } else {
            ((Map<?, ?>) tree).forEach((name, value) -> all.add(named((String) name, value)));
        }
        return all.toString();
    }

    private static String named(String name, Object value) {
        if (value instanceof List<?> || value instanceof Map<?, ?>) {
            String children = children(value);
            return children.isEmpty() ? name : name + "(" + children + ")";
        }
        return "".equals(value) ? name : name + "=" + value;
    }

    private static String json(Object value, Random random) {
        if (value instanceof List<?> list) {
            StringJoiner all = new StringJoiner(space(random) + "," + space(random), "[" + space(random), space(random) + "]");
            list.forEach(item -> all.add(json(item, random)));
            return all.toString();
        } else if (value instanceof Map<?, ?> map) {
            StringJoiner all = new StringJoiner(space(random) + "," + space(random), "{" + space(random), space(random) + "}");
            map.forEach((name, item) -> all.add(quoted((String) name, random) + space(random) + ":" + json(item, random)));
            return all.toString();
        }
        return value instanceof String text ? quoted(text, random) : String.valueOf(value);
    }

    private static String space(Random random) {
        return " \n\r\t".substring(0, random.nextInt(5)).repeat(random.nextInt(2));
    }

    private static String quoted(String text, Random random) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char character : text.toCharArray()) {
            if (character < ' ' || character == '"' || character == '\\' || random.nextInt(8) == 0
                    && !Character.isSurrogate(character)) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }

    private static void cbor(Object value, Random random, ByteArrayOutputStream out) {
        if (value instanceof List<?> list) {
            boolean open = random.nextBoolean();
            head(4, open ? -1 : list.size(), out);
            list.forEach(item -> cbor(item, random, out));
            end(open, out);
        } else if (value instanceof Map<?, ?> map) {
            boolean open = random.nextBoolean();
            head(5, open ? -1 : map.size(), out);
            map.forEach((name, item) -> {
                cbor(name, random, out);
                cbor(item, random, out);
            });
            end(open, out);
        } else if (value instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            head(3, bytes.length, out);
            out.writeBytes(bytes);
        } else if (value instanceof Long number) {
            head(number < 0 ? 1 : 0, number < 0 ? -1 - number : number, out);
        } else if (value instanceof Double number) {
            out.write(0xFB);
            out.writeBytes(ByteBuffer.allocate(8).putDouble(number).array());
        } else {
            out.write(value == null ? 0xF6 : value.equals(true) ? 0xF5 : 0xF4);
        }
    }

    private static void head(int major, long argument, ByteArrayOutputStream out) {
        if (argument < 0) {
            out.write(major << 5 | 31);
        } else if (argument < 24) {
            out.write(major << 5 | (int) argument);
        } else {
            out.write(major << 5 | 27);
            out.writeBytes(ByteBuffer.allocate(8).putLong(argument).array());
        }
    }

    private static void end(boolean open, ByteArrayOutputStream out) {
        if (open) {
            out.write(0xFF);
        }
    }
}
