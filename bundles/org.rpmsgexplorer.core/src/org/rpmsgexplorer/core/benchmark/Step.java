// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

/** What is timed in a series of loops. */
public enum Step {
    /** The whole loop of the cover letter. */
    LOOP("loop"),
    /** The ioctl that creates an endpoint; the fd way opens it with the same call. */
    CREATE("create"),
    /** Opening the node that the legacy way has created. */
    OPEN("open"),
    /** The ioctl that destroys it. */
    DESTROY("destroy"),
    /** Closing its descriptor. */
    CLOSE("close");

    private final String word;

    Step(String word) {
        this.word = word;
    }

    /** Returns the word for it, such as {@code create}. */
    @Override
    public String toString() {
        return word;
    }
}
