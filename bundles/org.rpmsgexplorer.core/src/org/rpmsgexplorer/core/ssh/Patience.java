// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Passes questions on and adds up how long the answers took, since no limit is for a person who thinks. */
final class Patience implements SignIn {
    private final SignIn person;
    private long asked;
    private long since;
    private boolean asking;

    Patience(SignIn person) {
        this.person = person;
    }

    /** Returns how long a person was or is being waited for, in nanoseconds. */
    synchronized long nanos() {
        return asked + (asking ? System.nanoTime() - since : 0);
    }

    private synchronized void begin() {
        asking = true;
        since = System.nanoTime();
    }

    private synchronized void end() {
        asking = false;
        asked += System.nanoTime() - since;
    }

    private <T> T ask(Supplier<T> question) {
        begin();
        try {
            return question.get();
        } finally {
            end();
        }
    }

    @Override
    public boolean isThere() {
        return person.isThere();
    }

    @Override
    public boolean trust(HostKeyQuestion question) {
        return ask(() -> person.trust(question));
    }

    @Override
    public Optional<char[]> password(String who, int attempt) {
        return ask(() -> person.password(who, attempt));
    }

    @Override
    public Optional<char[]> passphrase(String key, int attempt) {
        return ask(() -> person.passphrase(key, attempt));
    }

    @Override
    public Optional<List<char[]>> answers(String who, String text, List<Prompt> prompts) {
        return ask(() -> person.answers(who, text, prompts));
    }

    @Override
    public String how(Advice what, SshTarget host) {
        return person.how(what, host);
    }

    @Override
    public void changed(HostKeyChange change) {
        person.changed(change);
    }

    @Override
    public void note(String text) {
        person.note(text);
    }
}
