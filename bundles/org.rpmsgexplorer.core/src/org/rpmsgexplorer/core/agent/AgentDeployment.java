// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.agent;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.probe.AgentPlace;
import org.rpmsgexplorer.core.probe.BoardProbe;
import org.rpmsgexplorer.core.ssh.RemoteProcess;
import org.rpmsgexplorer.core.ssh.ShellQuote;
import org.rpmsgexplorer.core.ssh.SshSession;

/**
 * Brings the agent to a board, if it is not there yet, and starts it.
 *
 * <p>On the board it lives in {@code ~/.cache/rpmsg-explorer/<sha256>/}, or in a private folder elsewhere where that
 * cannot be: {@code agent.jar} and beside it JNA's library for the Java there, so that nothing is unpacked on the board and
 * a {@code /tmp} without exec does no harm.
 */
public final class AgentDeployment {
    private static final String JAR = "agent.jar";
    private static final String LIBRARY = "libjnidispatch.so";

    /**
     * Little memory and a quick start: few methods are compiled before the first answer, the archive of classes stays where
     * it was made for, and JNA does not start ldconfig. What a JVM itself prints or leaves behind goes elsewhere than into
     * the frames.
     */
    private static final List<String> OPTIONS = List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", "-XX:CompileThresholdScaling=5", "-Xshare:auto",
            "-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0", "-Xmx64m", "-XX:-UsePerfData",
            "-XX:+DisplayVMOutputToStderr", "-Xlog:disable", "-Xlog:all=warning:stderr", "-XX:-CreateCoredumpOnCrash",
            "--enable-native-access=ALL-UNNAMED", "-Djna.nounpack=true", "-Djna.platform.library.path=");

    private final SshSession session;
    private final Progress progress;

    /** Creates a deployment over a session, which stays its owner's. */
    public AgentDeployment(SshSession session, Progress progress) {
        this.session = session;
        this.progress = progress;
    }

    /** Looks at a board as {@link #start} does, and changes nothing. */
    public static BoardProbe probe(SshSession session) throws BoardException {
        return probe(session, AgentPackage.load());
    }

    private static BoardProbe probe(SshSession session, AgentPackage agent) throws BoardException {
        return BoardProbe.of(session, agent.hash(), agent.neededKib());
    }

    /**
     * Starts the agent, after bringing it there if need be.
     *
     * @throws BoardException where the board has no fitting Java, no library fits its machine, or nothing can be
     *         written
     */
    public RemoteProcess start() throws BoardException {
        AgentPackage agent = AgentPackage.load();
        progress.step("Looking at the board");
        BoardProbe probe = probe(session, agent);
        JavaChoice choice = JavaChoice.of(probe);
        byte[] library = AgentPackage.library(choice.machine());
        String folder;
        if (probe.installed().filter(installed -> isWhole(installed, agent, library)).isPresent()) {
            folder = probe.installed().get().folder();
        } else {
            progress.step("Bringing the agent to the board");
            AgentUpload upload = new AgentUpload(session, progress, place(probe), agent.hash(),
                    (long) agent.jar().length + library.length);
            upload.write(LIBRARY, library);
            upload.write(JAR, agent.jar());
            folder = upload.install(agent.hash());
        }
        progress.step("Starting the agent");
        return session.start(command(choice.java().path(), folder));
    }

    /** A board whose power was cut may have kept a file's name and lost what was in it. */
    private static boolean isWhole(BoardProbe.Installed installed, AgentPackage agent, byte[] library) {
        return List.of(agent.hash(), Integer.toString(agent.jar().length)).contains(installed.jar())
                && List.of(AgentPackage.sha256(library), Integer.toString(library.length))
                .contains(installed.library());
    }

    /**
     * Returns where the agent goes.
     *
     * @throws BoardException where no place will do, with the reason of each
     */
    public static AgentPlace place(BoardProbe probe) throws BoardException {
        if (probe.installed().isPresent()) {
            String folder = probe.installed().get().folder();
            return new AgentPlace(AgentPlace.State.OK, OptionalLong.empty(),
                    folder.substring(0, folder.lastIndexOf('/')));
        }
        return probe.places().stream().filter(place -> place.state() == AgentPlace.State.OK).findFirst()
                .orElseThrow(() -> new BoardException("No folder on the board will do for the agent: "
                        + probe.places().stream().map(AgentPlace::toString).collect(Collectors.joining("; ")),
                        "Make one of them writable, with 1 MiB of space and without noexec.", null));
    }

    /** What a user has set for other Java programs is not for this one, and would be announced on its streams. */
    private static String command(String java, String folder) {
        return "unset JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS; export LC_ALL=C.UTF-8; exec "
                + ShellQuote.quote(java) + " " + String.join(" ", OPTIONS)
                + " -XX:ErrorFile=" + ShellQuote.quote(folder + "/hs_err_%p.log")
                + " -Djna.boot.library.path=" + ShellQuote.quote(folder)
                + " -jar " + ShellQuote.quote(folder + "/" + JAR);
    }
}
