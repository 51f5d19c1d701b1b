// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.rpmsgexplorer.core.BoardException;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;

/**
 * One host on the way to a board, or the board: connects to it and signs in, with what belongs to this host alone.
 *
 * <p>Used by the thread that connects.
 */
final class Hop {
    private static final int KEEP_ALIVE_MILLIS = 5_000;
    private static final int KEEP_ALIVE_COUNT = 3;

    private final SshTarget target;
    private final SignIn signIn;
    private final HostKeyCheck hostKey;
    private final Questions questions;
    private final Keys keys;
    private final Negotiated negotiated = new Negotiated();
    private final Session session;

    /** @throws BoardException where the settings for this host make no sense */
    Hop(SshTarget target, SignIn signIn, Optional<Session> through) throws BoardException {
        this.target = target;
        this.signIn = signIn;
        this.hostKey = new HostKeyCheck(target, signIn);
        this.questions = new Questions(target, signIn, hostKey::isAccepted);
        this.keys = new Keys(target.options(), questions);
        try {
            this.session = session(through);
        } catch (JSchException wrong) {
            throw new BoardException("No connection to " + target + ": " + wrong.getMessage(),
                    "See what ~/.ssh/config says for " + target.name() + ".", wrong);
        }
    }

    private Session session(Optional<Session> through) throws JSchException {
        JSch jsch = new JSch();
        jsch.setInstanceLogger(negotiated);
        jsch.setHostKeyRepository(hostKey);
        jsch.setIdentityRepository(keys);
        Session fresh = jsch.getSession(target.user(), target.host(), target.port());
        fresh.setHostKeyAlias(target.hostKeyName());
        fresh.setConfig("StrictHostKeyChecking", "yes");
        fresh.setConfig("PreferredAuthentications", String.join(",", target.options().methods()));
        Algorithms.apply(fresh, target.options());
        fresh.setUserInfo(questions);
        fresh.setServerAliveInterval(KEEP_ALIVE_MILLIS);
        fresh.setServerAliveCountMax(KEEP_ALIVE_COUNT);
        fresh.setDaemonThread(true);
        through.ifPresent(jump -> fresh.setProxy(new JumpSocket(jump)));
        return fresh;
    }

    Session session() {
        return session;
    }

    /** Connects and signs in. */
    void connect() throws BoardException {
        target.options().notes().forEach(signIn::note);
        try {
            session.connect((int) TimeUnit.SECONDS.toMillis(target.options().connectSeconds()));
        } catch (JSchException failed) {
            if (questions.isCancelled()) {
                throw new BoardException(BoardException.Kind.CANCELLED, "Signing in to " + target + " was cancelled",
                        "", failed);
            }
            Optional<BoardException> refused = hostKey.refusal(failed);
            throw refused.isPresent() ? refused.get()
                    : new Refusal(target, signIn, keys, questions.attempts()).explain(failed);
        }
        List<String> weak = negotiated.weak();
        if (!weak.isEmpty()) {
            signIn.note("The connection to " + target.name() + " uses algorithms that are weak by now: "
                    + String.join(", ", weak));
        }
    }
}
