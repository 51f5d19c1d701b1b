// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.util.List;

/**
 * Patterns as ssh_config(5) and sshd(8) have them: {@code *}, {@code ?}, and {@code !} before one that must not match.
 */
final class HostPattern {
    private HostPattern() {
    }

    /** Returns whether one of the patterns matches and none with {@code !} does. */
    static boolean matchesAny(List<String> patterns, String text) {
        boolean found = false;
        for (String pattern : patterns) {
            if (pattern.startsWith("!")) {
                if (matches(pattern.substring(1), text)) {
                    return false;
                }
            } else {
                found |= matches(pattern, text);
            }
        }
        return found;
    }

    /**
     * Returns whether a pattern matches the whole text; in time proportional to the product of their lengths at most.
     */
    static boolean matches(String pattern, String text) {
        int at = 0;
        int star = -1;
        int resume = 0;
        int index = 0;
        while (index < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                resume = index;
            } else if (at < pattern.length() && (pattern.charAt(at) == '?'
                    || pattern.charAt(at) == text.charAt(index))) {
                at++;
                index++;
            } else if (star >= 0) {
                at = star + 1;
                index = ++resume;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
