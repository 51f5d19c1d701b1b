// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

/**
 * A word of a layout's text.
 *
 * @param text as it stands there; what is between the quotes for a string, without the escapes
 * @param line from 1
 * @param column from 1
 */
record Token(Kind kind, String text, int line, int column) {
    enum Kind {
        NAME, NUMBER, STRING, SIGN, END
    }

    boolean is(String sign) {
        return kind != Kind.STRING && text.equals(sign);
    }

    LayoutException problem(String what) {
        return new LayoutException(what, line, column);
    }

    /** Returns it as an error shows it. */
    String shown() {
        if (kind == Kind.END) {
            return "the end of the text";
        }
        String quoted = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return '"' + quoted + '"';
    }
}
