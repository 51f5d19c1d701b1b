// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.util.List;

import org.rpmsgexplorer.core.connection.BoardSystem;
import org.rpmsgexplorer.core.connection.Engine;

/** Which engines are to measure creation. */
public enum EngineChoice {
    /** The native one where the board's machine has it. */
    AUTO("auto"),
    /** The one in C. */
    NATIVE("native"),
    /** The one that goes through JNA, whose cost is measured and subtracted. */
    JAVA("java"),
    /** Both, in turns. */
    BOTH("both");

    private final String word;

    EngineChoice(String word) {
        this.word = word;
    }

    /** Returns the engines for a board. */
    List<Engine> engines(BoardSystem system) {
        return switch (this) {
            case AUTO -> List.of(system.has(Engine.NATIVE) ? Engine.NATIVE : Engine.JAVA);
            case NATIVE -> List.of(Engine.NATIVE);
            case JAVA -> List.of(Engine.JAVA);
            case BOTH -> List.of(Engine.NATIVE, Engine.JAVA);
        };
    }

    /** Returns the word for it, such as {@code auto}. */
    @Override
    public String toString() {
        return word;
    }
}
