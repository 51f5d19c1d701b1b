// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.virtualboard.BoardControl;
import org.rpmsgexplorer.virtualboard.BoardFolder;
import org.rpmsgexplorer.virtualboard.BoardState;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops a virtual board. */
@Command(name = "stop", mixinStandardHelpOptions = true, description = "Stop a virtual board.")
final class BoardStopCommand implements Callable<Integer> {
    private static final long LIMIT_SECONDS = 15;

    @Mixin
    private BoardOption board;

    @Override
    public Integer call() throws Exception {
        BoardFolder folder = board.virtualFolder();
        Optional<BoardState> state = folder.running();
        if (state.isEmpty()) {
            System.out.println("The virtual board \"" + folder.name() + "\" is not running.");
            return 0;
        }
        CompletableFuture<ProcessHandle> end = ProcessHandle.of(state.get().pid()).map(ProcessHandle::onExit)
                .orElse(CompletableFuture.completedFuture(null));
        BoardControl.send(folder, "stop");
        try {
            end.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new BoardException("The virtual board \"" + folder.name() + "\" does not stop within " + LIMIT_SECONDS
                    + " s", "Its process has the pid " + state.get().pid() + ".", late);
        }
        System.out.println("The virtual board \"" + folder.name() + "\" is stopped.");
        return 0;
    }
}
