// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.util.List;
import java.util.Optional;

/**
 * Answers what comes up while signing in: a person at a terminal or a dialog, a store of secrets, or nobody.
 *
 * <p>Called by the thread that connects, which it may keep waiting as long as it needs. An answer that is missing means
 * that the person gave up: signing in ends as cancelled. Arrays that are returned are wiped by the caller.
 */
public interface SignIn {
    /** Nobody is there: nothing is asked, an unknown host key is refused. Notes go to the program's log. */
    SignIn NOBODY = new SignIn() {
        @Override
        public boolean isThere() {
            return false;
        }

        @Override
        public boolean trust(HostKeyQuestion question) {
            return false;
        }

        @Override
        public Optional<char[]> password(String who, int attempt) {
            return Optional.empty();
        }

        @Override
        public Optional<char[]> passphrase(String key, int attempt) {
            return Optional.empty();
        }

        @Override
        public Optional<List<char[]>> answers(String who, String text, List<Prompt> prompts) {
            return Optional.empty();
        }

        @Override
        public void note(String text) {
            System.getLogger(SignIn.class.getName()).log(System.Logger.Level.DEBUG, text);
        }
    };

    /**
     * A host that is met for the first time.
     *
     * @param host as it is filed in {@code known_hosts}
     * @param keyType as people know it, such as ED25519
     * @param fingerprint beginning with {@code SHA256:}
     */
    record HostKeyQuestion(String host, String keyType, String fingerprint) {
    }

    /**
     * A question of the host, cleaned of control characters.
     *
     * @param echo whether the answer may be seen
     */
    record Prompt(String text, boolean echo) {
    }

    /** What can be done about a failure, each with a command or a dialog of whoever asked for the connection. */
    enum Advice {
        FORGET_HOST_KEY, ALLOW_OLD_ALGORITHMS, DESTROY_LEFTOVERS
    }

    /** Returns how to do it, as the middle of a sentence; in words of the command line, unless there are others. */
    default String how(Advice what, SshTarget host) {
        return switch (what) {
            case FORGET_HOST_KEY -> "forget the old one: rpmsg hosts forget " + host.name();
            case ALLOW_OLD_ALGORITHMS -> "--old-algorithms allows weak ones for this call";
            case DESTROY_LEFTOVERS -> "rpmsg destroy --leftovers removes exactly those";
        };
    }

    /** Returns whether anybody answers; if not, nothing is asked. */
    boolean isThere();

    /** Returns whether the host's key is the right one; it is kept then. A changed key is never asked about. */
    boolean trust(HostKeyQuestion question);

    /**
     * Returns the password; an empty one is an answer, too.
     *
     * @param who user and host
     * @param attempt from 1
     */
    Optional<char[]> password(String who, int attempt);

    /**
     * Returns the passphrase of a private key; an empty one goes on without this key.
     *
     * @param key its file
     * @param attempt from 1
     */
    Optional<char[]> passphrase(String key, int attempt);

    /**
     * Returns one answer for each prompt.
     *
     * @param who user and host
     * @param text what the host says about it, cleaned of control characters; may be empty
     */
    Optional<List<char[]>> answers(String who, String text, List<Prompt> prompts);

    /** Is told that a host shows another key than the known one; it is refused, whatever is done here. */
    default void changed(HostKeyChange change) {
        // The exception says it as well.
    }

    /** Is told something that a person should see: the host's banner, what was passed over, weak algorithms. */
    void note(String text);
}
