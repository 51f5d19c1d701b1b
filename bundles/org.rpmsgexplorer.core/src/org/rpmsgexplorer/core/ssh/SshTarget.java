// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a board is and how to sign in.
 *
 * @param user on the board
 * @param host name or address
 * @param port 1 to 65535
 * @param identity the private key to sign in with; without one, the ssh-agent and the usual keys in {@code ~/.ssh}
 * @param knownHosts the file with the host key; without one, {@code ~/.ssh/known_hosts}
 */
public record SshTarget(String user, String host, int port, Optional<Path> identity, Optional<Path> knownHosts) {
    public static final int DEFAULT_PORT = 22;
    private static final String DEFAULT_USER = "root";

    private static final Pattern ADDRESS = Pattern.compile(
            "(?:(?<user>[^@\\s:]+)@)?(?:\\[(?<six>[0-9A-Fa-f:.%\\w]+)]|(?<host>[\\w.-]+))(?::(?<port>\\d{1,5}))?");

    public SshTarget {
        if (port < 1 || port > 0xFFFF) {
            throw new IllegalArgumentException("The port " + port + " is not within 1 to 65535");
        }
    }

    /**
     * Parses {@code [user@]host[:port]}; an IPv6 address stands in brackets.
     *
     * @throws IllegalArgumentException where the text is something else
     */
    public static SshTarget parse(String text) {
        Matcher matcher = ADDRESS.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not an address such as root@192.0.2.1:22 or [2001:db8::1]");
        }
        String user = matcher.group("user");
        String host = matcher.group("six") != null ? matcher.group("six") : matcher.group("host");
        String port = matcher.group("port");
        return new SshTarget(user == null ? DEFAULT_USER : user, host,
                port == null ? DEFAULT_PORT : Integer.parseInt(port), Optional.empty(), Optional.empty());
    }

    /** Returns the command line that signs in there with ssh. */
    public String command() {
        return "ssh " + (port == DEFAULT_PORT ? "" : "-p " + port + " ") + user + "@" + host;
    }

    /** Returns what {@link #parse} takes. */
    @Override
    public String toString() {
        String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return user + "@" + shown + (port == DEFAULT_PORT ? "" : ":" + port);
    }
}
