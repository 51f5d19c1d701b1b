// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/** The integers that a layout has read so far, as the fields after them see them; one scope for each structure. */
final class Values {
    private final Values outer;
    private final Map<String, BigInteger> values = new HashMap<>();

    Values(Values outer) {
        this.outer = outer;
    }

    void put(String path, BigInteger value) {
        values.put(path, value);
    }

    /** Makes what a structure has read known under its name. */
    void putAll(String structure, Values inner) {
        inner.values.forEach((path, value) -> values.put(structure + "." + path, value));
    }

    long get(String path, int offset) throws Undecodable {
        for (Values scope = this; scope != null; scope = scope.outer) {
            BigInteger value = scope.values.get(path);
            if (value != null) {
                if (value.bitLength() >= Long.SIZE) {
                    throw new Undecodable(path + " is " + value + ", too large to compute with", offset);
                }
                return value.longValue();
            }
        }
        throw new Undecodable("this message has no " + path, offset);
    }
}
