// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.rpmsgexplorer.linux.rpmsg.RpmsgUapi;
import org.rpmsgexplorer.protocol.Request;
import org.rpmsgexplorer.protocol.StartMarker;

/** Starts the agent on its standard streams; it ends when standard input does, or falls silent. */
public final class AgentMain {
    private AgentMain() {
    }

    public static void main(String[] arguments) throws IOException {
        // An agent without one of its threads would only seem to live.
        Thread.setDefaultUncaughtExceptionHandler((thread, defect) -> {
            Log.warn("The thread " + thread.getName() + " failed, so the agent ends", defect);
            System.exit(1);
        });
        // Whatever a library prints must not land between two frames.
        System.setOut(System.err);
        try {
            RpmsgUapi.requireKnownEncoding(System.getProperty("os.arch"));
        } catch (UnsupportedOperationException otherMachine) {
            System.err.println(otherMachine.getMessage());
            System.exit(1);
        }
        // The print stream swallows errors, and a lost peer must be noticed.
        OutputStream out = new FileOutputStream(java.io.FileDescriptor.out);
        try (Agent agent = new Agent(Path.of("/"), folder(), out, Request.Heartbeat.SILENCE, () -> System.exit(0))) {
            Runtime.getRuntime().addShutdownHook(new Thread(agent::destroyEndpoints, "destroy-endpoints"));
            // Only now, because it promises that all is there: the native library too. Nothing is said before a request.
            StartMarker.write(out);
            agent.serve(System.in);
        }
    }

    /** Returns the folder of the agent's jar; empty where it runs from classes. */
    private static Optional<Path> folder() {
        try {
            Path jar = Path.of(AgentMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return Files.isRegularFile(jar) ? Optional.of(jar.getParent()) : Optional.empty();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
