// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import picocli.CommandLine.Command;

/** Looks after the host keys of boards. */
@Command(name = "hosts", mixinStandardHelpOptions = true,
        description = "List and forget the host keys of boards, which are in ~/.ssh/known_hosts.",
        synopsisSubcommandLabel = "COMMAND", subcommands = {HostsListCommand.class, HostsForgetCommand.class})
final class HostsCommand {
}
