// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.rpmsgexplorer.linux.JavaLoopEngine;
import org.rpmsgexplorer.linux.LoopEngine;
import org.rpmsgexplorer.linux.NativeLoopEngine;
import org.rpmsgexplorer.protocol.Engine;

/** The engines that this agent has; each is made when it is first asked for. The thread {@code loops} uses it. */
final class LoopEngines {
    private final Optional<Path> folder;
    private LoopEngine java;
    private LoopEngine nativeEngine;
    private String missing;

    /**
     * Creates it without an engine.
     *
     * @param folder where the native engine's library is put; without one it goes to a temporary folder
     */
    LoopEngines(Optional<Path> folder) {
        this.folder = folder;
    }

    /**
     * Returns an engine.
     *
     * @throws IllegalArgumentException where this machine does not have it
     */
    LoopEngine engine(Engine wanted) {
        if (wanted == Engine.JAVA) {
            java = java == null ? new JavaLoopEngine() : java;
            return java;
        }
        String why = whyNoNative();
        if (!why.isEmpty()) {
            throw new IllegalArgumentException("There is no native engine: " + why);
        }
        return nativeEngine;
    }

    /** Returns why there is no native engine, without a full stop; empty where there is one. */
    String whyNoNative() {
        if (missing == null) {
            missing = "";
            try {
                nativeEngine = NativeLoopEngine.load(folder.isPresent() ? folder.get() : temporary());
            } catch (NativeLoopEngine.UnavailableException | IOException unavailable) {
                Log.warn("The Java engine is all there is for benchmarks", unavailable);
                missing = unavailable.getMessage();
            }
        }
        return missing;
    }

    private static Path temporary() throws IOException {
        Path made = Files.createTempDirectory("rpmsg-agent");
        made.toFile().deleteOnExit();
        made.resolve(NativeLoopEngine.FILE).toFile().deleteOnExit();
        return made;
    }
}
