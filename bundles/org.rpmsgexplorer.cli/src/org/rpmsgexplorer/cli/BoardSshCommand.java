// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.rpmsgexplorer.core.ssh.SshTarget;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the machine's own ssh with what it needs to reach the board. */
@Command(name = "ssh", mixinStandardHelpOptions = true, description = "Sign in to a board with ssh, or run a command there.",
        footer = {"", "Examples:", "  rpmsg board ssh", "  rpmsg board ssh cat /proc/version"})
final class BoardSshCommand implements Callable<Integer> {
    @Mixin
    private BoardOption board;

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "What to run, with its own options; nothing for a shell.")
    private List<String> command = new ArrayList<>();

    @Option(names = "--json", description = "Do not sign in; print where to and how, and the whole command, as JSON.")
    private boolean json;

    private record SignIn(SshTarget target, List<String> command) {
    }

    @Override
    public Integer call() throws Exception {
        SshTarget target = board.target();
        List<String> ssh = new ArrayList<>(List.of("ssh"));
        ssh.addAll(board.sshArguments(target));
        ssh.addAll(command);
        if (json) {
            Json.print(new SignIn(target, ssh));
            return 0;
        }
        return new ProcessBuilder(ssh).inheritIO().start().waitFor();
    }
}
