// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.rpmsgexplorer.core.ssh.HostKeyEntry;
import org.rpmsgexplorer.core.ssh.KnownHosts;
import org.rpmsgexplorer.core.ssh.SshTarget;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Forgets the host keys of one board. */
@Command(name = "forget", mixinStandardHelpOptions = true,
        description = {"Forget the host keys of a board, after it was installed anew.",
                "The next connection asks for its new one. The file as it was is kept beside it (known_hosts.old)."},
        footer = {"", "Examples:", "  rpmsg hosts forget 192.0.2.1:2222"})
final class HostsForgetCommand implements Callable<Integer> {
    @Parameters(paramLabel = "HOST", description = "[user@]host[:port], or a Host of ~/.ssh/config.")
    private String host;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    private record Report(List<HostKeyReport> removed, List<HostKeyReport> kept, Optional<Path> backup) {
    }

    @Override
    public Integer call() throws Exception {
        SshTarget target = BoardOption.resolve(host);
        KnownHosts.Forgotten forgotten = KnownHosts.of(target).forget(target);
        if (json) {
            Json.print(new Report(forgotten.removed().stream().map(HostKeyReport::of).toList(),
                    forgotten.kept().stream().map(HostKeyReport::of).toList(), forgotten.backup()));
        } else {
            forgotten.removed().forEach(key -> System.out.println("Forgot " + text(key)));
            forgotten.backup().ifPresent(file -> System.out.println("The file as it was: " + file));
            forgotten.kept().forEach(key -> System.err.println("rpmsg: still holds for " + host + ": " + text(key)));
            if (forgotten.removed().isEmpty() && forgotten.kept().isEmpty()) {
                System.out.println("The host " + host + " was not known.");
            }
        }
        return 0;
    }

    private static String text(HostKeyEntry key) {
        return key.typeName() + " " + key.fingerprint() + " of " + HostKeyReport.of(key).names() + ", " + key.where();
    }
}
