// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The names that lengths and conditions in one structure of a layout may use. */
final class Scope {
    /** What a name without members stands for. */
    static final Scope INTEGER = new Scope(null);

    private final Scope outer;
    private final Map<String, Scope> members = new HashMap<>();

    Scope(Scope outer) {
        this.outer = outer;
    }

    void add(String name, Scope members) {
        this.members.put(name, members);
    }

    /** Returns whether a field has this path, such as {@code header.type}, here or around. */
    boolean has(String path) {
        String[] names = path.split("\\.");
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Scope found = scope;
            for (int i = 0; i < names.length && found != null; i++) {
                found = found.members.get(names[i]);
            }
            if (found != null) {
                return true;
            }
        }
        return false;
    }

    /** The names of numbers in the enums of a layout. */
    static final class Constants {
        private final Map<String, BigInteger> values = new HashMap<>();
        private final Set<String> ambiguous = new HashSet<>();

        void add(String name, BigInteger value) {
            BigInteger before = values.put(name, value);
            if (before != null && !before.equals(value)) {
                ambiguous.add(name);
            }
        }

        BigInteger get(Token name) throws LayoutException {
            if (ambiguous.contains(name.text())) {
                throw name.problem(name.shown() + " stands for different numbers in different enums: write the number");
            }
            return values.get(name.text());
        }
    }
}
