// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.virtualboard.BoardFolder;
import org.rpmsgexplorer.virtualboard.BoardKeeper;
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
    private static final int CANCEL_LIMIT_SECONDS = 15;

    @Mixin
    private BoardOption board;

    @Option(names = "--no-fd", description = "Start a kernel without the fd uAPI, like a mainline one.")
    private boolean withoutFd;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        BoardFolder folder = board.virtualFolder();
        if (folder.running().isPresent()) {
            throw new BoardException("The virtual board \"" + folder.name() + "\" runs already",
                    "See rpmsg board status.", null);
        }
        if (!Kernel.locate().isBuilt()) {
            throw new BoardException("The kernel of the virtual board is not built", "Build it, once, with: rpmsg setup",
                    null);
        }
        launch(folder);
        BoardState state = BoardOption.running(folder);
        if (json) {
            Json.print(state);
        } else {
            System.out.println("The virtual board \"" + state.name() + "\" runs; its sshd is on 127.0.0.1 port "
                    + state.port() + ".");
        }
        return 0;
    }

    private void launch(BoardFolder folder) throws IOException, BoardException {
        Process keeper = keeper(folder);
        Thread cancel = new Thread(() -> cancel(keeper), "cancel-start");
        Runtime.getRuntime().addShutdownHook(cancel);
        try (BufferedReader lines = keeper.inputReader(StandardCharsets.UTF_8)) {
            String answer = lines.readLine();
            if (!BoardKeeper.READY.equals(answer)) {
                List<String> parts = answer == null ? List.of("its process ended at once", "")
                        : List.of((answer + "\t ").split("\t", 3));
                throw new BoardException(parts.get(0), parts.get(1).strip(), null);
            }
        }
        Runtime.getRuntime().removeShutdownHook(cancel);
    }

    /** Ctrl-C means: no board. */
    private static void cancel(Process keeper) {
        keeper.destroy();
        try {
            keeper.waitFor(CANCEL_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private Process keeper(BoardFolder folder) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // A session of its own, so that Ctrl-C in this terminal does not end the board later.
        return new ProcessBuilder("setsid", java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), BoardKeeper.class.getName(), folder.name(),
                withoutFd ? "off" : "on")
                .redirectInput(Path.of("/dev/null").toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }
}
