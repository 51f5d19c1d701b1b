// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.protocol.Event;
import org.rpmsgexplorer.protocol.Frame;
import org.rpmsgexplorer.protocol.FrameOutput;

/** A board that runs something else where the agent should be. */
class HostileBoardTest {
    private static final String READY = "printf '\\nrpmsg-explorer-agent:ready\\n'; ";

    private static TestBoard board;

    /** Every Java of the board becomes a script; the files that tell its version stay. */
    @BeforeAll
    static void start() throws Exception {
        board = TestBoard.start(true);
        board.run("printf '#!/bin/sh\\nexec sh /root/agent.sh\\n' > /root/java"
                + " && for java in /usr/lib/jvm/*/bin/java /opt/java/bin/java; do"
                + " [ ! -f $java ] || cp /root/java $(readlink -f $java); done");
    }

    @AfterAll
    static void stop() throws Exception {
        board.close();
    }

    private static BoardException refused(String agent, Duration limit) throws Exception {
        board.run("cat > /root/agent.sh", agent.getBytes(StandardCharsets.UTF_8));
        long start = System.nanoTime();
        BoardException failed = assertThrows(BoardException.class, board::connect);
        assertTrue(System.nanoTime() - start < limit.toNanos(), "it took longer than " + limit);
        assertTrue(failed.getMessage().length() < 2_000 && !failed.getMessage().contains("\u001b"), failed.getMessage());
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("agent-") || thread.getName().startsWith("connection-")) {
                thread.join(TimeUnit.SECONDS.toMillis(5));
                assertFalse(thread.isAlive(), thread.getName());
            }
        }
        board.await("! pgrep -f '[/]root/agent.sh' >/dev/null");
        return failed;
    }

    @Test
    @Tag("gate")
    void randomBytesAreNoAgent() throws Exception {
        refused(READY + "head -c 300000 /dev/urandom", TestBoard.LIMIT);
    }

    @Test
    @Tag("gate")
    void aFrameOfTwoGigabytesIsRefused() throws Exception {
        BoardException failed = refused(READY + "printf '\\177\\377\\377\\377'; cat /dev/zero", TestBoard.LIMIT);
        assertTrue(failed.getMessage().contains("2147483647 bytes"), failed.getMessage());
    }

    @Test
    @Tag("gate")
    void endlessOutputIsNoAgent() throws Exception {
        BoardException failed = refused("yes \"$(printf '\\033[2Jhello')\"", TestBoard.LIMIT);
        assertTrue(failed.getMessage().contains("hello"), failed.getMessage());
    }

    @Test
    @Tag("gate")
    void whatAnAgentSaysBeforeItEndsIsTheReason() throws Exception {
        BoardException failed = refused("echo 'OpenJDK Client VM warning: this and that' >&2;"
                + " echo 'Error occurred during initialization of VM' >&2; exit 1", TestBoard.LIMIT);
        assertEquals("The agent did not start: Error occurred during initialization of VM", failed.getMessage());
    }

    @Test
    @Tag("long")
    void anAgentThatOnlyTellsEventsIsGivenUp() throws Exception {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        FrameOutput out = new FrameOutput(frames);
        for (int endpoint = 0; endpoint < 1_000; endpoint++) {
            out.write(new Frame(Frame.EVENT_ID, new Event.EndpointEnded(endpoint, "EPIPE", "gone")));
        }
        board.run("cat > /root/frames", frames.toByteArray());
        BoardException failed = refused(READY + "while cat /root/frames; do :; done", Duration.ofSeconds(40));
        assertTrue(failed.getMessage().contains("has not answered within 15 s"), failed.getMessage());
    }

    @Test
    @Tag("long")
    void anAgentThatOnlyComplainsIsGivenUp() throws Exception {
        refused("yes complaint >&2", Duration.ofSeconds(60));
    }
}
