// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to reach a host and sign in there, apart from its address.
 *
 * @param name the host as a person wrote it, which may be an alias; empty where it is the address itself
 * @param folder where the usual keys and {@code known_hosts} are: {@code ~/.ssh}
 * @param identities the private keys to try first; none for the usual ones of {@code folder}
 * @param identitiesOnly whether no other keys of the ssh-agent are tried
 * @param agent the socket of the ssh-agent; none for what {@code SSH_AUTH_SOCK} says, "none" for no agent
 * @param knownHosts the files with host keys, a new one is added to the first; none for the usual ones
 * @param hostKeyAlias the name that the host key is looked up by, where it is not the host's
 * @param hashHosts whether names of hosts are written to {@code known_hosts} as hashes
 * @param jump the host to go through
 * @param connectSeconds how long to wait for an answer of the host
 * @param methods the ways to sign in, best first, as SSH names them
 * @param algorithms lists of algorithms by their keyword in {@code ~/.ssh/config}, each set or changed as there
 * @param oldAlgorithms whether algorithms that are weak by now may be used as well
 * @param notes what {@code ~/.ssh/config} says for this host and is passed over
 */
public record SshOptions(String name, Path folder, List<Path> identities, boolean identitiesOnly,
        Optional<String> agent,
        List<Path> knownHosts, Optional<String> hostKeyAlias, boolean hashHosts, Optional<SshTarget> jump,
        int connectSeconds, List<String> methods, Map<Algorithms.Kind, String> algorithms, boolean oldAlgorithms,
        List<String> notes) {
    static final int CONNECT_SECONDS = 15;
    static final List<String> METHODS = List.of("publickey", "keyboard-interactive", "password");

    public SshOptions {
        identities = List.copyOf(identities);
        knownHosts = List.copyOf(knownHosts);
        methods = List.copyOf(methods);
        algorithms = Map.copyOf(algorithms);
        notes = List.copyOf(notes);
    }

    /** Returns what holds where nothing is said, with at most one key and one file of host keys. */
    static SshOptions of(Optional<Path> identity, Optional<Path> knownHosts) {
        return new SshOptions("", Path.of(System.getProperty("user.home"), ".ssh"), identity.stream().toList(),
                identity.isPresent(), Optional.empty(), knownHosts.stream().toList(), Optional.empty(), false,
                Optional.empty(), CONNECT_SECONDS, METHODS, Map.of(), false, List.of());
    }

    SshOptions withIdentity(Path identity) {
        return new SshOptions(name, folder, List.of(identity), true, agent, knownHosts, hostKeyAlias, hashHosts, jump, connectSeconds,
                methods, algorithms, oldAlgorithms, notes);
    }

    /** Returns the files that host keys are looked up in. */
    List<Path> hostKeyFiles() {
        return knownHosts.isEmpty() ? List.of(folder.resolve("known_hosts"), folder.resolve("known_hosts2"),
                Path.of("/etc/ssh/ssh_known_hosts"), Path.of("/etc/ssh/ssh_known_hosts2")) : knownHosts;
    }
}
