// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.signin;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.ILog;
import org.rpmsgexplorer.core.ssh.HostKeyChange;
import org.rpmsgexplorer.core.ssh.SignIn;
import org.rpmsgexplorer.core.ssh.SshTarget;
import org.rpmsgexplorer.ui.boards.SignIns;

/**
 * One attempt to sign in: secrets that are kept are used without a question, those that turn out to be wrong are removed, and new
 * ones are kept where the person wants that, when the board has accepted them.
 *
 * <p>Used by the thread that connects, but for {@link #close}.
 */
final class KeptSecrets implements SignIns.Attempt, SignIn {
    private final String board;
    private final SecretStore store;
    private final Person person;
    private final Map<String, char[]> fresh = new HashMap<>();

    KeptSecrets(String board, SecretStore store, Person person) {
        this.board = board;
        this.store = store;
        this.person = person;
    }

    @Override
    public SignIn signIn() {
        return this;
    }

    @Override
    public synchronized void succeeded() {
        fresh.forEach((name, secret) -> {
            try {
                store.put(board, name, secret);
            } catch (IOException unwritable) {
                ILog.of(KeptSecrets.class).error(Messages.KeptSecrets_notKept, unwritable);
            }
        });
        wipe();
    }

    /** Also while something is being asked, by another thread. */
    @Override
    public void close() {
        person.close();
        wipe();
    }

    private synchronized void wipe() {
        fresh.values().forEach(secret -> Arrays.fill(secret, '\0'));
        fresh.clear();
    }

    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public boolean trust(HostKeyQuestion question) {
        return person.trust(question);
    }

    @Override
    public Optional<char[]> password(String who, int attempt) {
        return secret(Person.Kind.PASSWORD, who, attempt);
    }

    @Override
    public Optional<char[]> passphrase(String key, int attempt) {
        return secret(Person.Kind.PASSPHRASE, key, attempt);
    }

    private Optional<char[]> secret(Person.Kind kind, String of, int attempt) {
        String name = (kind == Person.Kind.PASSWORD ? "password " : "passphrase ") + of;
        Optional<char[]> kept = kept(name, attempt);
        if (kept.isPresent()) {
            return kept;
        }
        Optional<Person.Secret> answer = person.secret(kind, of, attempt > 1);
        answer.ifPresent(given -> take(name, given));
        return answer.map(Person.Secret::text);
    }

    private synchronized void take(String name, Person.Secret given) {
        char[] before = fresh.remove(name);
        if (before != null) {
            Arrays.fill(before, '\0');
        }
        if (given.keep()) {
            fresh.put(name, given.text().clone());
        }
    }

    /** Returns what is kept, once; if it was wrong, it goes. */
    private Optional<char[]> kept(String name, int attempt) {
        try {
            if (attempt == 1) {
                return store.get(board, name);
            }
            store.remove(board, name);
        } catch (IOException unreadable) {
            ILog.of(KeptSecrets.class).warn(Messages.KeptSecrets_unreadable, unreadable);
        }
        return Optional.empty();
    }

    @Override
    public Optional<List<char[]>> answers(String who, String text, List<Prompt> prompts) {
        return person.answers(who, text, prompts);
    }

    @Override
    public String how(Advice what, SshTarget host) {
        return switch (what) {
            case FORGET_HOST_KEY -> Messages.KeptSecrets_forgetHostKey;
            case ALLOW_OLD_ALGORITHMS -> Messages.KeptSecrets_allowOldAlgorithms;
            case DESTROY_LEFTOVERS -> Messages.KeptSecrets_destroyLeftovers;
        };
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
