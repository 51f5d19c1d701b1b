// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

/** What one payload may cost. */
final class Budget {
    private static final int MAX_STEPS = 200_000;

    private int fields;
    private int steps;
    private int depth;

    /** Pays for a field that begins at the offset. */
    void field(int offset) throws Undecodable {
        if (++fields > Decoder.MAX_FIELDS) {
            throw new Undecodable("there are more than " + Decoder.MAX_FIELDS + " fields", offset);
        }
    }

    /** Pays for some work that makes no field. */
    void step(int offset) throws Undecodable {
        if (++steps > MAX_STEPS) {
            throw new Undecodable("it takes too many steps", offset);
        }
    }

    void enter(int offset) throws Undecodable {
        if (depth == Decoder.MAX_DEPTH) {
            throw new Undecodable("it is deeper than " + Decoder.MAX_DEPTH + " levels", offset);
        }
        depth++;
    }

    void leave() {
        depth--;
    }
}
