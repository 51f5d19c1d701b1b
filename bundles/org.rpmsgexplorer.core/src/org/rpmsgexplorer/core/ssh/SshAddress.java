// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A board as a person writes it: {@code [user@]host[:port]}, where the host may be one of {@code ~/.ssh/config}.
 *
 * @param user as written
 * @param host name, address (IPv6 without its brackets) or alias
 * @param port 1 to 65535, as written
 */
public record SshAddress(Optional<String> user, String host, OptionalInt port) {
    private static final int MAX_PORT = 0xFFFF;
    private static final Pattern ADDRESS = Pattern.compile("(?:(?<user>[^@\\s:]+)@)?"
            + "(?:\\[(?<six>[0-9A-Fa-f:.%\\w]+)]|(?<host>\\w[\\w.-]*))(?::(?<port>\\d{1,5}))?");

    public SshAddress {
        if (port.isPresent() && (port.getAsInt() < 1 || port.getAsInt() > MAX_PORT)) {
            throw new IllegalArgumentException("The port " + port.getAsInt() + " is not within 1 to 65535");
        }
    }

    /**
     * Parses an address; one of IPv6 stands in brackets.
     *
     * @throws IllegalArgumentException where the text is something else
     */
    public static SshAddress parse(String text) {
        Matcher matcher = ADDRESS.matcher(text);
        if (!matcher.matches() || text.startsWith("-")) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not an address such as root@192.0.2.1:22 or [2001:db8::1]");
        }
        String port = matcher.group("port");
        return new SshAddress(Optional.ofNullable(matcher.group("user")),
                matcher.group("six") != null ? matcher.group("six") : matcher.group("host"),
                port == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port)));
    }
}
