// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

import java.util.List;
import java.util.Optional;

/**
 * What a decoder has made of a payload.
 *
 * @param decoder the decoder's name; empty where none fits
 * @param fields what it has found, in the order of the payload as far as the format has one
 * @param problem what could not be decoded and why, a sentence without a full stop; empty where all was
 * @param problemOffset where in the payload that begins, in bytes; 0 where there is no problem
 */
public record Decoded(String decoder, List<Field> fields, String problem, int problemOffset) {
    /** What nobody can decode. */
    public static final Decoded NOTHING = new Decoded("", List.of(), "", 0);

    /** Takes a copy of the fields. */
    public Decoded {
        fields = List.copyOf(fields);
    }

    /** Returns whether all of the payload was decoded. */
    public boolean complete() {
        return problem.isEmpty();
    }

    /** Returns the first field with this path, such as {@code header.type} or {@code items[2].x}. */
    public Optional<Field> find(String path) {
        return Field.find(fields, path);
    }
}
