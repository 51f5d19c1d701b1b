// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture.export;

import java.nio.ByteBuffer;
import java.util.List;

import org.rpmsgexplorer.core.decode.Decoded;
import org.rpmsgexplorer.core.decode.Field;
import org.rpmsgexplorer.core.decode.Value;

/**
 * What a decoder has found, as members of a JSON object: {@code decoder}, {@code fields}, {@code problem}. The fields are one
 * list, each with its path as filters name it; groups are left out, since their fields say all.
 */
final class FieldsJson {
    private FieldsJson() {
    }

    /**
     * Appends the members, with a comma before each.
     *
     * @param decoded null for what is no message
     */
    static void append(StringBuilder line, Decoded decoded) {
        boolean any = decoded != null && !decoded.decoder().isEmpty();
        line.append(",\"decoder\":");
        JsonText.append(line, any ? decoded.decoder() : null);
        line.append(",\"fields\":");
        if (any) {
            line.append('[');
            fields(line, decoded.fields(), "");
            line.append(']');
        } else {
            line.append("null");
        }
        line.append(",\"problem\":");
        JsonText.append(line, any && !decoded.complete() ? decoded.problem() : null);
    }

    private static void fields(StringBuilder line, List<Field> fields, String before) {
        for (Field field : fields) {
            String path = before + (before.isEmpty() || field.name().startsWith("[") ? "" : ".") + field.name();
            if (!(field.value() instanceof Value.Group)) {
                line.append(line.charAt(line.length() - 1) == '[' ? "" : ",").append("{\"path\":");
                JsonText.append(line, path);
                line.append(",\"value\":");
                value(line, field.value());
                line.append(",\"text\":");
                JsonText.append(line, field.value().text());
                line.append(",\"offset\":").append(field.offset()).append(",\"length\":").append(field.length()).append('}');
            }
            fields(line, field.children(), path);
        }
    }

    private static void value(StringBuilder line, Value value) {
        if (value instanceof Value.Whole whole) {
            line.append(whole.number());
        } else if (value instanceof Value.Real real) {
            line.append(Double.isFinite(real.number()) ? Double.toString(real.number()) : "null");
        } else if (value instanceof Value.Bytes bytes) {
            ByteBuffer all = bytes.bytes();
            line.append('"');
            while (all.hasRemaining()) {
                RowText.hex(line, all.get());
            }
            line.append('"');
        } else {
            JsonText.append(line, value.text());
        }
    }
}
