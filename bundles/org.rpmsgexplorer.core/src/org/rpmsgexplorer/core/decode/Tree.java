// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

import java.util.ArrayList;
import java.util.List;

/** Turns what a reader of JSON or CBOR has found into the result. */
final class Tree {
    /** What one thing that is neither a list nor a structure is called. */
    static final String VALUE = "value";

    private Tree() {
    }

    /** Reads one value and adds it as a field, as far as it goes also where it throws. */
    interface Reader {
        void read(List<Field> into) throws Undecodable;
    }

    static Decoded decode(String decoder, Reader reader) {
        List<Field> fields = new ArrayList<>();
        try {
            reader.read(fields);
            return new Decoded(decoder, flat(fields), "", 0);
        } catch (Undecodable e) {
            return new Decoded(decoder, flat(fields), e.getMessage(), e.offset());
        }
    }

    /** The outermost list or structure has no name, so its children stand for it. */
    private static List<Field> flat(List<Field> fields) {
        boolean group = fields.size() == 1 && fields.get(0).value() instanceof Value.Group;
        return group ? fields.get(0).children() : fields;
    }
}
