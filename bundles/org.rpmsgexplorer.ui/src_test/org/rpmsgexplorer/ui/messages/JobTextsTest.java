// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;

/** What is said of jobs while they go on and when they have ended. */
class JobTextsTest {
    private static final MessageJob.Outcome FAILED = new MessageJob.Outcome(true, "It failed", "Do something.");

    private final JobTexts texts = new JobTexts();

    @Test
    void howAJobHasEndedStaysUntilItIsSeen() {
        texts.goesOn("replay", "Replaying");
        texts.goesOn("export", "Writing");
        assertEquals("Writing", texts.shown().text());
        texts.tell(FAILED);
        texts.ended("export");
        texts.goesOn("replay", "Replaying: 10 messages sent");
        assertEquals(FAILED, texts.shown(), "another job goes on, which takes nothing away");
        texts.seen();
        assertEquals("Replaying: 10 messages sent", texts.shown().text());
        texts.ended("replay");
        assertTrue(texts.shown().text().isEmpty());
    }

    /** Keeps what a Progress view shows. */
    private static final class Monitor extends NullProgressMonitor {
        private final List<String> shown = new ArrayList<>();

        @Override
        public void beginTask(String name, int totalWork) {
            shown.add("of " + totalWork);
        }

        @Override
        public void worked(int work) {
            shown.add("+" + work);
        }

        @Override
        public void subTask(String name) {
            shown.add(name);
        }
    }

    @Test
    void aBarIsThereAsSoonAsATotalIsKnown() {
        Monitor monitor = new Monitor();
        List<String> told = new ArrayList<>();
        MessageProgress progress = new MessageProgress(monitor, told::add);
        progress.part(0, 0, "rows");
        progress.part(20_000, 80_000, "rows");
        progress.part(20_001, 80_000, "rows");
        progress.step("5 messages sent");
        progress.part(90_000, 80_000, "rows");
        assertEquals(List.of("of 1000", "+250", "20,000 of 80,000 rows", "20,001 of 80,000 rows", "5 messages sent", "+750",
                "5 messages sent, 90,000 of 80,000 rows"), monitor.shown);
        assertEquals("20,000 of 80,000 rows", told.get(0));
        assertEquals(4, told.size());
    }
}
