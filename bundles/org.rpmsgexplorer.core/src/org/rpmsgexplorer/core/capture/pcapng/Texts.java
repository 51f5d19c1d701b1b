// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture.pcapng;

/** Keeps texts short, those that are written and those that strangers have written. */
final class Texts {
    private Texts() {
    }

    /** Returns at most so many characters of a text, without half of one at the end. */
    static String bounded(String text, int mostChars) {
        if (text.length() <= mostChars) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(mostChars - 1)) ? mostChars - 1 : mostChars);
    }
}
