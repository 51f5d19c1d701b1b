// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be said of the jobs of a page: how the last one has ended, until that was seen or another one begins; else how they
 * go on. For any thread.
 */
final class JobTexts {
    private static final MessageJob.Outcome NOTHING = new MessageJob.Outcome(false, "", "");

    /** By what stands for the job. */
    private final Map<Object, String> running = new LinkedHashMap<>();
    private Optional<MessageJob.Outcome> ended = Optional.empty();

    /** A job is somewhere. */
    synchronized void goesOn(Object job, String text) {
        running.put(job, text);
    }

    /** A job goes on no more; its outcome is told for itself. */
    synchronized void ended(Object job) {
        running.remove(job);
    }

    /** Says how something has ended. */
    synchronized void tell(MessageJob.Outcome outcome) {
        ended = Optional.of(outcome);
    }

    /** Says no more how something has ended. */
    synchronized void seen() {
        ended = Optional.empty();
    }

    /** Returns what to say, with an empty text where there is nothing. */
    synchronized MessageJob.Outcome shown() {
        return ended.orElseGet(() -> running.values().stream().reduce((first, last) -> last)
                .map(text -> new MessageJob.Outcome(false, text, "")).orElse(NOTHING));
    }
}
