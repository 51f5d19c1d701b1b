// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

/** Which way a message went, as the board sees it. */
public enum Direction {
    /** It came to the endpoint. */
    RECEIVED("rx"),
    /** The endpoint sent it. */
    SENT("tx");

    private final String word;

    Direction(String word) {
        this.word = word;
    }

    /** Returns the word for it: {@code rx} or {@code tx}. */
    @Override
    public String toString() {
        return word;
    }
}
