// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.virtualboard.BoardFolder;
import org.rpmsgexplorer.virtualboard.BoardKeeper;

/** Starts a virtual board in a process of its own, which goes on after this one. */
final class BoardLauncher {
    private static final int CANCEL_LIMIT_SECONDS = 15;

    private final BoardFolder folder;
    private final boolean fdWay;

    BoardLauncher(BoardFolder folder, boolean fdWay) {
        this.folder = folder;
        this.fdWay = fdWay;
    }

    /** Waits until the board runs; Ctrl-C means: no board. */
    void start() throws IOException, BoardException {
        Process keeper = keeper();
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

    private static void cancel(Process keeper) {
        keeper.destroy();
        try {
            keeper.waitFor(CANCEL_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private Process keeper() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // A session of its own, so that Ctrl-C in this terminal does not end the board later.
        return new ProcessBuilder("setsid", java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                BoardKeeper.class.getName(), folder.name(), fdWay ? "on" : "off")
                .redirectInput(Path.of("/dev/null").toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }
}
