// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.agent.AgentDeployment;
import org.rpmsgexplorer.core.ssh.RemoteProcess;
import org.rpmsgexplorer.core.ssh.SignIn;
import org.rpmsgexplorer.core.ssh.SshSession;
import org.rpmsgexplorer.core.ssh.SshTarget;

/**
 * The three streams of an agent that has been started.
 *
 * @param board whose agent it is, for the log
 * @param input what the agent reads; closing it lets the agent end
 * @param output what the agent writes
 * @param errors the agent's log
 * @param reachable whether the session stands that all runs over; asked when a stream has ended, and may wait a moment to know
 * @param end ends the session and all that runs over it; may be run again, by any thread
 */
record AgentChannel(String board, OutputStream input, InputStream output, InputStream errors, BooleanSupplier reachable,
        Runnable end) {
    /** Brings agents to where they run. */
    interface Source {
        /** Starts an agent, on a session of its own. */
        AgentChannel open(Progress progress) throws BoardException;
    }

    /** Signs in to a board, brings the agent there if need be, and starts it. */
    static AgentChannel open(SshTarget target, SignIn signIn, Progress progress) throws BoardException {
        progress.step("Connecting to " + target);
        SshSession session = SshSession.open(target, signIn, progress);
        try {
            RemoteProcess process = new AgentDeployment(session, progress).start();
            return new AgentChannel(target.toString(), process.input(), process.output(), process.errors(),
                    () -> !session.isLost(), () -> {
                        process.close();
                        session.close();
                    });
        } catch (BoardException | RuntimeException failed) {
            session.close();
            throw failed;
        }
    }
}
