// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.rpmsgexplorer.core.BoardException;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchException;

/** Says why there is no session, in words that help. */
final class Refusal {
    private static final Pattern METHODS = Pattern.compile("Auth (?:fail|cancel) for methods '(.*)'");

    private final SshTarget target;
    private final SignIn signIn;
    private final Keys keys;
    private final int passwords;

    /**
     * Creates an explanation.
     *
     * @param signIn says what to do in words of whoever asked for the connection
     * @param passwords how many were asked for
     */
    Refusal(SshTarget target, SignIn signIn, Keys keys, int passwords) {
        this.target = target;
        this.signIn = signIn;
        this.keys = keys;
        this.passwords = passwords;
    }

    BoardException explain(JSchException failed) {
        String text = String.valueOf(failed.getMessage());
        Matcher methods = METHODS.matcher(text);
        if (failed instanceof JSchAlgoNegoFailException different) {
            return algorithms(different);
        } else if (methods.matches()) {
            return signIn(SafeText.line(methods.group(1)), failed);
        } else if (text.contains("Too many authentication failures")) {
            return refused("it ended the attempt after " + (keys.tried().isEmpty() ? "too many" : keys.tried().size()
                    + " keys"), "Name the right one for it in ~/.ssh/config: IdentityFile, and IdentitiesOnly yes.",
                    failed);
        }
        return network(failed, text);
    }

    private BoardException refused(String why, String hint, JSchException failed) {
        return new BoardException(BoardException.Kind.SIGN_IN, "The board refused to sign in " + target + ": " + why,
                hint, failed);
    }

    private BoardException signIn(String methods, JSchException failed) {
        List<String> tried = new ArrayList<>();
        if (!keys.tried().isEmpty()) {
            tried.add((keys.tried().size() == 1 ? "the key " : "the keys ") + String.join(", ", keys.tried()));
        }
        if (passwords > 0) {
            tried.add(passwords == 1 ? "a password" : passwords + " passwords");
        }
        List<String> why = new ArrayList<>();
        why.add(methods.isEmpty() ? "it says not how" : "it takes " + methods.replace(",", ", "));
        why.add(tried.isEmpty() ? "no key was there to try" : "refused " + (tried.size() > 1 || keys.tried().size() > 1
                || passwords > 1 ? "were " : "was ") + String.join(" and ", tried));
        why.addAll(keys.unusable());
        return refused(String.join("; ", why), hint(methods), failed);
    }

    private String hint(String methods) {
        List<String> offered = Arrays.asList(methods.split(","));
        if (keys.unusable().stream().anyMatch(reason -> reason.endsWith("passphrase"))) {
            return "Load the key into the ssh-agent with ssh-add, or sign in from a terminal, where the passphrase is "
                    + "asked for.";
        } else if (passwords > 0) {
            return "Is it the right user? ssh-copy-id puts a key on the board, then no password is needed.";
        } else if (offered.contains("publickey")) {
            String ask = offered.contains("password") || offered.contains("keyboard-interactive")
                    ? " In a terminal, the password is asked for." : "";
            return "A key of yours must be in ~/.ssh/authorized_keys of that user on the board: ssh-copy-id puts it "
                    + "there." + ask;
        }
        return "Passwords are asked for in a terminal only; scripts need a key.";
    }

    private BoardException algorithms(JSchAlgoNegoFailException failed) {
        Optional<Algorithms.Kind> kind = Arrays.stream(Algorithms.Kind.values())
                .filter(one -> one.settings().contains(failed.getAlgorithmName())).findFirst();
        String offer = SafeText.line(failed.getServerProposal()).replace(",", ", ");
        String title = kind.map(Algorithms.Kind::title).orElse(failed.getAlgorithmName());
        List<String> possible = Arrays.stream(failed.getServerProposal().split(","))
                .filter(name -> kind.isPresent() && kind.get().isWeak(name) && JSch.getConfig(name) != null).toList();
        String message = "No connection to " + target + ": no " + title + " algorithm in common; the board offers "
                + offer;
        return new BoardException(message, possible.isEmpty() ? "Its SSH server needs an update."
                : "It is old: " + signIn.how(SignIn.Advice.ALLOW_OLD_ALGORITHMS, target) + ", a line \""
                        + kind.get().keyword() + " +" + String.join(",", possible)
                        + "\" in ~/.ssh/config for this host allows them for good.",
                        failed);
    }

    private BoardException network(JSchException failed, String text) {
        Throwable root = failed;
        while (root.getCause() != null && !(root instanceof IOException)) {
            root = root.getCause();
        }
        String why = String.valueOf(root.getMessage());
        String hint = "Is the board on, and does ssh reach it?";
        if (root instanceof UnknownHostException) {
            why = "nobody knows the host " + target.host();
            hint = "Give its address instead of its name, or add it to /etc/hosts or ~/.ssh/config.";
        } else if (root instanceof SocketTimeoutException || text.contains("timeout: socket is not established")) {
            boolean connected = !text.contains("not established") && !why.contains("onnect");
            why = (connected ? "it accepts the connection, but says nothing" : "no answer") + " within "
                    + target.options().connectSeconds() + " s";
            hint = connected ? "Is port " + target.port() + " its SSH server, and is that alive?" : hint;
        } else if (text.startsWith("connection is closed by foreign host")) {
            why = "it closed the connection at once";
            hint = "Is port " + target.port() + " its SSH server? Its log may say why.";
        } else if (root instanceof ConnectException || root instanceof NoRouteToHostException) {
            hint = "Is the board on, is the address right, and does an SSH server run there?";
        }
        Optional<SshTarget> jump = target.options().jump();
        String way = jump.map(host -> " through " + host).orElse("");
        Optional<String> command = target.options().notes().stream().filter(note -> note.contains("ProxyCommand"))
                .findFirst();
        return new BoardException("No connection to " + target + way + ": " + SafeText.line(why),
                command.map(note -> "It may need what is not supported (" + note + "); a ProxyJump is.").orElse(hint),
                        failed);
    }
}
