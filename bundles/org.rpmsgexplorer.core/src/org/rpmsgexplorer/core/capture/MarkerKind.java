// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import java.util.Locale;

/** What a marker in a capture tells beside its text. */
public enum MarkerKind {
    /** The endpoint was opened, or is there again. */
    CONNECTED,
    /** The endpoint is gone for now: its board does not answer, or its remote has stopped. */
    LOST,
    /** What came to the endpoint in between is not known. */
    INTERRUPTED,
    /** The remote has started anew. */
    RESTARTED,
    /** The endpoint has come to its end. */
    ENDED;

    /** Returns the word for it, in small letters. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
