// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;

import org.rpmsgexplorer.linux.rpmsg.RpmsgUapi;
import org.rpmsgexplorer.protocol.StartMarker;

/** Starts the agent on its standard streams; it ends when standard input does. */
public final class AgentMain {
    private AgentMain() {
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream frames = System.out;
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
        frames.flush();
        StartMarker.write(out);
        try (Agent agent = new Agent(Path.of("/"), out)) {
            Runtime.getRuntime().addShutdownHook(new Thread(agent::destroyEndpoints, "destroy-endpoints"));
            agent.serve(System.in);
        }
    }
}
