// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.probe.BoardScript;
import org.rpmsgexplorer.core.probe.ScriptOutput;
import org.rpmsgexplorer.core.ssh.SshSession;

/** Removes what deployments have left on a board: the agent's folders of all versions, wherever they are. */
public final class AgentCleaner {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private AgentCleaner() {
    }

    /**
     * A folder of ours.
     *
     * @param path on the board
     * @param bytes in its files
     */
    public record Folder(String path, long bytes) {
    }

    /**
     * What was found and done.
     *
     * @param removed what was there
     * @param kept what could not be removed
     * @param running processes of agents of this user that run from there; without force, nothing was removed then
     * @param journals of agents that were killed, where there are rpmsg nodes; without force, nothing was removed then
     */
    public record Result(List<Folder> removed, List<Folder> kept, List<String> running, List<String> journals) {
    }

    /**
     * Removes the folders of the user who is signed in.
     *
     * @param force whether also while an agent runs from there
     */
    public static Result clean(SshSession session, boolean force) throws BoardException {
        ScriptOutput output = BoardScript.CLEAN.run(session, Map.of("force", force ? "yes" : "no"), LIMIT);
        if (!output.has("end")) {
            throw new BoardException("The board " + session.target() + " could not be cleaned"
                    + (output.error().isEmpty() ? "" : ": " + output.error()), "", null);
        }
        return new Result(folders(output, "removed"), folders(output, "kept"),
                output.all("running").stream().map(line -> line.split(" ")[0]).distinct().toList(),
                output.all("journal"));
    }

    private static List<Folder> folders(ScriptOutput output, String key) {
        List<Folder> folders = new ArrayList<>();
        for (String[] words : output.rows(key, 2)) {
            folders.add(new Folder(words[1], words[0].matches("\\d{1,18}") ? Long.parseLong(words[0]) : 0));
        }
        return folders;
    }
}
