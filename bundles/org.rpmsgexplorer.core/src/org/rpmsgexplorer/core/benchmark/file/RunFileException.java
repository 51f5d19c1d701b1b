// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.file;

import java.io.IOException;

/** What could not be done with the file of a benchmark run: what failed and why, and what to do about it. */
public final class RunFileException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    /**
     * Creates an exception.
     *
     * @param message what failed and why, one sentence
     * @param hint what to do about it; empty where there is nothing to say
     * @param cause what was behind it, or null
     */
    public RunFileException(String message, String hint, Throwable cause) {
        super(message, cause);
        this.hint = hint;
    }

    /** Returns what to do about it; empty where there is nothing to say. */
    public String hint() {
        return hint;
    }
}
