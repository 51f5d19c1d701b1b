// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.signin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.ssh.HostKeyChange;
import org.rpmsgexplorer.core.ssh.SignIn;
import org.rpmsgexplorer.core.ssh.SignIn.Advice;
import org.rpmsgexplorer.core.ssh.SignIn.HostKeyQuestion;
import org.rpmsgexplorer.core.ssh.SignIn.Prompt;
import org.rpmsgexplorer.core.ssh.SshTarget;

class KeptSecretsTest {
    private static final String WHO = "root@lab";

    private final Memory store = new Memory();
    private final Script person = new Script();
    private final KeptSecrets attempt = new KeptSecrets("board", store, person);

    /** Keeps secrets as plain text. */
    private static final class Memory implements SecretStore {
        private final Map<String, String> kept = new TreeMap<>();

        @Override
        public Optional<char[]> get(String board, String name) {
            return Optional.ofNullable(kept.get(board + '|' + name)).map(String::toCharArray);
        }

        @Override
        public void put(String board, String name, char[] secret) {
            kept.put(board + '|' + name, new String(secret));
        }

        @Override
        public void remove(String board, String name) {
            kept.remove(board + '|' + name);
        }

        @Override
        public void removeAll(String board) {
            kept.keySet().removeIf(key -> key.startsWith(board + '|'));
        }
    }

    /** Answers as was written before. */
    private static final class Script implements Person {
        private final Queue<Secret> answers = new ArrayDeque<>();
        private final List<String> questions = new ArrayList<>();
        private boolean closed;

        @Override
        public boolean trust(HostKeyQuestion question) {
            return false;
        }

        @Override
        public Optional<Secret> secret(Kind kind, String of, boolean again) {
            questions.add(kind + " " + of + (again ? " again" : ""));
            return Optional.ofNullable(answers.poll());
        }

        @Override
        public Optional<List<char[]>> answers(String who, String text, List<Prompt> prompts) {
            return Optional.empty();
        }

        @Override
        public void changed(HostKeyChange change) {
            throw new AssertionError("nothing has changed");
        }

        @Override
        public void note(String text) {
            // Not looked at.
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private void answer(String text, boolean keep) {
        person.answers.add(new Person.Secret(text.toCharArray(), keep));
    }

    @Test
    void aSecretIsKeptWhenTheBoardHasAcceptedIt() {
        answer("wrong", true);
        answer("right", true);
        assertArrayEquals("wrong".toCharArray(), attempt.password(WHO, 1).orElseThrow());
        char[] given = attempt.password(WHO, 2).orElseThrow();
        Arrays.fill(given, '\0');
        assertEquals(Map.of(), store.kept, "nothing is kept before");
        attempt.succeeded();
        assertEquals(Map.of("board|password root@lab", "right"), store.kept, "although the caller has wiped its own");
        assertEquals(List.of("PASSWORD root@lab", "PASSWORD root@lab again"), person.questions);
    }

    @Test
    void nothingIsKeptUnasked() {
        answer("right", false);
        attempt.password(WHO, 1);
        attempt.succeeded();
        assertEquals(Map.of(), store.kept);
    }

    @Test
    void nothingIsKeptOfAnAttemptThatFailed() {
        answer("wrong", true);
        attempt.password(WHO, 1);
        attempt.close();
        attempt.succeeded();
        assertEquals(Map.of(), store.kept);
        assertTrue(person.closed, "what is being asked is taken back");
    }

    @Test
    void whatIsKeptIsUsedWithoutAQuestion() {
        store.put("board", "passphrase /keys/id", "open".toCharArray());
        store.put("other", "password root@lab", "not ours".toCharArray());
        assertArrayEquals("open".toCharArray(), attempt.passphrase("/keys/id", 1).orElseThrow());
        assertEquals(List.of(), person.questions);
        assertEquals(Optional.empty(), attempt.password(WHO, 1), "that of another board is not");
        assertEquals(List.of("PASSWORD root@lab"), person.questions);
    }

    @Test
    void whatIsKeptAndWrongIsForgotten() {
        store.put("board", "password root@lab", "old".toCharArray());
        answer("new", false);
        attempt.password(WHO, 1);
        assertArrayEquals("new".toCharArray(), attempt.password(WHO, 2).orElseThrow());
        attempt.succeeded();
        assertEquals(Map.of(), store.kept);
    }

    @Test
    void whatToDoIsSaidInWordsOfTheIde() {
        SshTarget host = new SshTarget("root", "lab", 22, Optional.empty(), Optional.empty());
        for (Advice what : Advice.values()) {
            assertTrue(SignIn.NOBODY.how(what, host).matches(".*(rpmsg |--).*"), "the command line's: " + what);
            assertFalse(attempt.how(what, host).matches(".*(rpmsg |--).*"), attempt.how(what, host));
        }
    }
}
