// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.List;
import java.util.concurrent.Callable;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.ssh.HostKeyEntry;
import org.rpmsgexplorer.core.ssh.KnownHosts;
import org.rpmsgexplorer.core.ssh.SshTarget;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists host keys with their fingerprints. */
@Command(name = "list", mixinStandardHelpOptions = true,
        description = {"List the known host keys, of all hosts or of one."},
        footer = {"", "Examples:", "  rpmsg hosts list root@192.0.2.1"})
final class HostsListCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "HOST", description = "[user@]host[:port], or a Host of ~/.ssh/config.")
    private String host;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    private static List<HostKeyEntry> keysOf(SshTarget target) throws BoardException {
        return KnownHosts.of(target).keysOf(target);
    }

    @Override
    public Integer call() throws Exception {
        List<HostKeyEntry> keys = host == null ? KnownHosts.ofUser().entries()
                : keysOf(BoardOption.resolve(host));
        if (json) {
            Json.print(keys.stream().map(HostKeyReport::of).toList());
            return 0;
        } else if (keys.isEmpty()) {
            System.out.println(host == null ? "No host is known." : "The host " + host + " is not known.");
            return 0;
        }
        Table table = new Table("HOST", "KEY", "FINGERPRINT", "WHERE");
        keys.forEach(key -> table.add(HostKeyReport.of(key).names(), key.typeName(), key.fingerprint(), key.where()));
        table.print(System.out, "");
        return 0;
    }
}
