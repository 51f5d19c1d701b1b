// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.rpmsgexplorer.core.decode.Decoded;
import org.rpmsgexplorer.core.decode.Field;
import org.rpmsgexplorer.core.query.Value;

/** Ways between the fields and the bytes of a decoded payload. */
final class Fields {
    private Fields() {
    }

    /** Returns the fields that a byte is in, from the outermost to the innermost one; none if nothing was decoded there. */
    static List<Field> at(Decoded decoded, int offset) {
        List<Field> path = new ArrayList<>();
        Optional<Field> found = containing(decoded.fields(), offset);
        while (found.isPresent()) {
            path.add(found.get());
            found = containing(found.get().children(), offset);
        }
        return path;
    }

    private static Optional<Field> containing(List<Field> fields, int offset) {
        return fields.stream().filter(field -> offset >= field.offset() && offset < field.offset() + field.length()).findFirst();
    }

    /** Returns the name of a field as a filter or a column has it, such as {@code items[2].x}, from the fields around it on. */
    static String path(List<Field> fields) {
        StringBuilder path = new StringBuilder();
        for (Field field : fields) {
            boolean item = field.name().startsWith("[");
            path.append(path.length() == 0 || item ? "" : ".").append(field.name());
        }
        return path.toString();
    }

    /** Returns what a filter compares a field with to find its like. */
    static Value value(Field field) {
        if (field.value() instanceof org.rpmsgexplorer.core.decode.Value.Whole whole) {
            return new Value.Decimal(new BigDecimal(whole.number()));
        } else if (field.value() instanceof org.rpmsgexplorer.core.decode.Value.Real real && Double.isFinite(real.number())) {
            return new Value.Decimal(BigDecimal.valueOf(real.number()));
        }
        return new Value.Text(field.value().text());
    }

    /** Returns the names of all fields, for completion. */
    static List<String> paths(Decoded decoded) {
        List<String> all = new ArrayList<>();
        collect(decoded.fields(), "", all);
        return all;
    }

    private static void collect(List<Field> fields, String before, List<String> all) {
        for (Field field : fields) {
            String path = before + (before.isEmpty() || field.name().startsWith("[") ? "" : ".") + field.name();
            all.add(path);
            collect(field.children(), path, all);
        }
    }
}
