// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a board is and how to sign in.
 *
 * @param user on the board
 * @param host name or address
 * @param port 1 to 65535
 * @param options everything else
 */
public record SshTarget(String user, String host, int port, SshOptions options) {
    public static final int DEFAULT_PORT = 22;
    static final String DEFAULT_USER = "root";

    public SshTarget {
        if (port < 1 || port > 0xFFFF) {
            throw new IllegalArgumentException("The port " + port + " is not within 1 to 65535");
        }
    }

    /**
     * Creates a target for which nothing is configured.
     *
     * @param identity the one private key to sign in with; without one, the ssh-agent and the usual keys in {@code
     *        ~/.ssh}
     * @param knownHosts the file with the host key; without one, {@code ~/.ssh/known_hosts}
     */
    public SshTarget(String user, String host, int port, Optional<Path> identity, Optional<Path> knownHosts) {
        this(user, host, port, SshOptions.of(identity, knownHosts));
    }

    /**
     * Parses {@code [user@]host[:port]} without a look at any configuration; an IPv6 address stands in brackets.
     *
     * @throws IllegalArgumentException where the text is something else
     */
    public static SshTarget parse(String text) {
        SshAddress address = SshAddress.parse(text);
        return new SshTarget(address.user().orElse(DEFAULT_USER), address.host(), address.port().orElse(DEFAULT_PORT),
                Optional.empty(), Optional.empty());
    }

    /** Returns the same, but signing in with one private key only. */
    public SshTarget withIdentity(Path identity) {
        return new SshTarget(user, host, port, options.withIdentity(identity));
    }

    /** Returns what a person calls the host: its alias, else its name or address, with its port if that is not 22. */
    public String name() {
        return named(options.name().isEmpty() ? host : options.name());
    }

    /** Returns the command line that signs in there with ssh. */
    public String command() {
        return "ssh " + (port == DEFAULT_PORT ? "" : "-p " + port + " ") + user + "@"
                + (options.name().isEmpty() ? host : options.name());
    }

    /** Returns the name that the host's key is filed under in {@code known_hosts}. */
    String hostKeyName() {
        String plain = options.hostKeyAlias().orElse(host).toLowerCase(Locale.ROOT);
        return options.hostKeyAlias().isPresent() || port == DEFAULT_PORT ? plain : "[" + plain + "]:" + port;
    }

    /** Returns what {@link #parse} takes. */
    @Override
    public String toString() {
        return user + "@" + named(host);
    }

    private String named(String text) {
        String shown = text.indexOf(':') >= 0 ? "[" + text + "]" : text;
        return shown + (port == DEFAULT_PORT ? "" : ":" + port);
    }
}
