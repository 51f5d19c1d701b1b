// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.virtualboard.VirtualBoardException;

import picocli.CommandLine;

class ErrorReportTest {
    private static final Path HOME = Path.of("/home/me");

    @TempDir
    private Path folder;
    private final StringWriter errors = new StringWriter();

    @Test
    void whatFailedAndWhatToDoAreTwoLinesAndTheTraceIsInTheLog() throws IOException {
        Path log = folder.resolve("state/rpmsg-explorer/rpmsg.log");
        assertEquals(1, report(log, new BoardException("No connection", "Is the board on?", new IOException("reset"))));
        assertEquals(List.of("rpmsg: No connection", "       Is the board on?"), errors.toString().lines().toList());
        String trace = Files.readString(log);
        assertTrue(trace.contains("\tat " + ErrorReportTest.class.getName()), trace);
        assertTrue(trace.contains("Caused by: java.io.IOException: reset"), trace);
    }

    @Test
    void withoutAHintThereIsOneLine() {
        report(folder.resolve("log"), new VirtualBoardException("It broke", "", null));
        assertEquals(List.of("rpmsg: It broke"), errors.toString().lines().toList());
    }

    @Test
    void aDefectIsCalledOneAndNamesTheLog() {
        Path log = folder.resolve("log");
        assertEquals(1, report(log, new IllegalStateException("oops")));
        assertTrue(errors.toString().contains("IllegalStateException: oops"), errors::toString);
        assertTrue(errors.toString().contains(log.toString()), errors::toString);
        assertEquals(2, errors.toString().lines().count());
    }

    @Test
    void aWrongCallIsNotLogged() {
        Path log = folder.resolve("log");
        assertEquals(2, report(log, new UsageException("One message is needed")));
        assertFalse(Files.exists(log));
    }

    @Test
    void theLogGrowsUpToALimitAndBeginsAnew() throws IOException {
        Path log = folder.resolve("log");
        report(log, new BoardException("first", "", null));
        report(log, new BoardException("second", "", null));
        String both = Files.readString(log);
        assertTrue(both.contains("first") && both.contains("second"), both);
        Files.writeString(log, "x".repeat((1 << 20) + 1));
        report(log, new BoardException("third", "", null));
        String anew = Files.readString(log);
        assertTrue(anew.contains("third") && !anew.contains("xxx"), anew);
    }

    @Test
    void aLogThatCannotBeWrittenIsNotAnotherFailure() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertEquals(1, report(file.resolve("log"), new BoardException("No connection", "", null)));
        assertTrue(errors.toString().startsWith("rpmsg: No connection\n"), errors::toString);
        assertFalse(errors.toString().contains("\tat "), errors::toString);
    }

    @Test
    void theLogIsWhereTheUserWantsState() {
        assertEquals(Path.of("/state/rpmsg-explorer/rpmsg.log"), log("Linux", Map.of("XDG_STATE_HOME", "/state")));
        Path usual = Path.of("/home/me/.local/state/rpmsg-explorer/rpmsg.log");
        assertEquals(usual, log("Linux", Map.of()));
        assertEquals(usual, log("Linux", Map.of("XDG_STATE_HOME", "")));
        assertEquals(usual, log("Linux", Map.of("XDG_STATE_HOME", "relative")), "the XDG specification says: ignore it");
    }

    @Test
    void theLogIsWhereOtherSystemsHaveLogs() {
        assertEquals(HOME.resolve("Library/Logs/rpmsg-explorer/rpmsg.log"), log("Mac OS X", Map.of("XDG_STATE_HOME", "/x")));
        assertEquals(Path.of("/local/rpmsg-explorer/rpmsg.log"), log("Windows 11", Map.of("LOCALAPPDATA", "/local")));
        assertEquals(HOME.resolve("AppData/Local/rpmsg-explorer/rpmsg.log"), log("Windows 11", Map.of()));
    }

    private static Path log(String system, Map<String, String> environment) {
        return ErrorReport.defaultLog(system, environment::get, HOME);
    }

    private int report(Path log, Exception failed) {
        CommandLine line = Main.commandLine(new ErrorReport(log)).setErr(new PrintWriter(errors, true));
        return new ErrorReport(log).handleExecutionException(failed, line, null);
    }
}
