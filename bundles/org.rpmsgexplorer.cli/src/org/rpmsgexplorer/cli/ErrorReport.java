// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.function.UnaryOperator;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.benchmark.file.RunFileException;
import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.virtualboard.VirtualBoardException;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells a user what failed in one or two lines; the stack trace goes to the log. */
final class ErrorReport implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final long MAX_LOG = 1 << 20;
    /** As wide as what stands before a message. */
    private static final String INDENT = "       ";

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
     * Returns the log's usual place: {@code ${XDG_STATE_HOME:-~/.local/state}/rpmsg-explorer/rpmsg.log}, or where Windows and
     * macOS have such files.
     *
     * @param system the value of {@code os.name}
     * @param environment gives the value of a variable; null where it is not set
     */
    static Path defaultLog(String system, UnaryOperator<String> environment, Path home) {
        Path folder;
        if (system.startsWith("Windows")) {
            folder = absolute(environment.apply("LOCALAPPDATA"), home.resolve("AppData").resolve("Local"));
        } else if (system.startsWith("Mac")) {
            folder = home.resolve("Library/Logs");
        } else {
            folder = absolute(environment.apply("XDG_STATE_HOME"), home.resolve(".local/state"));
        }
        return folder.resolve("rpmsg-explorer").resolve("rpmsg.log");
    }

    /** Returns a folder as a variable names it; the usual one where that is not set, or relative. */
    private static Path absolute(String configured, Path usual) {
        return configured == null || !Path.of(configured).isAbsolute() ? usual : Path.of(configured);
    }

    @Override
    public int handleExecutionException(Exception failed, CommandLine commandLine, ParseResult parsed) {
        PrintWriter errors = commandLine.getErr();
        if (isEnding()) {
            // Ctrl-C closes connections and boards under the command; that is no news to who pressed it.
            return CommandLine.ExitCode.SOFTWARE;
        } else if (failed instanceof BoardException board) {
            print(errors, board.getMessage(), board.hint());
        } else if (failed instanceof VirtualBoardException board) {
            print(errors, board.getMessage(), board.hint());
        } else if (failed instanceof CaptureException capture) {
            print(errors, capture.getMessage(), capture.hint());
        } else if (failed instanceof RunFileException run) {
            print(errors, run.getMessage(), run.hint());
        } else if (failed instanceof CommandException command) {
            print(errors, command.getMessage(), command.hint());
        } else if (failed instanceof WrongFilterException filter) {
            print(errors, filter.getMessage(), "");
            filter.lines().forEach(line -> errors.println(INDENT + Terminal.harmless(line)));
            errors.flush();
            return CommandLine.ExitCode.USAGE;
        } else if (failed instanceof UsageException) {
            return misused(commandLine, failed.getMessage());
        } else {
            print(errors, "Unexpected: " + failed, "This is a defect; the log " + logFile + " says more.");
        }
        log(failed, errors);
        errors.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    @Override
    public int handleParseException(ParameterException failed, String[] arguments) {
        CommandLine commandLine = failed.getCommandLine();
        boolean noCommand = failed instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()
                && !commandLine.getSubcommands().isEmpty();
        int exit = misused(commandLine, noCommand ? "There is no command \"" + ((UnmatchedArgumentException) failed)
                .getUnmatched().get(0) + "\"" : failed.getMessage());
        UnmatchedArgumentException.printSuggestions(failed, commandLine.getErr());
        return exit;
    }

    private static int misused(CommandLine commandLine, String message) {
        print(commandLine.getErr(), message, "See " + commandLine.getCommandSpec().qualifiedName() + " --help.");
        return CommandLine.ExitCode.USAGE;
    }

    /** The JVM tells that it is ending only by refusing this. */
    static boolean isEnding() {
        Thread probe = new Thread("never-started");
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException ending) {
            return true;
        }
    }

    private static void print(PrintWriter errors, String message, String hint) {
        errors.println("rpmsg: " + Terminal.harmless(message));
        if (!hint.isEmpty()) {
            errors.println(INDENT + Terminal.harmless(hint));
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
