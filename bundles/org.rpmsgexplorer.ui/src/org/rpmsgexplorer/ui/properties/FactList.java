// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.rpmsgexplorer.core.connection.Addresses;

/** Collects the lines of a property sheet. */
public final class FactList {
    private final List<Fact> facts = new ArrayList<>();
    private String category = "";

    /** Puts what follows below a heading. */
    public void begin(String next) {
        category = next;
    }

    /** Adds a line. */
    public void put(String name, String value) {
        facts.add(new Fact(category, name, value));
    }

    /** Adds a line; what nobody told is a dash. */
    public void put(String name, Optional<String> value) {
        put(name, value.orElse(Addresses.UNKNOWN));
    }

    /** Adds a line where there is something to say. */
    public void putUnlessEmpty(String name, String value) {
        if (!value.isEmpty()) {
            put(name, value);
        }
    }

    /** Returns all of them. */
    public List<Fact> facts() {
        return List.copyOf(facts);
    }
}
