// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps passwords and passphrases in memory, so that a connection that is lost can come back without a question.
 *
 * <p>A secret that turns out to be wrong is asked for anew. Answers to other prompts, which may be codes for one use,
 * are not kept. Thread-safe; closing it wipes what is kept.
 */
public final class RememberedSignIn implements SignIn, AutoCloseable {
    private final SignIn person;
    private final Map<String, char[]> secrets = new HashMap<>();
    private boolean closed;

    /** Creates one that asks another. */
    public RememberedSignIn(SignIn person) {
        this.person = person;
    }

    private interface Question {
        Optional<char[]> ask();
    }

    private Optional<char[]> secret(String key, int attempt, Question question) {
        synchronized (this) {
            char[] kept = secrets.get(key);
            if (kept != null && attempt == 1) {
                return Optional.of(kept.clone());
            }
            forget(key);
        }
        Optional<char[]> answer = question.ask();
        answer.ifPresent(given -> keep(key, given.clone()));
        return answer;
    }

    private synchronized void keep(String key, char[] secret) {
        if (closed) {
            Arrays.fill(secret, '\0');
        } else {
            secrets.put(key, secret);
        }
    }

    private void forget(String key) {
        char[] old = secrets.remove(key);
        if (old != null) {
            Arrays.fill(old, '\0');
        }
    }

    @Override
    public boolean isThere() {
        return person.isThere();
    }

    @Override
    public boolean trust(HostKeyQuestion question) {
        return person.trust(question);
    }

    @Override
    public Optional<char[]> password(String who, int attempt) {
        return secret("password " + who, attempt, () -> person.password(who, attempt));
    }

    @Override
    public Optional<char[]> passphrase(String key, int attempt) {
        return secret("passphrase " + key, attempt, () -> person.passphrase(key, attempt));
    }

    @Override
    public Optional<List<char[]>> answers(String who, String text, List<Prompt> prompts) {
        return person.answers(who, text, prompts);
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

    @Override
    public synchronized void close() {
        closed = true;
        List.copyOf(secrets.keySet()).forEach(this::forget);
    }
}
