// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code rpmsg}. */
@Command(name = "rpmsg", mixinStandardHelpOptions = true, versionProvider = Version.class,
        description = "Browse, test and measure Linux rpmsg on a board.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {BoardCommand.class, DevicesCommand.class, SendCommand.class, MonitorCommand.class,
                BenchCommand.class, DemoCommand.class})
public final class Main {
    private Main() {
    }

    /** Runs a command and ends the JVM: 0 only on success, 1 where it failed, 2 where it was called wrongly. */
    public static void main(String[] arguments) {
        if (Charset.forName(System.getProperty("native.encoding", "UTF-8")).equals(StandardCharsets.US_ASCII)) {
            // The locale "C" says nothing about the terminal, and Java would print question marks.
            System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        }
        int exit = commandLine().execute(arguments);
        // A PrintStream keeps its errors to itself.
        if (System.out.checkError()) {
            System.err.println("rpmsg: not all output could be written: its reader has ended, or the disk is full");
            exit = CommandLine.ExitCode.SOFTWARE;
        }
        System.exit(exit);
    }

    /** Returns the command line with its way to report errors. */
    static CommandLine commandLine() {
        Path home = Path.of(System.getProperty("user.home"));
        return commandLine(new ErrorReport(ErrorReport.defaultLog(System.getenv("XDG_STATE_HOME"), home)));
    }

    static CommandLine commandLine(ErrorReport report) {
        CommandLine all = new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(report).setParameterExceptionHandler(report);
        // What follows the first word is for the board's shell.
        all.getSubcommands().get("board").getSubcommands().get("ssh").setStopAtPositional(true);
        return all;
    }
}
