// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

/** What calls the kernel in a loop. */
public enum Engine {
    /** A C program or library: nothing but the calls. */
    NATIVE("native"),
    /** The agent's Java code through JNA, whose cost is measured and subtracted. */
    JAVA("java");

    private final String word;

    Engine(String word) {
        this.word = word;
    }

    /** Returns the word for it: {@code native} or {@code java}. */
    @Override
    public String toString() {
        return word;
    }
}
