// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.agent;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.probe.AgentPlace;
import org.rpmsgexplorer.core.probe.BoardProbe;
import org.rpmsgexplorer.core.ssh.RemoteProcess;
import org.rpmsgexplorer.core.ssh.SshSession;
import org.rpmsgexplorer.protocol.StartMarker;

/**
 * Brings the agent to a board, if it is not there yet, and starts it.
 *
 * <p>On the board it lives in {@code ~/.cache/rpmsg-explorer/<sha256>/}, or in a private folder elsewhere where that
 * cannot be: {@code agent.jar} and beside it JNA's library for the Java there, so that nothing is unpacked on the board and
 * a {@code /tmp} without exec does no harm.
 */
public final class AgentDeployment {
    private static final String LIBRARY = "libjnidispatch.so";
    private static final int BUILD_DIGITS = 12;
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final SshSession session;
    private final Progress progress;

    /** Creates a deployment over a session, which stays its owner's. */
    public AgentDeployment(SshSession session, Progress progress) {
        this.session = session;
        this.progress = progress;
    }

    /** Returns what tells the agent of this build from others: the first digits of its SHA-256. */
    public static String build() throws BoardException {
        return AgentPackage.load().hash().substring(0, BUILD_DIGITS);
    }

    /** Looks at a board as {@link #start} does, and changes nothing. */
    public static BoardProbe probe(SshSession session) throws BoardException {
        return probe(session, AgentPackage.load());
    }

    private static BoardProbe probe(SshSession session, AgentPackage agent) throws BoardException {
        return BoardProbe.of(session, agent.hash(), agent.neededKib());
    }

    /**
     * Starts the agent, after bringing it there if need be. Where it was found whole since the board has started, the board
     * remembers how to start it, and is not looked at again unless that fails.
     *
     * @throws BoardException where the board has no fitting Java, no library fits its machine, or nothing can be
     *         written
     */
    public RemoteProcess start() throws BoardException {
        AgentPackage agent = AgentPackage.load();
        progress.step("Starting the agent");
        RemoteProcess again = session.start(AgentCommand.again(agent.hash()));
        if (again.awaitOutput(StartMarker.bytes(), START_LIMIT, progress)) {
            return again;
        }
        again.close();
        progress.step("Looking at the board");
        BoardProbe probe = probe(session, agent);
        JavaChoice choice = JavaChoice.of(probe);
        byte[] library = AgentPackage.library(choice.machine());
        if (probe.installed().filter(installed -> isWhole(installed, agent, library)).isPresent()) {
            progress.step("Starting the agent");
            return session.start(AgentCommand.remembered(choice.java().path(), probe.installed().get().folder()));
        }
        progress.step("Bringing the agent to the board");
        AgentUpload upload = new AgentUpload(session, progress, place(probe), agent.hash(),
                (long) agent.jar().length + library.length);
        upload.write(LIBRARY, library);
        upload.write(AgentCommand.JAR, agent.jar());
        String folder = upload.install(agent.hash());
        progress.step("Starting the agent");
        return session.start(AgentCommand.once(choice.java().path(), folder));
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
}
