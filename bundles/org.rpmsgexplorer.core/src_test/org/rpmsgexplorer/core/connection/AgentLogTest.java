// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;

class AgentLogTest {
    @Test
    void theReasonIsTheFirstLineThatSaysSomething() throws InterruptedException {
        assertEquals("Error: no memory", reason("\n  \n Error: no memory\nA fatal exception\n"));
        assertEquals("no line feed", reason("no line feed"));
        assertEquals("", reason(""));
    }

    @Test
    void onlyTheLastLinesAreKeptAndEachIsCut() throws InterruptedException {
        assertEquals("line 80", reason("line 0\n".repeat(80) + "line 80\n" + "more\n".repeat(19)));
        assertEquals("x".repeat(1000) + " …", reason("x".repeat(1 << 20) + "\n"));
    }

    @Test
    void aWarningIsNoReasonWhereThereIsABetterOne() throws InterruptedException {
        assertEquals("Error: no memory", reason("OpenJDK 64-Bit Server VM warning: old\nWARNING: x\nError: no memory\n"));
        assertEquals("WARNING: x", reason("WARNING: x\n"));
    }

    @Test
    void whatWasPrintedLongAgoIsNoReason() throws InterruptedException {
        AgentLog log = new AgentLog("board", new ByteArrayInputStream("old\n".getBytes(StandardCharsets.UTF_8)),
                line -> {
                });
        log.start();
        assertEquals("", log.reason(5_000, Duration.ofSeconds(-1)));
    }

    @Test
    void everyLineIsToldWhateverTheListenerDoes() throws InterruptedException {
        List<String> told = new CopyOnWriteArrayList<>();
        AgentLog log = new AgentLog("board", new ByteArrayInputStream("one\n\ntwo\n\u001b[2J".getBytes(StandardCharsets.UTF_8)),
                line -> {
                    told.add(line);
                    throw new IllegalStateException(line);
                });
        log.start();
        assertEquals("one", log.reason(5_000, Duration.ofSeconds(5)));
        assertEquals(List.of("one", "two", "?[2J"), told);
    }

    @Test
    void aLineDoesNothingToATerminal() throws InterruptedException {
        assertEquals("?[2Jgone?x", reason("\u001b[2Jgone\u202ex\n"));
    }

    private static String reason(String printed) throws InterruptedException {
        AgentLog log = new AgentLog("board", new ByteArrayInputStream(printed.getBytes(StandardCharsets.UTF_8)),
                line -> {
                });
        log.start();
        return log.reason(5_000, Duration.ofSeconds(5));
    }
}
