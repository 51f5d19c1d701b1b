// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.util.List;
import java.util.Optional;

import org.rpmsgexplorer.core.ssh.HostKeyChange;
import org.rpmsgexplorer.core.ssh.SignIn;
import org.rpmsgexplorer.core.ssh.SshTarget;

/**
 * Passes questions on to a person for as long as the person waits for the connection: one that comes back later must not
 * ask out of the blue, and says nothing twice. Thread-safe.
 */
final class AskOnce implements SignIn {
    private final SignIn person;
    private volatile boolean alone;

    AskOnce(SignIn person) {
        this.person = person;
    }

    /** From now on, questions are left without an answer. */
    void leaveAlone() {
        alone = true;
    }

    @Override
    public boolean isThere() {
        return person.isThere();
    }

    @Override
    public boolean trust(HostKeyQuestion question) {
        return !alone && person.trust(question);
    }

    @Override
    public Optional<char[]> password(String who, int attempt) {
        return alone ? Optional.empty() : person.password(who, attempt);
    }

    @Override
    public Optional<char[]> passphrase(String key, int attempt) {
        return alone ? Optional.empty() : person.passphrase(key, attempt);
    }

    @Override
    public Optional<List<char[]>> answers(String who, String text, List<Prompt> prompts) {
        return alone ? Optional.empty() : person.answers(who, text, prompts);
    }

    @Override
    public String how(Advice what, SshTarget host) {
        return person.how(what, host);
    }

    @Override
    public void changed(HostKeyChange change) {
        if (!alone) {
            person.changed(change);
        }
    }

    @Override
    public void note(String text) {
        if (!alone) {
            person.note(text);
        }
    }
}
