// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.agent;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import org.rpmsgexplorer.core.ssh.ShellQuote;

/**
 * How the agent is started on a board, as scripts for a POSIX shell.
 *
 * <p>Looking for a Java and checking the agent's files costs a board more than a dozen processes. So the command is kept in
 * the agent's folder, in a file that is named after this build's command and the board's boot: what the files held may be
 * gone with the board's power, and a new system may have another Java.
 */
final class AgentCommand {
    /** The agent's file in its folder. */
    static final String JAR = "agent.jar";

    /**
     * Little memory and a quick start: few methods are compiled before the first answer, but for those that a message passes
     * through, so that the tenth echo takes no longer than the thousandth. The archive of classes stays where
     * it was made for, and JNA does not start ldconfig. What a JVM itself prints or leaves behind goes elsewhere than into the
     * frames.
     */
    private static final List<String> OPTIONS = List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", "-XX:CompileThresholdScaling=5", "-XX:CompileCommand=quiet",
            hot("agent.PollLoop"), hot("agent.Echo"), hot("linux.Poller"), hot("linux.NativeBuffer"), hot("linux.FileDescriptor"),
            hot("linux.JavaLoopEngine"), hot("linux.LoopCalls"), hot("linux.LoopCalls$Entering"), hot("linux.LoopCalls$Staying"),
            "-Xshare:auto",
            "-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0", "-Xmx64m", "-XX:-UsePerfData",
            "-XX:+DisplayVMOutputToStderr", "-Xlog:disable", "-Xlog:all=warning:stderr", "-XX:-CreateCoredumpOnCrash",
            "--enable-native-access=ALL-UNNAMED", "-Djna.nounpack=true", "-Djna.platform.library.path=");

    private static final String BOOT = "{ read -r b </proc/sys/kernel/random/boot_id; } 2>/dev/null; ";
    private static final int KEY_LENGTH = 8;

    private AgentCommand() {
    }

    /** Starts the agent; what a user has set for other Java programs is not for this one, and would be announced. */
    static String once(String java, String folder) {
        return "unset JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS; export LC_ALL=C.UTF-8; exec "
                + ShellQuote.quote(java) + " " + OPTIONS.stream().map(ShellQuote::quote).collect(Collectors.joining(" "))
                + " -XX:ErrorFile=" + ShellQuote.quote(folder + "/hs_err_%p.log")
                + " -Djna.boot.library.path=" + ShellQuote.quote(folder)
                + " -jar " + ShellQuote.quote(folder + "/" + JAR);
    }

    /** Starts the agent of a folder that was found whole, and lets the board remember how. */
    static String remembered(String java, String folder) {
        return BOOT + "f=" + ShellQuote.quote(folder) + "; c=" + ShellQuote.quote(once(java, folder)) + "; [ -z \"$b\" ]"
                + " || { umask 077; rm -f \"$f\"/start-* \"$f\"/new-*; printf %s \"$c\" >\"$f/new-$$\""
                + " && mv -f \"$f/new-$$\" \"$f/start-" + key() + "-$b\"; } 2>/dev/null; eval \"$c\"";
    }

    /**
     * Starts the agent as the board remembers it, or does nothing. Only files of the user in the user's home are trusted; what
     * {@link org.rpmsgexplorer.core.ssh.SshSession} would have to encode is avoided, which costs a process.
     */
    static String again(String hash) {
        return BOOT + "f=$HOME/.cache/rpmsg-explorer/" + hash + "; s=$f/start-" + key() + "-$b; { [ -n \"$b\" ]"
                + " && [ -O \"$f\" ] && [ -O \"$s\" ] && [ -O \"$f/" + JAR + "\" ]; } 2>/dev/null && . \"$s\"";
    }

    /** What a message passes through is compiled at once. */
    private static String hot(String type) {
        return "-XX:CompileCommand=CompileThresholdScaling,org.rpmsgexplorer." + type + "::*,0.02";
    }

    private static String key() {
        byte[] command = once("", "").getBytes(StandardCharsets.UTF_8);
        return AgentPackage.sha256(command).substring(0, KEY_LENGTH);
    }
}
