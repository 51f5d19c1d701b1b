// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.ssh.SshAddress;
import org.rpmsgexplorer.core.ssh.SshConfig;
import org.rpmsgexplorer.core.ssh.SshTarget;

/**
 * A board that the user has added: how it is called and how it is reached. There is no secret in it.
 *
 * @param id the same as long as the board is in the list
 * @param name what the user calls it; empty for its address
 * @param address user, host and port as the user gave them; the host may be one of {@code ~/.ssh/config}
 * @param identity the one private key to sign in with; empty for those of the ssh-agent and of {@code ~/.ssh}
 * @param jump the hosts to go through, as {@code ProxyJump} has them
 * @param oldAlgorithms whether algorithms may be used that are weak by now
 */
public record BoardEntry(String id, String name, SshAddress address, Optional<Path> identity, Optional<String> jump,
        boolean oldAlgorithms) {
    private static final String NAME = "name";
    private static final String USER = "user";
    private static final String HOST = "host";
    private static final String PORT = "port";
    private static final String IDENTITY = "identity";
    private static final String JUMP = "jump";
    private static final String OLD_ALGORITHMS = "oldAlgorithms";
    private static final Pattern PORT_NUMBER = Pattern.compile("\\d{1,5}");

    public BoardEntry {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(address);
    }

    /** Returns what the board is called everywhere. */
    public String label() {
        return name.isEmpty() ? addressText() : name;
    }

    /** Returns the address as a person writes it. */
    public String addressText() {
        String host = address.host().indexOf(':') >= 0 ? '[' + address.host() + ']' : address.host();
        return address.user().map(user -> user + '@').orElse("") + host
                + (address.port().isPresent() ? ":" + address.port().getAsInt() : "");
    }

    /** Returns where and how to connect, by what {@code ~/.ssh/config} says now. */
    public SshTarget target(SshConfig config) throws BoardException {
        SshTarget target = config.resolve(address, new SshConfig.Overrides(jump, oldAlgorithms));
        return identity.isPresent() ? target.withIdentity(identity.get()) : target;
    }

    /** Returns whether the other leads to the same place in the same way, whatever it is called. */
    boolean leadsWhere(BoardEntry other) {
        return equals(new BoardEntry(id, name, other.address, other.identity, other.jump, other.oldAlgorithms));
    }

    /** Returns it as texts by name, to be kept. */
    Map<String, String> toMap() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put(NAME, name);
        map.put(HOST, address.host());
        address.user().ifPresent(user -> map.put(USER, user));
        address.port().ifPresent(port -> map.put(PORT, Integer.toString(port)));
        identity.ifPresent(file -> map.put(IDENTITY, file.toString()));
        jump.ifPresent(hosts -> map.put(JUMP, hosts));
        map.put(OLD_ALGORITHMS, Boolean.toString(oldAlgorithms));
        return map;
    }

    /** Returns what was kept; nothing where it makes no sense, because somebody has changed it. */
    static Optional<BoardEntry> of(String id, Map<String, String> map) {
        Matcher port = PORT_NUMBER.matcher(map.getOrDefault(PORT, ""));
        try {
            // Parsing it again holds it to the same bounds as what a person writes.
            BoardEntry kept = new BoardEntry(id, map.getOrDefault(NAME, ""),
                    new SshAddress(Optional.ofNullable(map.get(USER)), map.getOrDefault(HOST, ""),
                            port.matches() ? OptionalInt.of(Integer.parseInt(port.group())) : OptionalInt.empty()),
                    Optional.ofNullable(map.get(IDENTITY)).map(Path::of), Optional.ofNullable(map.get(JUMP)),
                    Boolean.parseBoolean(map.get(OLD_ALGORITHMS)));
            SshAddress.parse(kept.addressText());
            return Optional.of(kept);
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }
}
