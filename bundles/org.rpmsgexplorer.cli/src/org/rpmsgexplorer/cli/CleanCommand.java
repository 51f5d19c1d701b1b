// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.concurrent.Callable;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.agent.AgentCleaner;
import org.rpmsgexplorer.core.ssh.SshSession;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes the agent from a board. */
@Command(name = "clean", mixinStandardHelpOptions = true,
        description = {"Remove the agent's folders from a board, those of all versions.",
                "Nothing else of RPMsg Explorer stays there.",
                "The next connection brings the agent again."},
        footer = {"", "Examples:", "  rpmsg clean -b root@192.0.2.1"})
final class CleanCommand implements Callable<Integer> {
    @Mixin
    private BoardOption board;

    @Option(names = "--force", description = "Also while an agent runs there, and when a killed one has left nodes.")
    private boolean force;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        AgentCleaner.Result result;
        try (StepLine steps = new StepLine();
                SshSession session = SshSession.open(board.target(), new TerminalSignIn(), steps)) {
            result = AgentCleaner.clean(session, force);
        }
        if (json) {
            Json.print(result);
        } else {
            print(result);
        }
        if (!force) {
            requireFree(result);
        }
        if (!result.kept().isEmpty()) {
            throw new BoardException("On the board could not be removed: " + result.kept().get(0).path(), "", null);
        }
        return 0;
    }

    private void print(AgentCleaner.Result result) {
        result.removed().forEach(folder ->
                System.out.println("Removed " + folder.path() + ", " + folder.bytes() + " bytes"));
        boolean refused = !force && (!result.running().isEmpty() || !result.journals().isEmpty());
        if (result.removed().isEmpty() && result.kept().isEmpty() && !refused) {
            System.out.println("Nothing of RPMsg Explorer was there.");
        } else if (!result.running().isEmpty() && force) {
            System.out.println("Agents still run there, until their connections end: "
                    + String.join(", ", result.running()));
        }
    }

    private static void requireFree(AgentCleaner.Result result) throws BoardException {
        if (!result.running().isEmpty()) {
            throw new BoardException("Nothing was removed: an agent runs on the board (process "
                    + String.join(", ", result.running()) + ")", "Close the other connections first, or use --force.",
                    null);
        } else if (!result.journals().isEmpty()) {
            throw new BoardException("Nothing was removed: an agent that was killed has left a journal of nodes,"
                    + " without which they cannot be told from others",
                    "Remove those nodes first with rpmsg destroy --leftovers, or use --force.", null);
        }
    }
}
