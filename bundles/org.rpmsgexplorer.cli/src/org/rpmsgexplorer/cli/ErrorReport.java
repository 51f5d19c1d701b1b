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
            print(errors, "Unexpected: " + failed, "This is a defect; the log " + logFile() + " says more.");
        }
        log(failed);
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

    private static Path logFile() {
        String configured = System.getenv("XDG_STATE_HOME");
        Path state = configured == null || configured.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".local", "state") : Path.of(configured);
        return state.resolve("rpmsg-explorer").resolve("rpmsg.log");
    }

    private static void log(Exception failed) {
        StringWriter trace = new StringWriter();
        trace.append(Instant.now().toString()).append(' ');
        failed.printStackTrace(new PrintWriter(trace));
        Path file = logFile();
        try {
            Files.createDirectories(file.getParent());
            boolean full = Files.exists(file) && Files.size(file) > MAX_LOG;
            Files.writeString(file, trace.toString(), StandardOpenOption.CREATE,
                    full ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            System.err.println("rpmsg: the log " + file + " cannot be written: " + unwritable);
        }
    }
}
