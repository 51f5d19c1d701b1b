// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.nio.charset.StandardCharsets;

/**
 * Makes a script for the POSIX shell into a command line that any login shell takes: sshd gives a command to the shell
 * of the user, which may be csh, tcsh or fish.
 *
 * <p>Single quotes mean nearly the same to all of them. Within, csh takes no line feed and looks at {@code !}, fish
 * takes a backslash before another or a quote for an escape, and both have their own mind about bytes beyond ASCII. So
 * these are written as octal escapes, which {@code printf %b} of the POSIX shell takes back, in words that are short
 * enough for csh.
 */
final class RemoteShell {
    private static final int MAX_WORD = 900;

    private RemoteShell() {
    }

    /** Returns the command line; the script gets no parameters, and its exit status is that of the command. */
    static String command(String script) {
        if (script.chars().allMatch(RemoteShell::isPlain)) {
            return "exec sh -c '" + script + "'";
        }
        StringBuilder words = new StringBuilder("exec sh -c 's=$(printf %b \"$@\"); set --; eval \"$s\"' sh '");
        int length = 0;
        for (byte value : script.getBytes(StandardCharsets.UTF_8)) {
            String part = escaped(value & 0xFF);
            if (length + part.length() > MAX_WORD) {
                words.append("' '");
                length = 0;
            }
            words.append(part);
            length += part.length();
        }
        return words.append("'").toString();
    }

    private static boolean isPlain(int value) {
        return value >= ' ' && value < 0x7F && value != '\'' && value != '\\' && value != '!';
    }

    private static String escaped(int value) {
        if (value == 0) {
            throw new IllegalArgumentException("A zero byte cannot be passed to a shell");
        }
        return value == '\n' ? "\\n" : isPlain(value) ? Character.toString(value) : String.format("\\0%03o", value);
    }
}
