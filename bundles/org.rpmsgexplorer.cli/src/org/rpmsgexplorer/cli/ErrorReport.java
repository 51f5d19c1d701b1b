// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.virtualboard.VirtualBoardException;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells a user what failed in one or two lines; the stack trace goes to the log. */
final class ErrorReport implements IExecutionExceptionHandler {
    private static final long MAX_LOG = 1 << 20;

    private final Path logFile;

    /**
     * Creates a report.
     *
     * @param logFile where stack traces are written; its folder is made if need be
     */
    ErrorReport(Path logFile) {
        this.logFile = logFile;
    }

    /**
     * Returns the log's usual place.
     *
     * @param state the value of {@code XDG_STATE_HOME}; null where it is not set
     */
    static Path defaultLog(String state, Path home) {
        Path folder = state == null || !Path.of(state).isAbsolute() ? home.resolve(".local/state") : Path.of(state);
        return folder.resolve("rpmsg-explorer").resolve("rpmsg.log");
    }

    @Override
    public int handleExecutionException(Exception failed, CommandLine commandLine, ParseResult parsed) {
        PrintWriter errors = commandLine.getErr();
        if (failed instanceof BoardException board) {
            print(errors, board.getMessage(), board.hint());
        } else if (failed instanceof VirtualBoardException board) {
            print(errors, board.getMessage(), board.hint());
        } else if (failed instanceof UsageException) {
            print(errors, failed.getMessage(), "See " + commandLine.getCommandSpec().qualifiedName() + " --help.");
            return CommandLine.ExitCode.USAGE;
        } else {
            print(errors, "Unexpected: " + failed, "This is a defect; the log " + logFile + " says more.");
        }
        log(failed, errors);
        errors.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static void print(PrintWriter errors, String message, String hint) {
        errors.println("rpmsg: " + message);
        if (!hint.isEmpty()) {
            errors.println("       " + hint);
        }
        errors.flush();
    }

    private void log(Exception failed, PrintWriter errors) {
        StringWriter trace = new StringWriter();
        trace.append(Instant.now().toString()).append(' ');
        failed.printStackTrace(new PrintWriter(trace));
        try {
            Files.createDirectories(logFile.getParent());
            boolean full = Files.exists(logFile) && Files.size(logFile) > MAX_LOG;
            Files.writeString(logFile, trace.toString(), StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    full ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            errors.println("rpmsg: the log " + logFile + " cannot be written: " + unwritable);
        }
    }
}
