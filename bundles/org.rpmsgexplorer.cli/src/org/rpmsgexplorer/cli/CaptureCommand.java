// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import picocli.CommandLine.Command;

/** Looks at captures. */
@Command(name = "capture", mixinStandardHelpOptions = true,
        description = {"Look at captures (.rpmsg), which rpmsg monitor --write makes: list, filter, count, follow, convert. None of"
                + " this needs a board, and all but import and note also works while a capture is being written."},
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {CaptureInfoCommand.class, CaptureListCommand.class, CaptureFilterCommand.class,
                CaptureStatsCommand.class, CaptureFollowCommand.class, CaptureExportCommand.class,
                CaptureImportCommand.class, CaptureNoteCommand.class})
final class CaptureCommand {
}
