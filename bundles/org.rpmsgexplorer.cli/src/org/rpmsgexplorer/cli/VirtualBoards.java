// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.ssh.SshTarget;
import org.rpmsgexplorer.virtualboard.BoardFolder;
import org.rpmsgexplorer.virtualboard.BoardState;

/**
 * The way to the virtual boards of this machine.
 *
 * <p>Apart from {@link BoardOption}, so that nothing of the virtual board is loaded where a real one is meant: it runs on
 * x86-64 Linux only, the command line anywhere.
 */
final class VirtualBoards {
    private static final Set<String> MACHINES = Set.of("amd64", "x86_64");

    private VirtualBoards() {
    }

    /**
     * Returns the folder of a virtual board, whether it runs or not.
     *
     * @throws UsageException where the name is none, or this machine can run no virtual board
     */
    static BoardFolder folder(String name) throws IOException {
        refuseElsewhere();
        if (!BoardFolder.isName(name)) {
            throw new UsageException("\"" + name + "\" cannot be the name of a virtual board: up to 32 letters, digits, - and _"
                    + " are possible, a letter or digit first");
        }
        return BoardFolder.of(name);
    }

    /** Refuses machines that can run no virtual board. */
    static void refuseElsewhere() {
        if (!System.getProperty("os.name").equals("Linux") || !MACHINES.contains(System.getProperty("os.arch"))) {
            throw new UsageException("A virtual board needs Linux on x86-64; name a real one with -b [user@]host[:port]");
        }
    }

    /** Returns the state of a board, which must run. */
    static BoardState running(BoardFolder folder) throws IOException, BoardException {
        String option = folder.name().equals(BoardFolder.DEFAULT_NAME) ? "" : " -b virtual:" + folder.name();
        return folder.running().orElseThrow(() -> new BoardException("The virtual board \"" + folder.name()
                + "\" is not running", "Start it with: rpmsg board start" + option, null));
    }

    /** Returns where a running board's sshd is. */
    static SshTarget target(String name) throws IOException, BoardException {
        return target(running(folder(name)));
    }

    static SshTarget target(BoardState state) {
        return new SshTarget("root", "127.0.0.1", state.port(), Optional.of(state.identity()),
                Optional.of(state.knownHosts()));
    }
}
