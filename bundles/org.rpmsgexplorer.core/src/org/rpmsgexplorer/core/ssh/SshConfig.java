// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.rpmsgexplorer.core.BoardException;

/**
 * The user's ssh configuration: turns what a person writes into where and how to connect.
 *
 * <p>It is read by rules of our own rather than JSch's, which knows no {@code ProxyJump}, {@code Match} or
 * {@code Include}, and takes {@code host} for something else than {@code Host}. Only the user's file is read, not that
 * of the machine. Thread-safe: the files are read anew for each address.
 */
public final class SshConfig {
    private static final int MAX_JUMPS = 8;
    private static final String NONE = "none";

    private final Path folder;

    private SshConfig(Path folder) {
        this.folder = folder;
    }

    /** Returns the configuration of the user who runs this program, in {@code ~/.ssh}. */
    public static SshConfig ofUser() {
        return in(Path.of(System.getProperty("user.home"), ".ssh"));
    }

    /** Returns the configuration in another folder; the usual keys and {@code known_hosts} are there, too. */
    public static SshConfig in(Path folder) {
        return new SshConfig(folder.toAbsolutePath());
    }

    /**
     * What the command line says, which counts for more than any file.
     *
     * @param jump the hosts to go through, as {@code ProxyJump} has them
     * @param oldAlgorithms whether weak algorithms may be used, also on the way
     */
    public record Overrides(Optional<String> jump, boolean oldAlgorithms) {
        /** Nothing is said. */
        public static final Overrides NONE = new Overrides(Optional.empty(), false);
    }

    /**
     * Finds out where and how to connect. A user that nobody names is root; on the hosts in between, it is who runs
     * this program, as with ssh.
     *
     * @throws BoardException where the configuration leads nowhere
     */
    public SshTarget resolve(SshAddress address, Overrides overrides) throws BoardException {
        return resolve(address, overrides, SshTarget.DEFAULT_USER, 0);
    }

    /** Returns the hosts that the configuration names, in its order; patterns are not among them. */
    public List<String> hosts() {
        ConfiguredHosts hosts = new ConfiguredHosts();
        new ConfigReader(folder, "", hosts).read(folder.resolve("config"));
        return hosts.names();
    }

    private SshTarget resolve(SshAddress address, Overrides overrides, String defaultUser, int depth)
            throws BoardException {
        if (depth > MAX_JUMPS) {
            throw new BoardException("More than " + MAX_JUMPS + " jump hosts lead to " + address.host(),
                    "Does a ProxyJump in " + folder.resolve("config") + " lead back to itself?", null);
        }
        HostSettings settings = new HostSettings(folder, address, defaultUser);
        new ConfigReader(folder, address.host(), settings).read(folder.resolve("config"));
        Optional<SshTarget> jump = jump(overrides.jump().or(settings::jump), address, overrides, depth);
        return settings.target(overrides.oldAlgorithms(), jump);
    }

    /** Of several hosts, the last leads to the board, and those before it lead there. */
    private Optional<SshTarget> jump(Optional<String> list, SshAddress from, Overrides overrides, int depth)
            throws BoardException {
        if (list.isEmpty() || list.get().equalsIgnoreCase(NONE)) {
            return Optional.empty();
        }
        int comma = list.get().lastIndexOf(',');
        SshAddress address;
        try {
            address = SshAddress.parse(uri(list.get().substring(comma + 1).strip()));
        } catch (IllegalArgumentException wrong) {
            throw new BoardException("No jump host: " + wrong.getMessage(), "", wrong);
        }
        // "Host *" with a ProxyJump is for the jump host, too, and means nothing there.
        if (address.host().equals(from.host()) && address.port().equals(from.port())) {
            return Optional.empty();
        }
        Optional<String> before = comma < 0 ? Optional.empty() : Optional.of(list.get().substring(0, comma));
        return Optional.of(resolve(address, new Overrides(before, overrides.oldAlgorithms()),
                System.getProperty("user.name"), depth + 1));
    }

    private static String uri(String text) {
        String plain = text.startsWith("ssh://") ? text.substring("ssh://".length()) : text;
        return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }

    /** Puts the home folder, which is where {@code folder} is, in place of a leading {@code ~}. */
    static String home(Path folder, String path) {
        Path home = Optional.ofNullable(folder.getParent()).orElse(folder);
        return path.equals("~") ? home.toString() : path.startsWith("~/") ? home.resolve(path.substring(2)).toString()
                : path;
    }
}
