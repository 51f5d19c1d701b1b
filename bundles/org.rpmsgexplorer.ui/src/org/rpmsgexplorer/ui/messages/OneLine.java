// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.payload.PayloadText;

/** Texts that others have written, such as values and notes, as a cell takes them: short, and harmless. */
final class OneLine {
    /** So many characters of a text, or bytes of a payload, are shown on one line. */
    static final int MOST = 256;

    private OneLine() {
    }

    /** Returns the beginning of a text; U+FFFD stands for line ends, control characters and the like. */
    static String of(String text) {
        if (text.length() <= MOST) {
            return PayloadText.harmless(text);
        }
        int end = Character.isHighSurrogate(text.charAt(MOST - 1)) ? MOST - 1 : MOST;
        return NLS.bind(Messages.MessageRow_more, PayloadText.harmless(text.substring(0, end)));
    }
}
