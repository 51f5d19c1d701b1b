// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import org.rpmsgexplorer.core.payload.PayloadException;
import org.rpmsgexplorer.core.payload.PayloadText;

/** Payloads as they are given on the command line. */
final class Payloads {
    /** What the help says of texts. */
    static final String ESCAPES = "It is sent in UTF-8 with nothing added, no newline and no zero. Escapes: \\n \\r \\t \\0 \\\\"
            + " \\xNN (a byte), \\uNNNN (a character).";

    private Payloads() {
    }

    /**
     * Parses bytes in hexadecimal, with or without spaces.
     *
     * @throws UsageException where the text is something else
     */
    static byte[] parseHex(String text) {
        try {
            return PayloadText.parseHex(text);
        } catch (PayloadException wrong) {
            throw new UsageException(wrong.getMessage());
        }
    }

    /**
     * Returns a text in UTF-8, its escapes resolved.
     *
     * @throws UsageException where an escape is none, or Java could not read the text in this locale and would send question
     *             marks
     */
    static byte[] text(String text) {
        if (text.indexOf('\uFFFD') >= 0) {
            throw new UsageException("The text has characters that are none in this locale; try with LC_ALL=C.UTF-8, or --hex");
        }
        try {
            return PayloadText.parseText(text);
        } catch (PayloadException wrong) {
            throw new UsageException(wrong.getMessage());
        }
    }
}
