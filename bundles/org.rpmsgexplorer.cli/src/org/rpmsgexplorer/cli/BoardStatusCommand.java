// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.rpmsgexplorer.virtualboard.BoardControl;
import org.rpmsgexplorer.virtualboard.BoardFolder;
import org.rpmsgexplorer.virtualboard.BoardState;
import org.rpmsgexplorer.virtualboard.remotecore.RemoteCoreStatus;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says whether a virtual board runs, and how it is. */
@Command(name = "status", mixinStandardHelpOptions = true,
        description = "Say whether a virtual board runs; exit code 3 where it does not.",
        footer = {"", "Examples:", "  rpmsg board status --json"})
final class BoardStatusCommand implements Callable<Integer> {
    private static final int NOT_RUNNING = 3;

    @Mixin
    private BoardOption board;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    private record Status(String name, boolean running, Optional<BoardState> board, Optional<RemoteCoreStatus> remoteCore) {
    }

    @Override
    public Integer call() throws Exception {
        BoardFolder folder = board.virtualFolder();
        Optional<BoardState> state = folder.running();
        Optional<RemoteCoreStatus> core = state.isPresent() ? Optional.of(BoardControl.status(folder)) : Optional.empty();
        if (json) {
            Json.print(new Status(folder.name(), state.isPresent(), state, core));
        } else if (state.isEmpty()) {
            System.out.println("The virtual board \"" + folder.name() + "\" is not running.");
        } else {
            System.out.println("The virtual board \"" + folder.name() + "\" runs (pid " + state.get().pid()
                    + "); its sshd is on 127.0.0.1 port " + state.get().port() + ".");
            System.out.println("fd uAPI: " + (state.get().fdWay() ? "on" : "off") + ", kernel: " + state.get().kernel());
            print(core.get());
        }
        return state.isPresent() ? 0 : NOT_RUNNING;
    }

    /** Prints what a remote core does, in two or three lines. */
    static void print(RemoteCoreStatus core) {
        RemoteCoreStatus.Counters counters = core.counters();
        System.out.println("Remote core: " + core.state().name().toLowerCase(Locale.ROOT) + "; " + counters.received()
                + " messages received, " + counters.sent() + " sent, " + counters.dropped() + " dropped, " + core.waiting()
                + " waiting");
        System.out.println("Its channels: " + core.channels().stream()
                .map(channel -> channel.name() + " 0x" + Long.toHexString(channel.address()))
                .collect(Collectors.joining(", ")));
        if (!core.problem().isEmpty()) {
            System.out.println("Last problem: " + core.problem());
        }
    }
}
