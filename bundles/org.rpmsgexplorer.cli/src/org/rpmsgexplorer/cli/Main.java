// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command {@code rpmsg}. */
@Command(name = "rpmsg", mixinStandardHelpOptions = true, versionProvider = Version.class,
        description = "Browse, test and measure Linux rpmsg on a board.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DevicesCommand.class, ChannelsCommand.class, EndpointsCommand.class, CreateCommand.class,
                DestroyCommand.class, SendCommand.class, MonitorCommand.class, CaptureCommand.class,
                ReplayCommand.class, PingCommand.class, BenchCommand.class, DoctorCommand.class, CleanCommand.class,
                HostsCommand.class, BoardCommand.class, DemoCommand.class, CompletionCommand.class, HelpCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:success", "1:it failed; standard error says what, why, and what to do",
                "2:a wrong call", "3:board status: the virtual board is not running",
                "130, 143:ended by Ctrl-C, or by another signal", "141:nobody reads the output any more"},
        footer = {"", "Examples:", "  rpmsg board start", "  rpmsg devices", "  rpmsg send rpmsg-echo hello --wait 1",
                "  rpmsg devices -b root@192.0.2.1"})
public final class Main {
    /** What a shell shows for a program that SIGPIPE ended. */
    private static final int READER_ENDED = 128 + 13;

    private Main() {
    }

    /** Runs a command and ends the JVM; the exit codes are in the help. */
    public static void main(String[] arguments) {
        // Java 22 to 24 would take a file for a terminal otherwise.
        System.setProperty("jdk.console", "java.base");
        PlainStream.install();
        int exit = commandLine().execute(arguments);
        // A PrintStream keeps its errors to itself.
        if (System.out.checkError() && isPipe(Path.of("/proc/self/fd/1"))) {
            // Who reads, such as head, has seen enough: no more to say than other programs do.
            exit = READER_ENDED;
        } else if (System.out.checkError()) {
            System.err.println("rpmsg: not all output could be written: is the disk full?");
            exit = CommandLine.ExitCode.SOFTWARE;
        }
        System.exit(exit);
    }

    private static boolean isPipe(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("pipe:");
        } catch (IOException notLinux) {
            return false;
        }
    }

    /** Returns the command line with its way to report errors. */
    static CommandLine commandLine() {
        Path home = Path.of(System.getProperty("user.home"));
        return commandLine(new ErrorReport(ErrorReport.defaultLog(System.getProperty("os.name"), System::getenv, home)));
    }

    static CommandLine commandLine(ErrorReport report) {
        CommandLine all = new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(report).setParameterExceptionHandler(report);
        // What follows the first word is for the board's shell.
        all.getSubcommands().get("board").getSubcommands().get("ssh").setStopAtPositional(true);
        return all;
    }
}
