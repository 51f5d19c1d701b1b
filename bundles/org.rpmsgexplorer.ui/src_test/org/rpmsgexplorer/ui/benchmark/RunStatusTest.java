// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.benchmark.Outcome;
import org.rpmsgexplorer.ui.boards.Problem;

class RunStatusTest {
    private static final RunTarget.Ready READY = new RunTarget.Ready("id", "lab <a> & co", "rpmsg_ctrl0");
    private static final RunTarget MISSING = new RunTarget.Missing("Nothing is connected.");
    private static final RunState IDLE = new RunState.Idle();

    @Test
    void offersToRunOneWhereThatIsPossible() {
        assertTrue(RunStatus.text(IDLE, READY, true).startsWith("No run of yours is kept yet. <a href=\"run\">Run Benchmark</a> on"));
        String text = RunStatus.text(IDLE, READY, false);
        assertTrue(text.startsWith("<a href=\"run\">"), text);
        assertTrue(text.contains("\"lab \u2039a\u203a && co\", rpmsg_ctrl0"), "a board's name is no link: " + text);
    }

    @Test
    void saysThatABoardIsConnectedFirst() {
        String text = RunStatus.text(IDLE, new RunTarget.Away("id", "lab"), false);
        assertTrue(text.startsWith("<a href=\"run\">Run Benchmark</a> on \"lab\", which is connected first."), text);
    }

    @Test
    void saysWhyNoneCanRun() {
        String text = RunStatus.text(IDLE, MISSING, true);
        assertTrue(text.contains("Nothing is connected.") && text.contains("<a href=\"boards\">"), text);
        assertFalse(text.contains("\"run\""), text);
    }

    @Test
    void saysHowFarItIs() {
        RunState going = new RunState.Going(READY, "Round 3 of 10, fd way", 0.254, Optional.of(Duration.ofMillis(11_500)));
        String text = RunStatus.text(going, READY, false);
        assertTrue(text.contains("Round 3 of 10, fd way, 25 %, 12 s left") && text.contains("<a href=\"cancel\">"), text);
        assertFalse(text.contains("\"run\""), "one at a time: " + text);
        assertEquals("x, 100 %", RunStatus.progress("x", 1, Optional.empty()));
        assertEquals("x, 0 %, 3 min left", RunStatus.progress("x", 0.001, Optional.of(Duration.ofSeconds(170))));
        assertTrue(RunStatus.text(new RunState.Going(READY, "", 0, Optional.empty()), READY, false).contains("getting ready"));
    }

    @Test
    void saysHowItEnded() {
        String kept = RunStatus.text(new RunState.Ended(TestRuns.ID, Outcome.CANCELLED), READY, false);
        assertTrue(kept.startsWith("The run " + TestRuns.ID + " is kept: cancelled. <a href=\"run\">"), kept);
        String failed = RunStatus.text(new RunState.Failed(new Problem("It failed", "Do this.")), READY, false);
        assertTrue(failed.startsWith("It failed\nDo this.\n<a href=\"run\">"), failed);
    }
}
