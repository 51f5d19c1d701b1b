// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.rpmsgexplorer.core.BoardException;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;

/**
 * Decides on the key that a host shows, for one session; used by the thread that connects.
 *
 * <p>JSch is told to be strict, so that none of its own questions comes up: what it does not get as known, it refuses.
 */
final class HostKeyCheck implements HostKeyRepository {
    private final SshTarget target;
    private final KnownHosts knownHosts;
    private final SignIn signIn;
    private byte[] shown = new byte[0];
    private KnownHosts.Verdict verdict;
    private BoardException failed;

    HostKeyCheck(SshTarget target, SignIn signIn) {
        this.target = target;
        this.knownHosts = KnownHosts.of(target);
        this.signIn = signIn;
    }

    @Override
    public int check(String name, byte[] key) {
        shown = key;
        try {
            verdict = knownHosts.check(name, key);
            if (verdict instanceof KnownHosts.Verdict.Unknown unknown && unknown.authorities().isEmpty()
                    && signIn.isThere() && signIn.trust(new SignIn.HostKeyQuestion(name, typeName(), fingerprint()))) {
                knownHosts.add(name, type(), key);
                verdict = new KnownHosts.Verdict.Known();
            }
        } catch (BoardException unusable) {
            failed = unusable;
            return NOT_INCLUDED;
        }
        return isAccepted() ? OK : verdict instanceof KnownHosts.Verdict.Unknown ? NOT_INCLUDED : CHANGED;
    }

    boolean isAccepted() {
        return verdict instanceof KnownHosts.Verdict.Known;
    }

    private String fingerprint() {
        return HostKeyEntry.fingerprint(shown);
    }

    /** A public key begins with the length and the name of its type, RFC 4253 section 6.6. */
    private String type() {
        int length = shown.length < 4 ? 0 : shown[3];
        return length <= 0 || length > shown.length - 4 ? "unknown"
                : SafeText.line(new String(shown, 4, length, StandardCharsets.US_ASCII));
    }

    private String typeName() {
        return HostKeyEntry.typeName(type());
    }

    /** Returns why the key was refused; nothing where it was not. */
    Optional<BoardException> refusal(Throwable cause) {
        if (failed != null) {
            return Optional.of(failed);
        } else if (verdict instanceof KnownHosts.Verdict.Unknown unknown) {
            return Optional.of(unknown.authorities().isEmpty() ? unknown(cause) : authority(unknown, cause));
        } else if (verdict instanceof KnownHosts.Verdict.Changed changed) {
            return Optional.of(changed(changed.known(), cause));
        } else if (verdict instanceof KnownHosts.Verdict.Revoked revoked) {
            return Optional.of(refused(", " + typeName() + " " + fingerprint() + ", is revoked in "
                    + revoked.entry().where(), "Somebody may have stolen it. The board needs a new host key.", cause));
        }
        return Optional.empty();
    }

    private BoardException refused(String what, String hint, Throwable cause) {
        return new BoardException(BoardException.Kind.HOST_KEY, "The host key of " + target.name() + what, hint, cause);
    }

    private BoardException unknown(Throwable cause) {
        return refused(" is not known: " + typeName() + " " + fingerprint(), signIn.isThere()
                ? "It was not accepted, so nothing was sent."
                : "Compare it with the board's, then sign in once from a terminal, with rpmsg or with "
                        + target.command() + ", which asks whether to keep it.", cause);
    }

    private BoardException authority(KnownHosts.Verdict.Unknown unknown, Throwable cause) {
        return refused(" is vouched for by an authority only (" + unknown.authorities().get(0).where()
                + "), and certificates of hosts are not supported", "Add the host's own key, " + typeName() + " "
                + fingerprint() + ", to " + knownHosts.file() + ".", cause);
    }

    private BoardException changed(List<HostKeyEntry> known, Throwable cause) {
        HostKeyEntry first = known.stream().filter(entry -> entry.type().equals(type())).findFirst()
                .orElse(known.get(0));
        signIn.changed(new HostKeyChange(target, first, typeName(), fingerprint()));
        String hint = first.file().equals(knownHosts.file()) ? signIn.how(SignIn.Advice.FORGET_HOST_KEY, target)
                : "remove the old one from " + first.file();
        return refused(" has changed: known is " + first.typeName() + " " + first.fingerprint() + " (" + first.where()
                + "), it shows " + typeName() + " " + fingerprint(), "If the board was installed anew, " + hint
                + ". If not, somebody may be in between.", cause);
    }

    @Override
    public HostKey[] getHostKey(String name, String type) {
        try {
            return knownHosts.of(name).stream().filter(entry -> entry.marker().isEmpty())
                    .filter(entry -> type == null || entry.type().equals(type))
                    .flatMap(entry -> hostKey(name, entry).stream()).toArray(HostKey[]::new);
        } catch (BoardException unusable) {
            failed = unusable;
            return new HostKey[0];
        }
    }

    private static Optional<HostKey> hostKey(String name, HostKeyEntry entry) {
        try {
            return entry.blob().length < 12 ? Optional.empty() : Optional.of(new HostKey(name, entry.blob()));
        } catch (JSchException unsupported) {
            return Optional.empty();
        }
    }

    @Override
    public HostKey[] getHostKey() {
        return new HostKey[0];
    }

    @Override
    public void add(HostKey key, UserInfo person) {
        throw new UnsupportedOperationException("Keys are added where they are accepted");
    }

    @Override
    public void remove(String name, String type) {
        throw new UnsupportedOperationException("Keys are never removed while connecting");
    }

    @Override
    public void remove(String name, String type, byte[] key) {
        remove(name, type);
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return knownHosts.file().toString();
    }
}
