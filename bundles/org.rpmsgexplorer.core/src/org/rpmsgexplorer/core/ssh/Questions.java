// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;

/**
 * Passes JSch's questions on, for one session; used by the thread that connects.
 *
 * <p>There are three attempts for passwords altogether, and three for each key's passphrase. Where nobody is there, an
 * empty password is tried once: many a board's root has none, and there is nothing else that could be tried.
 */
final class Questions implements UserInfo, UIKeyboardInteractive {
    private static final int ATTEMPTS = 3;
    /** No sign-in that a person could answer asks for more at once. */
    private static final int MOST_PROMPTS = 10;
    /** What a prompt says beyond, in characters, is left out. */
    private static final int LONGEST_PROMPT = 200;

    private final String who;
    private final SignIn signIn;
    private final BooleanSupplier hostIsTrusted;
    private int attempts;
    private String locked = "";
    private int unlocks;
    private boolean emptyTried;
    private boolean cancelled;
    private String answer;

    Questions(SshTarget target, SignIn signIn, BooleanSupplier hostIsTrusted) {
        this.who = target.toString();
        this.signIn = signIn;
        this.hostIsTrusted = hostIsTrusted;
    }

    /** Returns whether the person gave up. */
    boolean isCancelled() {
        return cancelled;
    }

    /** Returns how often a password was asked for. */
    int attempts() {
        return attempts;
    }

    @Override
    public boolean promptPassword(String message) {
        if (cancelled || (signIn.isThere() ? attempts == ATTEMPTS : emptyTried)) {
            return false;
        } else if (!signIn.isThere()) {
            emptyTried = true;
            answer = "";
            return true;
        }
        answer = text(signIn.password(who, ++attempts)).orElse(null);
        cancelled = answer == null;
        return !cancelled;
    }

    @Override
    public String getPassword() {
        return answer;
    }

    /** Returns whether there is anybody. */
    boolean areAnswered() {
        return signIn.isThere();
    }

    /** Returns the passphrase of a key; nothing where it stays locked. */
    Optional<char[]> passphrase(String key, int attempt) {
        if (cancelled || !signIn.isThere() || attempt > ATTEMPTS) {
            return Optional.empty();
        }
        Optional<char[]> given = signIn.passphrase(key, attempt);
        cancelled = given.isEmpty();
        return given.filter(text -> text.length > 0);
    }

    /**
     * Asks for the passphrase of a key whose public half is not known. JSch gives up all other keys where this says
     * false, so a key that stays locked gets no passphrase instead.
     */
    @Override
    public boolean promptPassphrase(String message) {
        String key = message.replaceFirst("^Passphrase for ", "");
        unlocks = key.equals(locked) ? unlocks : 0;
        locked = key;
        answer = text(passphrase(key, ++unlocks)).orElse(null);
        unlocks = answer == null ? ATTEMPTS : unlocks;
        return !cancelled;
    }

    @Override
    public String getPassphrase() {
        return answer;
    }

    @Override
    public String[] promptKeyboardInteractive(String destination, String name, String instruction, String[] prompts,
            boolean[] echo) {
        String text = SafeText.lines(name + "\n" + instruction);
        if (prompts.length == 0) {
            showMessage(text);
            return new String[0];
        } else if (cancelled || !signIn.isThere() || attempts == ATTEMPTS) {
            return null;
        } else if (prompts.length > MOST_PROMPTS) {
            signIn.note(who + " asks " + prompts.length + " questions at once; more than " + MOST_PROMPTS + " are not passed on.");
            return null;
        }
        attempts++;
        List<SignIn.Prompt> clean = new ArrayList<>();
        for (int index = 0; index < prompts.length; index++) {
            clean.add(new SignIn.Prompt(start(SafeText.line(prompts[index])), echo[index]));
        }
        boolean password = prompts.length == 1 && !echo[0] && clean.get(0).text().toLowerCase(Locale.ROOT)
                .contains("password");
        Optional<List<String>> given = password ? text(signIn.password(who, attempts)).map(List::of)
                : signIn.answers(who, text, clean).map(all -> all.stream().map(Questions::wiped).toList());
        cancelled = given.isEmpty();
        return given.map(all -> all.toArray(String[]::new)).orElse(null);
    }

    private static String start(String prompt) {
        return prompt.length() <= LONGEST_PROMPT ? prompt : prompt.substring(0, LONGEST_PROMPT) + '…';
    }

    private static Optional<String> text(Optional<char[]> secret) {
        return secret.map(Questions::wiped);
    }

    /** JSch wants a string, which cannot be wiped; what it came from can. */
    private static String wiped(char[] secret) {
        String text = new String(secret);
        Arrays.fill(secret, '\0');
        return text;
    }

    @Override
    public boolean promptYesNo(String message) {
        return false;
    }

    /** JSch's own words on a host key come this way, too; {@link HostKeyCheck} has better ones. */
    @Override
    public void showMessage(String message) {
        String text = SafeText.lines(message);
        if (hostIsTrusted.getAsBoolean() && !text.isEmpty()) {
            signIn.note(text);
        }
    }
}
