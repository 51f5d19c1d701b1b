// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.concurrent.Callable;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.virtualboard.BoardFolder;
import org.rpmsgexplorer.virtualboard.BoardState;
import org.rpmsgexplorer.virtualboard.Kernel;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a virtual board in a process of its own, which goes on after this one. */
@Command(name = "start", mixinStandardHelpOptions = true,
        description = "Start a virtual board; it runs until it is stopped.",
        footer = {"", "Examples:", "  rpmsg board start", "  rpmsg board start -b virtual:second --no-fd"})
final class BoardStartCommand implements Callable<Integer> {
    @Mixin
    private BoardOption board;

    @Option(names = "--no-fd", description = "Start a kernel without the fd uAPI, like a mainline one.")
    private boolean withoutFd;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        BoardFolder folder = VirtualBoards.folder(board.requireVirtual());
        if (folder.running().isPresent()) {
            throw new BoardException("The virtual board \"" + folder.name() + "\" runs already",
                    "See rpmsg board status.", null);
        }
        if (!Kernel.locate().isBuilt()) {
            throw new BoardException("The kernel of the virtual board is not built", "Build it, once, with: rpmsg setup",
                    null);
        }
        new BoardLauncher(folder, !withoutFd).start();
        BoardState state = VirtualBoards.running(folder);
        if (json) {
            Json.print(state);
        } else {
            System.out.println("The virtual board \"" + state.name() + "\" runs; its sshd is on 127.0.0.1 port "
                    + state.port() + ".");
        }
        return 0;
    }
}
