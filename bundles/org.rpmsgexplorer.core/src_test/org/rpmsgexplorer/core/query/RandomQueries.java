// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.rpmsgexplorer.core.capture.Direction;
import org.rpmsgexplorer.core.capture.MarkerKind;
import org.rpmsgexplorer.core.capture.Row;

/** Rows and filters out of a small world, so that they meet often. */
final class RandomQueries {
    private static final String[] PIECES = {"a", "b", "A", "ab", "Ba", "\u00e4", "\u20ac", "\ufffd", "\n", " ",
        "\ud83d\ude00", "\"", "\\"};
    private static final String[] REGEXES = {"a", "^b", "a.b", "[ab]+$", "\\\\\\\\", "\\\\\"", "(a|b){2}", "\\\\s"};

    private final Random random;

    RandomQueries(Random random) {
        this.random = random;
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }

    private String piece() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(one(PIECES));
        }
        return text.toString();
    }

    TestRow row() {
        long time = TestRow.START + random.nextInt(5) * 500_000_000L;
        int endpoint = random.nextInt(4) - 1;
        if (random.nextInt(5) == 0) {
            Row.Kind kind = Row.Kind.values()[1 + random.nextInt(3)];
            MarkerKind marker = kind == Row.Kind.MARKER ? MarkerKind.values()[random.nextInt(5)] : null;
            return new TestRow(random.nextInt(4), kind, endpoint, time, null, Row.UNKNOWN_ADDRESS, Row.UNKNOWN_ADDRESS,
                    new byte[0], kind == Row.Kind.GAP ? random.nextInt(4) : 0, marker, kind == Row.Kind.GAP ? "" : piece());
        }
        return new TestRow(random.nextInt(4), Row.Kind.MESSAGE, endpoint, time, Direction.values()[random.nextInt(2)],
                random.nextInt(4) - 1, random.nextInt(4) - 1, content(), 1, null, "");
    }

    private byte[] content() {
        if (random.nextBoolean()) {
            byte[] content = (piece() + piece() + piece()).getBytes(StandardCharsets.UTF_8);
            for (int i = random.nextInt(3); i > 0 && content.length > 0; i--) {
                content[random.nextInt(content.length)] = (byte) random.nextInt(256);
            }
            return Arrays.copyOfRange(content, random.nextInt(2) * Math.min(1, content.length), content.length);
        }
        byte[] content = new byte[random.nextInt(20)];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) List.of(0, 1, 0x7e, 0x7f, 0x80, 0xff, 0xc3, 0xa4).get(random.nextInt(8)).intValue();
        }
        return content;
    }

    String query(int depth) {
        return switch (depth == 0 ? 9 : random.nextInt(10)) {
            case 0, 1 -> query(depth - 1) + one(" and ", "&&") + query(depth - 1);
            case 2, 3 -> query(depth - 1) + one(" or ", "||") + query(depth - 1);
            case 4 -> one("not ", "!") + query(depth - 1);
            case 5 -> "(" + query(depth - 1) + ")";
            default -> comparison();
        };
    }

    private String comparison() {
        String format = NumberFormat.values()[random.nextInt(14)].word();
        String order = one("==", "!=", "<", "<=", ">", ">=");
        String equal = one("==", "!=");
        return switch (random.nextInt(12)) {
            case 0 -> "dir " + equal + one(" rx", " tx", " unknown");
            case 1 -> "kind " + equal + one(" message", " gap", " marker", " note", " unknown");
            case 2 -> one("endpoint", "board", "control") + " " + textOperator() + Value.quoted(one("echo-1", "rpmsg-echo", "b",
                    "virtual", "rpmsg_ctrl0", "", "B"));
            case 3 -> "way " + equal + one(" fd", " legacy", " unknown");
            case 4 -> one("src", "dst", "len", "row", "count", "payload[" + random.nextInt(9) + "]") + order + random.nextInt(5);
            case 5 -> one("src", "dst", "len", "count") + one(" == unknown", " != unknown", " in (1, 2)", " in (unknown, 3)");
            case 6 -> "time " + order + one(" 0.5s", " 1000ms", " 2026-01-02T03:04:06Z", " 2026-01-02T05:04:06.5", " -1");
            case 7 -> format + "(" + random.nextInt(9) + ") " + order + one(" 0", " -1", " 127", " 0xff", " 0x7f7f", " -32768",
                    " 0x7fffffffffffffff", " 0xffffffffffffffff", " 0x10000000000000000", " -9223372036854775809", " 0xffffffff");
            case 8 -> "text " + one("matches \"", "imatches \"") + one(REGEXES).replace("\\\\", "\\") + "\"";
            case 9, 10 -> "text " + textOperator() + Value.quoted(piece());
            default -> one("payload ", "payload[1..3] ", "payload[0..4] ") + one("== ", "!= ", "contains ", "startswith ",
                    "endswith ", "matches ") + one("7e ??", "?1", "ff", "7f 8?", "01", "c3a4", "\"a\"", "\"\"", "?? ??");
        };
    }

    private String textOperator() {
        return one("== ", "!= ", "contains ", "startswith ", "endswith ", "iequals ", "icontains ", "istartswith ", "iendswith ");
    }

    /** Changes a text in a few places. */
    String mutated(String text) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(mutated.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> mutated.insert(at, one("(", ")", "\"", "\\", " ", "?", "[", "]", "..",
                        "not ", " and ", "0x", "-", "\0", "{9}", "\ud800", "unknown", "field.", "99999999999999999999999", "=", ","));
                case 1 -> mutated.setLength(at);
                case 2 -> mutated.delete(at, Math.min(mutated.length(), at + 1 + random.nextInt(3)));
                default -> mutated.insert(at, (char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
            }
        }
        return mutated.toString();
    }
}
