// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.ConnectionOptions;
import org.rpmsgexplorer.core.ssh.SshAddress;
import org.rpmsgexplorer.core.ssh.SshConfig;
import org.rpmsgexplorer.core.ssh.SshTarget;

import picocli.CommandLine.Option;

/** The option that names the board. */
final class BoardOption {
    private static final String VIRTUAL = "virtual";
    private static final String VIRTUAL_PREFIX = VIRTUAL + ":";

    @Option(names = {"-b", "--board"}, paramLabel = "BOARD", defaultValue = VIRTUAL,
            description = "Which board: virtual (default), virtual:NAME, [user@]host[:port] (user root, port 22),"
                    + " or a Host of ~/.ssh/config.")
    private String board;

    @Option(names = {"-J", "--jump"}, paramLabel = "HOST",
            description = "Reach a real board through this host, or several with commas between: [user@]host[:port].")
    private String jump;

    @Option(names = "--old-algorithms",
            description = "Allow algorithms that an old SSH server needs and that are weak by now (SHA-1, CBC).")
    private boolean oldAlgorithms;

    /** Returns the board as it was given. */
    String text() {
        return board;
    }

    /** Returns what reaches this board on another command line: nothing, or options, each behind a blank. */
    String words() {
        return (board.equals(VIRTUAL) ? "" : " -b " + board) + (jump == null ? "" : " -J " + jump)
                + (oldAlgorithms ? " --old-algorithms" : "");
    }

    /** Returns the name of the virtual board that is meant, or nothing for a real one. */
    Optional<String> virtualName() {
        if (board.equals(VIRTUAL)) {
            return Optional.of(VIRTUAL);
        }
        return board.startsWith(VIRTUAL_PREFIX) ? Optional.of(board.substring(VIRTUAL_PREFIX.length()))
                : Optional.empty();
    }

    /** Returns the name of the virtual board that is meant; real ones are refused. */
    String requireVirtual() {
        return virtualName().orElseThrow(() -> new UsageException("This command is for virtual boards, not for " + board));
    }

    /** Returns where the board is. */
    SshTarget target() throws IOException, BoardException {
        Optional<String> name = virtualName();
        if (name.isEmpty()) {
            return resolve(board, new SshConfig.Overrides(Optional.ofNullable(jump), oldAlgorithms));
        } else if (jump != null || oldAlgorithms) {
            throw new UsageException("--jump and --old-algorithms are for real boards");
        }
        return VirtualBoards.target(name.get());
    }

    /** Returns where a host is, by what the user's ssh configuration says of it. */
    static SshTarget resolve(String host) throws BoardException {
        return resolve(host, SshConfig.Overrides.NONE);
    }

    private static SshTarget resolve(String host, SshConfig.Overrides overrides) throws BoardException {
        try {
            return SshConfig.ofUser().resolve(SshAddress.parse(host), overrides);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(wrong.getMessage());
        }
    }

    /** Returns what the machine's own ssh needs to get there; for a real board, it reads its configuration itself. */
    List<String> sshArguments(SshTarget target) {
        List<String> arguments = new ArrayList<>(List.of("-p", Integer.toString(target.port())));
        if (virtualName().isPresent()) {
            target.options().identities().forEach(key -> arguments.addAll(List.of("-i", key.toString(), "-o",
                    "IdentitiesOnly=yes")));
            target.options().knownHosts().forEach(file -> arguments.addAll(List.of("-o",
                    "UserKnownHostsFile=\"" + file + "\"", "-o", "StrictHostKeyChecking=yes")));
        } else if (jump != null) {
            arguments.addAll(List.of("-J", jump));
        }
        String alias = target.options().name();
        arguments.addAll(List.of("-l", target.user(), "--", alias.isEmpty() ? target.host() : alias));
        return arguments;
    }

    /**
     * Connects to the board, showing the steps where a person waits, and tells what killed agents have left there; Ctrl-C closes
     * the connection in good order.
     */
    Connection connect() throws IOException, BoardException {
        return connect(ConnectionOptions.PLAIN);
    }

    /** Connects as {@link #connect()} does. */
    Connection connect(ConnectionOptions options) throws IOException, BoardException {
        Connection connection = connectInSilence(options);
        try {
            Leftovers.tell(connection, this);
            return connection;
        } catch (BoardException failed) {
            connection.close();
            throw failed;
        }
    }

    /** Connects as {@link #connect()} does, and tells nothing. */
    Connection connectInSilence(ConnectionOptions options) throws IOException, BoardException {
        try (StepLine steps = new StepLine()) {
            Connection connection = Connection.open(target(), new TerminalSignIn(), options, steps);
            Runtime.getRuntime().addShutdownHook(new Thread(connection::close, "close-connection"));
            return connection;
        }
    }
}
