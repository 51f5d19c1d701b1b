// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Platform;
import org.osgi.framework.Bundle;
import org.rpmsgexplorer.virtualboard.BoardFolder;
import org.rpmsgexplorer.virtualboard.BoardKeeper;

/** A virtual board in a process of its own, as the command line starts it. */
final class KeptBoard implements AutoCloseable {
    private static final long END_LIMIT_SECONDS = 30;

    private final Process keeper;

    private KeptBoard(Process keeper) {
        this.keeper = keeper;
    }

    /** Starts the board that the IDE shows, without the fd uAPI, and returns when it answers. */
    static KeptBoard start() throws IOException {
        return start(BoardFolder.DEFAULT_NAME);
    }

    /** Starts a board without the fd uAPI and returns when it answers. */
    static KeptBoard start(String name) throws IOException {
        List<String> classPath = new ArrayList<>();
        for (String part : List.of("org.rpmsgexplorer.virtualboard", "org.rpmsgexplorer.linux", "com.sun.jna",
                "com.fasterxml.jackson.core.jackson-annotations", "com.fasterxml.jackson.core.jackson-core",
                "com.fasterxml.jackson.core.jackson-databind")) {
            Bundle bundle = Platform.getBundle(part);
            File file = FileLocator.getBundleFileLocation(bundle).orElseThrow(() -> new AssertionError(part));
            classPath.add(file.getPath());
        }
        Process keeper = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-cp", String.join(File.pathSeparator, classPath),
                BoardKeeper.class.getName(), name, "off")
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader lines = keeper.inputReader(StandardCharsets.UTF_8);
        assertEquals(BoardKeeper.READY, lines.readLine());
        return new KeptBoard(keeper);
    }

    long pid() {
        return keeper.pid();
    }

    /** Waits until its process has ended. */
    void awaitEnd() throws InterruptedException {
        assertTrue(keeper.waitFor(END_LIMIT_SECONDS, TimeUnit.SECONDS), "the process of the board has ended");
    }

    /** Ends it in whatever state; its script watches it and ends the board. */
    @Override
    public void close() {
        List<ProcessHandle> all = keeper.descendants().toList();
        keeper.destroyForcibly();
        all.forEach(child -> child.onExit().orTimeout(END_LIMIT_SECONDS, TimeUnit.SECONDS).join());
    }
}
