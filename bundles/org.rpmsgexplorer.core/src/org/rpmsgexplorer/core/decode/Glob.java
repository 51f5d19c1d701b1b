// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

/**
 * A pattern for names: {@code *} stands for any characters, {@code ?} for one.
 *
 * @param pattern as its user wrote it
 */
record Glob(String pattern) {
    boolean matches(String name) {
        int at = 0;
        int star = -1;
        int resume = 0;
        int i = 0;
        while (i < name.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                resume = i;
            } else if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == name.charAt(i))) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++resume;
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
