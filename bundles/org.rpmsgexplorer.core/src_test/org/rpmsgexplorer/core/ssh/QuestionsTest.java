// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class QuestionsTest {
    private final Person person = new Person();
    private final Questions questions = new Questions(SshTarget.parse("root@board"), person, () -> true);

    /** Answers each prompt with its number, from 0, and remembers what was asked. */
    private static final class Person implements SignIn {
        private final List<Prompt> asked = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        @Override
        public boolean isThere() {
            return true;
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
            List<char[]> answers = new ArrayList<>();
            asked.addAll(prompts);
            for (int index = 0; index < prompts.size(); index++) {
                answers.add(Integer.toString(index).toCharArray());
            }
            return Optional.of(answers);
        }

        @Override
        public void note(String text) {
            notes.add(text);
        }
    }

    private String[] ask(int count, String prompt) {
        String[] prompts = new String[count];
        Arrays.fill(prompts, prompt);
        return questions.promptKeyboardInteractive("root@board", "", "", prompts, new boolean[count]);
    }

    @Test
    void severalQuestionsAreAnsweredInTheirOrder() {
        assertArrayEquals(new String[] {"0", "1", "2"}, ask(3, "Code:"));
        assertEquals(List.of(), person.notes);
    }

    @Test
    void aHostThatAsksWithoutEndIsNotPassedOn() {
        assertNull(ask(11, "Code:"));
        assertEquals(List.of(), person.asked);
        assertEquals(List.of("root@board asks 11 questions at once; more than 10 are not passed on."), person.notes);
    }

    @Test
    void longPromptsAreCut() {
        ask(2, "x".repeat(5000));
        assertEquals("x".repeat(200) + "…", person.asked.get(0).text());
    }
}
