// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import picocli.CommandLine.Command;

/** Starts, stops and shows virtual boards. */
@Command(name = "board", mixinStandardHelpOptions = true,
        description = "Start, stop and look at virtual boards; sign in to any board.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {BoardStartCommand.class, BoardStopCommand.class, BoardStatusCommand.class, BoardSshCommand.class,
                BoardLogCommand.class, BoardCoreCommand.class})
final class BoardCommand {
}
