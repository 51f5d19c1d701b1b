// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.ssh.SshSession;

/**
 * What one look at a board found that decides how the agent is started there.
 *
 * @param kernel release, such as {@code 6.12.43}
 * @param machine of the kernel, as {@code uname -m} says; the user space may be of a smaller one
 * @param javas all that were found
 * @param installed where the agent is already
 * @param places where it could be, best first, up to the first that will do; empty where it is installed
 */
public record BoardProbe(String kernel, String machine, List<JavaRuntime> javas, Optional<Installed> installed,
        List<AgentPlace> places) {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /**
     * An agent that is on the board.
     *
     * @param folder its folder
     * @param jar SHA-256 of its jar in hexadecimal, or its size where the board cannot tell that
     * @param library the same of its native library
     */
    public record Installed(String folder, String jar, String library) {
    }

    /**
     * Looks at a board, in one round trip.
     *
     * @param hash SHA-256 of the agent
     * @param needKib how much space the agent needs, in KiB
     */
    public static BoardProbe of(SshSession session, String hash, long needKib) throws BoardException {
        ScriptOutput output =
                BoardScript.PROBE.run(session, Map.of("hash", hash, "need", Long.toString(needKib)), LIMIT);
        if (!output.has("end") || output.rows("system", 2).isEmpty()) {
            throw new BoardException("The board " + session.target() + " did not run the probe"
                    + (output.error().isEmpty() ? "" : ": " + output.error()), "Is there a POSIX shell? Does "
                    + session.target().command() + " uname -rm print the kernel and the machine?", null);
        }
        return parse(output);
    }

    static BoardProbe parse(ScriptOutput output) {
        String[] system = output.rows("system", 2).get(0);
        Optional<Installed> installed = output.first("installed").map(folder -> {
            List<String> sums = List.of(output.first("sums").orElse("").split(" +"));
            return new Installed(folder, before(sums, "agent.jar"), before(sums, "libjnidispatch.so"));
        });
        List<JavaRuntime> javas = new ArrayList<>();
        output.rows("java", 5).forEach(words -> javas.add(JavaRuntime.parse(words)));
        return new BoardProbe(system[0], system[1], javas, installed,
                output.rows("place", 3).stream().map(AgentPlace::parse).toList());
    }

    private static String before(List<String> words, String word) {
        int index = words.indexOf(word);
        return index <= 0 ? "" : words.get(index - 1);
    }
}
