// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import picocli.CommandLine.Command;

/** Looks at captures. */
@Command(name = "capture", mixinStandardHelpOptions = true,
        description = {"List, filter, count, follow and convert captures (.rpmsg), which rpmsg monitor --write makes.",
                "No board is needed. A capture can be read while it is being written."},
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {CaptureInfoCommand.class, CaptureListCommand.class, CaptureFilterCommand.class,
                CaptureStatsCommand.class, CaptureFollowCommand.class, CaptureExportCommand.class,
                CaptureImportCommand.class, CaptureNoteCommand.class})
final class CaptureCommand {
}
