// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.List;
import java.util.concurrent.Callable;

import org.rpmsgexplorer.virtualboard.BoardControl;
import org.rpmsgexplorer.virtualboard.remotecore.RemoteCoreStatus;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells the simulated remote core of a virtual board what to do. */
@Command(name = "core", mixinStandardHelpOptions = true,
        description = {"Tell the simulated remote core of a virtual board what to do.",
                "It knows: status, announce NAME [ADDRESS], withdraw NAME, stall, resume, crash, return."},
        footer = {"", "Examples:", "  rpmsg board core announce sensors 0x500", "  rpmsg board core crash"})
final class BoardCoreCommand implements Callable<Integer> {
    @Mixin
    private BoardOption board;

    @Parameters(arity = "1..*", paramLabel = "WORD", description = "The command and its arguments.")
    private List<String> words;

    @Option(names = "--json", description = "Print JSON: the status, or the answer.")
    private boolean json;

    private record Answer(String answer) {
    }

    @Override
    public Integer call() throws Exception {
        if (words.get(0).equals("stop")) {
            throw new UsageException("The board is stopped with rpmsg board stop");
        }
        BoardOption.running(board.virtualFolder());
        if (words.equals(List.of("status"))) {
            RemoteCoreStatus status = BoardControl.status(board.virtualFolder());
            if (json) {
                Json.print(status);
            } else {
                BoardStatusCommand.print(status);
            }
            return 0;
        }
        String answer = BoardControl.send(board.virtualFolder(), String.join(" ", words));
        if (json) {
            Json.print(new Answer(answer));
        } else if (!answer.isEmpty()) {
            System.out.println(answer);
        }
        return 0;
    }
}
