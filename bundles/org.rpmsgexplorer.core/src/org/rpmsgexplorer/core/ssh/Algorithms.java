// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;

/** Which algorithms are offered to a board: those that are sound today, unless this board needs others. */
public final class Algorithms {
    /** Certificates of hosts are not checked here, so they are not asked for. */
    private static final String CERTIFICATES = "*-cert-v01@openssh.com";

    /** JSch tries these out first, since not every Java has them; by itself it would try what every Java 17 has, too. */
    private static final String POST_QUANTUM = "mlkem768x25519-sha256,mlkem768nistp256-sha256,mlkem1024nistp384-sha384,"
            + "sntrup761x25519-sha512,sntrup761x25519-sha512@openssh.com";

    /** The kinds that can be set, by keyword and by the names that JSch and the protocol have for them. */
    public enum Kind {
        KEY_EXCHANGE("KexAlgorithms", "key exchange", List.of("kex"),
                List.of("diffie-hellman-group14-sha1", "diffie-hellman-group-exchange-sha1",
                        "diffie-hellman-group1-sha1")),
        HOST_KEY("HostKeyAlgorithms", "host key", List.of("server_host_key"), List.of("ssh-rsa", "ssh-dss")),
        PUBLIC_KEY("PubkeyAcceptedAlgorithms", "public key", List.of("PubkeyAcceptedAlgorithms"),
                List.of("ssh-rsa", "ssh-dss")),
        CIPHER("Ciphers", "cipher", List.of("cipher.c2s", "cipher.s2c"), List.of("aes128-cbc", "aes192-cbc",
                "aes256-cbc", "3des-cbc", "blowfish-cbc", "arcfour256", "arcfour128", "arcfour")),
        MAC("MACs", "MAC", List.of("mac.c2s", "mac.s2c"), List.of("hmac-sha1-96", "hmac-md5", "hmac-md5-96"));

        private final String keyword;
        private final String title;
        private final List<String> settings;
        private final List<String> old;

        Kind(String keyword, String title, List<String> settings, List<String> old) {
            this.keyword = keyword;
            this.title = title;
            this.settings = settings;
            this.old = old;
        }

        /** Returns its keyword in ssh_config(5). */
        String keyword() {
            return keyword;
        }

        String title() {
            return title;
        }

        /** Returns what JSch calls it. */
        List<String> settings() {
            return settings;
        }

        boolean isWeak(String algorithm) {
            return old.contains(algorithm);
        }
    }

    private Algorithms() {
    }

    /** Tells a session what to offer; what is as usual is left to JSch. */
    static void apply(Session session, SshOptions options) throws JSchException {
        for (Kind kind : Kind.values()) {
            List<String> offered = offered(kind, options.algorithms().get(kind), options.oldAlgorithms());
            if (offered.isEmpty()) {
                throw new JSchException("none of the algorithms of " + kind.keyword() + " "
                        + options.algorithms().get(kind) + " is supported");
            }
            kind.settings().forEach(setting -> session.setConfig(setting, String.join(",", offered)));
        }
        session.setConfig("CheckKexes", POST_QUANTUM);
        session.setConfig("CheckSignatures", "");
    }

    /**
     * Returns the algorithms of one kind, best first.
     *
     * @param list as in ssh_config(5): a whole list, or with {@code +}, {@code -} or {@code ^} a change of the usual
     *        one; null for the usual one
     */
    static List<String> offered(Kind kind, String list, boolean old) {
        List<String> usual = new ArrayList<>(List.of(JSch.getConfig(kind.settings().get(0)).split(",")));
        usual.removeIf(name -> HostPattern.matches(CERTIFICATES, name));
        Set<String> result = new LinkedHashSet<>(usual);
        if (list != null && !list.isEmpty()) {
            List<String> named = Arrays.asList(list.substring("+-^".indexOf(list.charAt(0)) >= 0 ? 1 : 0).split(","));
            switch (list.charAt(0)) {
                case '+' -> result.addAll(named);
                case '-' -> result.removeIf(name -> HostPattern.matchesAny(named, name));
                case '^' -> {
                    result.clear();
                    result.addAll(named);
                    result.addAll(usual);
                }
                default -> {
                    result.clear();
                    result.addAll(named);
                }
            }
        }
        if (old) {
            result.addAll(kind.old);
        }
        result.removeIf(name -> name.isEmpty() || JSch.getConfig(name) == null);
        return List.copyOf(result);
    }
}
