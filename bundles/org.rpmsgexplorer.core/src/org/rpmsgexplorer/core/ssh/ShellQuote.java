// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

/** Quotes strings for a POSIX shell; nothing else in the project may put a string into a remote command. */
public final class ShellQuote {
    private ShellQuote() {
    }

    /**
     * Returns one word that any POSIX shell takes as exactly this string.
     *
     * @throws IllegalArgumentException for a zero byte, which no argument can hold
     */
    public static String quote(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A zero byte cannot be passed to a shell");
        }
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
