// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.rpmsgexplorer.core.ssh.SignIn;

/** A person who answers from a list, and remembers what was asked. */
final class Answers implements SignIn {
    private final Deque<String> answers;
    private final List<String> asked = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private boolean trusts;

    /** Creates a person who gives these answers in turn, and gives up when there are no more. */
    Answers(String... answers) {
        this.answers = new ArrayDeque<>(Arrays.asList(answers));
    }

    /** Lets unknown host keys be accepted. */
    Answers trusting() {
        trusts = true;
        return this;
    }

    List<String> asked() {
        return asked;
    }

    List<String> notes() {
        return notes;
    }

    private Optional<char[]> answer(String question) {
        asked.add(question);
        return Optional.ofNullable(answers.poll()).map(String::toCharArray);
    }

    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public boolean trust(HostKeyQuestion question) {
        asked.add("trust " + question.host() + " " + question.keyType() + " " + question.fingerprint());
        return trusts;
    }

    @Override
    public Optional<char[]> password(String who, int attempt) {
        return answer("password " + attempt);
    }

    @Override
    public Optional<char[]> passphrase(String key, int attempt) {
        return answer("passphrase " + key.replaceFirst(".*/", "") + " " + attempt);
    }

    @Override
    public Optional<List<char[]>> answers(String who, String text, List<Prompt> prompts) {
        List<char[]> all = new ArrayList<>();
        for (Prompt prompt : prompts) {
            Optional<char[]> one = answer(prompt.text());
            if (one.isEmpty()) {
                return Optional.empty();
            }
            all.add(one.get());
        }
        return Optional.of(all);
    }

    @Override
    public void note(String text) {
        notes.add(text);
    }
}
