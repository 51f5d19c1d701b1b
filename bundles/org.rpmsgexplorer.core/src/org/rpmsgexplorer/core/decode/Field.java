// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

import java.util.List;
import java.util.Optional;

/**
 * A part of a payload that a decoder has named. The ranges of its children lie within its own one; those of brothers do
 * not overlap, but for bit fields, which share the bytes of their parent.
 *
 * @param name such as {@code length}; {@code [2]} for an item of a list
 * @param value what it says
 * @param offset where it begins in the payload, in bytes
 * @param length how many bytes it has, from 0
 * @param bit the lowest bit of a bit field, 0 being the least significant one of the integer that it is part of; 0 for
 * others
 * @param bits how many bits a bit field has; 0 for others
 * @param children what it consists of; empty where it is one thing
 */
public record Field(String name, Value value, int offset, int length, int bit, int bits, List<Field> children) {
    /** Takes a copy of the children. */
    public Field {
        children = List.copyOf(children);
    }

    /** A field of whole bytes without children. */
    Field(String name, Value value, int offset, int length) {
        this(name, value, offset, length, 0, 0, List.of());
    }

    /** A field of whole bytes. */
    Field(String name, Value value, int offset, int length, List<Field> children) {
        this(name, value, offset, length, 0, 0, children);
    }

    /**
     * Returns the first field with this path: names with a dot between them, {@code header.type}, and numbers of items
     * as {@code items[2].x}. A name may have dots of its own.
     */
    static Optional<Field> find(List<Field> fields, String path) {
        for (Field field : fields) {
            if (path.startsWith(field.name) && !field.name.isEmpty()) {
                String rest = path.substring(field.name.length());
                if (rest.isEmpty()) {
                    return Optional.of(field);
                }
                if (rest.charAt(0) == '.' || rest.charAt(0) == '[') {
                    Optional<Field> found = find(field.children, rest.charAt(0) == '.' ? rest.substring(1) : rest);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }
}
