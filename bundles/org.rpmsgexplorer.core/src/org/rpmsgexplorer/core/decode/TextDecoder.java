// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.rpmsgexplorer.core.capture.CapturedEndpoint;

/** Text in UTF-8: {@code text} with a child for each line, without the ends of lines; zeros at the end do not count. */
final class TextDecoder implements Decoder {
    @Override
    public String name() {
        return "text";
    }

    @Override
    public Decoded decode(ByteBuffer payload, CapturedEndpoint endpoint) {
        ByteBuffer bytes = payload.slice();
        int end = Utf8.withoutZeros(bytes);
        int wrong = Utf8.firstMalformed(bytes.slice(0, end));
        String problem = wrong < 0 ? "" : String.format("byte 0x%02x is not UTF-8", bytes.get(wrong));
        List<Field> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= end && start < end; i++) {
            if (i == end || bytes.get(i) == '\n') {
                if (lines.size() == MAX_FIELDS - 1) {
                    return decoded(bytes, end, lines, "there are more than " + lines.size() + " lines", start);
                }
                int stop = i > start && i < end && bytes.get(i - 1) == '\r' ? i - 1 : i;
                lines.add(line(bytes, lines.size(), start, stop));
                start = i + 1;
            }
        }
        return decoded(bytes, end, lines, problem, Math.max(0, wrong));
    }

    private static Field line(ByteBuffer bytes, int number, int from, int to) {
        return new Field("[" + number + "]", new Value.Text(text(bytes, from, to)), from, to - from);
    }

    private Decoded decoded(ByteBuffer bytes, int end, List<Field> lines, String problem, int offset) {
        Field all = new Field("text", new Value.Text(text(bytes, 0, end)), 0, end, lines);
        return new Decoded(name(), List.of(all), problem, offset);
    }

    private static String text(ByteBuffer bytes, int from, int to) {
        return StandardCharsets.UTF_8.decode(bytes.slice(from, to - from)).toString();
    }
}
