// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.ArrayList;
import java.util.List;

import org.rpmsgexplorer.core.connection.ReceivedMessage;
import org.rpmsgexplorer.core.payload.PayloadText;

/** The answers to messages that were sent: how many are missing, and if they are wanted, all of them. For one thread. */
final class SendAnswers {
    /** How many can be wanted: with the longest ones of virtio, and the text that is made of them, still less than 1 GB. */
    static final int MOST = 100_000;

    private final boolean wanted;
    private final List<Answer> list = new ArrayList<>();
    private long missing;

    /** An answer in JSON. */
    record Answer(String time, int length, String hex) {
    }

    /**
     * Creates no answers.
     *
     * @param wanted whether they are printed at the end; else none is kept
     */
    SendAnswers(boolean wanted) {
        this.wanted = wanted;
    }

    /** Adds the next answer; null is one that did not come. */
    void add(ReceivedMessage came) {
        missing += came == null ? 1 : 0;
        if (wanted) {
            list.add(came == null ? null
                    : new Answer(came.time().toString(), came.payload().length, PayloadText.hex(came.payload())));
        }
    }

    /** Returns how many did not come. */
    long missing() {
        return missing;
    }

    /** Returns all that were added, with null for each that did not come; none where they are not wanted. */
    List<Answer> list() {
        return list;
    }
}
