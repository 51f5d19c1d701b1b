// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;

import org.rpmsgexplorer.core.capture.CapturedEndpoint;

/** What the tests of decoders share. */
final class Samples {
    private Samples() {
    }

    static CapturedEndpoint endpoint(String name) {
        return new CapturedEndpoint("virtual", "rpmsg_ctrl0", name, name, "fd", OptionalLong.of(1024),
                OptionalLong.of(1025));
    }

    static ByteBuffer hex(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    static Decoded decode(String layout, String hex) throws LayoutException {
        return Layout.parse(layout).get(0).decode(hex(hex), endpoint("x"));
    }

    /** Returns fields as one line: {@code name=value}, with children in parentheses. */
    static String shown(List<Field> fields) {
        StringBuilder text = new StringBuilder();
        for (Field field : fields) {
            text.append(text.isEmpty() ? "" : " ").append(field.name());
            if (!field.value().text().isEmpty()) {
                text.append('=').append(field.value().text());
            }
            if (!field.children().isEmpty()) {
                text.append('(').append(shown(field.children())).append(')');
            }
        }
        return text.toString();
    }

    /** Checks what holds for all decoders and all payloads. */
    static int check(Decoded decoded, int length) {
        assertTrue(decoded.problemOffset() >= 0 && decoded.problemOffset() <= length, decoded::problem);
        int count = check(decoded.fields(), 0, length, 0);
        assertTrue(count <= Decoder.MAX_FIELDS, "fields: " + count);
        return count;
    }

    private static int check(List<Field> fields, int from, int to, int depth) {
        assertTrue(depth <= Decoder.MAX_DEPTH + 2, "too deep");
        int count = 0;
        int end = from;
        for (Field field : fields) {
            assertTrue(field.length() >= 0 && field.offset() >= from && field.offset() + field.length() <= to,
                    () -> field + " is not in " + from + ".." + to);
            if (field.bits() == 0) {
                assertTrue(field.offset() >= end, "brothers overlap at " + field);
                end = field.offset() + field.length();
            }
            count += 1 + check(field.children(), field.offset(), field.offset() + field.length(), depth + 1);
        }
        return count;
    }
}
