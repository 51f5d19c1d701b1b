// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.rpmsgexplorer.core.ssh.SignIn;

/**
 * Asks the person at the terminal, if there is one; notes go to standard error, each once.
 *
 * <p>There is no option and no variable for a password: others could read it there. Scripts sign in with keys.
 */
final class TerminalSignIn implements SignIn {
    private static final String CLEAR = "\r\033[K";

    private final boolean there = Tty.isThere();
    private final Set<String> noted = ConcurrentHashMap.newKeySet();

    @Override
    public boolean isThere() {
        return there;
    }

    @Override
    public boolean trust(HostKeyQuestion question) {
        String prompt = "The host " + question.host() + " is not known. Its " + question.keyType() + " key is "
                + question.fingerprint() + ".\nIs that the board's? (yes, no, or the fingerprint that it should have) ";
        while (true) {
            Optional<String> answer = Tty.ask(prompt, true).map(text -> new String(text).strip());
            if (answer.isEmpty() || answer.get().equalsIgnoreCase("no")) {
                return false;
            } else if (answer.get().equalsIgnoreCase("yes") || answer.get().equals(question.fingerprint())) {
                return true;
            } else if (answer.get().startsWith("SHA256:")) {
                note("That is another fingerprint.");
                return false;
            }
            prompt = "Please answer yes, no, or with the fingerprint: ";
        }
    }

    @Override
    public Optional<char[]> password(String who, int attempt) {
        return Tty.ask((attempt > 1 ? "That was not right. " : "") + "Password of " + who + ": ", false);
    }

    @Override
    public Optional<char[]> passphrase(String key, int attempt) {
        return Tty.ask((attempt > 1 ? "That was not right. " : "") + "Passphrase of the key " + key + ": ", false);
    }

    @Override
    public Optional<List<char[]>> answers(String who, String text, List<Prompt> prompts) {
        if (!text.isEmpty()) {
            note(text);
        }
        List<char[]> answers = new ArrayList<>();
        for (Prompt prompt : prompts) {
            Optional<char[]> answer = Tty.ask("(" + who + ") " + prompt.text() + " ", prompt.echo());
            if (answer.isEmpty()) {
                answers.forEach(given -> Arrays.fill(given, '\0'));
                return Optional.empty();
            }
            answers.add(answer.get());
        }
        return Optional.of(answers);
    }

    @Override
    public void note(String text) {
        if (noted.add(text)) {
            System.err.println((there ? CLEAR : "") + text);
        }
    }
}
