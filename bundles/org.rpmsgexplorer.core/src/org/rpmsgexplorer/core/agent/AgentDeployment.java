// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.agent;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.ssh.RemoteProcess;
import org.rpmsgexplorer.core.ssh.ShellQuote;
import org.rpmsgexplorer.core.ssh.SshSession;

/**
 * Brings the agent to a board, if it is not there yet, and starts it.
 *
 * <p>On the board it lives in {@code ~/.cache/rpmsg-explorer/<sha256>/}: {@code agent.jar} and beside it JNA's library
 * for this machine, so that nothing is unpacked there and a {@code /tmp} without exec does no harm.
 */
public final class AgentDeployment {
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(20);
    private static final Duration UPLOAD_LIMIT = Duration.ofMinutes(3);
    private static final int MIN_JAVA = 17;

    /** Prints {@code rpmsg-explorer NAME VALUE} lines, so that what a profile prints beside them does no harm. */
    private static final String PROBE = """
            say() { echo "rpmsg-explorer $1 $2"; }
            say machine "$(uname -m)"
            for java in "$(command -v java)" "${JAVA_HOME:+$JAVA_HOME/bin/java}" /usr/lib/jvm/*/bin/java /opt/*/bin/java; do
                [ -x "$java" ] || continue
                home=$(dirname "$(dirname "$(readlink -f "$java")")")
                version=$(sed -n 's/^JAVA_VERSION="\\(1\\.\\)\\{0,1\\}\\([0-9]*\\).*/\\2/p' "$home/release" 2>/dev/null)
                # Starting a JVM takes long on a small board, so only where there is no such file.
                [ -n "$version" ] || version=$("$java" -version 2>&1 |
                    sed -n 's/.* version "\\(1\\.\\)\\{0,1\\}\\([0-9]*\\).*/\\2/p' | head -n 1)
                [ -n "$version" ] || continue
                if [ "$version" -ge %d ]; then say java "$java"; break; fi
                say old "$version"
            done
            folder=${HOME:?}/.cache/rpmsg-explorer/%s
            say folder "$folder"
            [ -f "$folder/agent.jar" ] && say present yes
            exit 0
            """;

    private final SshSession session;
    private final Progress progress;

    /** Creates a deployment over a session, which stays its owner's. */
    public AgentDeployment(SshSession session, Progress progress) {
        this.session = session;
        this.progress = progress;
    }

    /**
     * Starts the agent, after bringing it there if need be.
     *
     * @throws BoardException where the board has no fitting Java, no library fits its machine, or nothing can be
     *         written
     */
    public RemoteProcess start() throws BoardException {
        AgentPackage agent = AgentPackage.load();
        progress.step("Looking at the board");
        Map<String, String> found = probe(agent);
        String folder = require(found, "folder");
        String java = found.get("java");
        if (java == null) {
            String old = found.get("old");
            throw new BoardException("The board has " + (old == null ? "no Java" : "only Java " + old)
                    + "; the agent needs Java " + MIN_JAVA + " or newer", "Install a headless Java runtime on the board, such"
                    + " as openjdk-17-jre-headless, or put it under /opt.", null);
        }
        if (!found.containsKey("present")) {
            progress.step("Bringing the agent to the board");
            upload(agent, folder, require(found, "machine"));
        }
        progress.step("Starting the agent");
        return session.start("exec " + ShellQuote.quote(java)
                + " -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Xmx64m -XX:-UsePerfData"
                + " --enable-native-access=ALL-UNNAMED -Djna.nounpack=true -Djna.boot.library.path="
                + ShellQuote.quote(folder) + " -jar " + ShellQuote.quote(folder + "/agent.jar"));
    }

    private Map<String, String> probe(AgentPackage agent) throws BoardException {
        SshSession.Result result = session.run(String.format(PROBE, MIN_JAVA, agent.hash()), new byte[0], PROBE_LIMIT);
        Map<String, String> found = new HashMap<>();
        for (String line : result.output().lines().toList()) {
            String[] words = line.split(" ", 3);
            if (words.length == 3 && words[0].equals("rpmsg-explorer")) {
                found.putIfAbsent(words[1], words[2]);
            }
        }
        return found;
    }

    private String require(Map<String, String> found, String name) throws BoardException {
        String value = found.get(name);
        if (value == null || value.isEmpty()) {
            throw new BoardException("The board " + session.target() + " did not run the probe", "Does "
                    + session.target().command() + " uname -m print the machine?", null);
        }
        return value;
    }

    /** Fills a folder of another name and renames it, so that a folder with the agent's name is always whole. */
    private void upload(AgentPackage agent, String folder, String machine) throws BoardException {
        byte[] library = agent.nativeLibrary(machine);
        String fresh = folder + ".part" + Long.toUnsignedString(System.nanoTime(), 36);
        try {
            write("umask 077; mkdir -p " + ShellQuote.quote(fresh) + " && ", fresh + "/libjnidispatch.so", library);
            write("", fresh + "/agent.jar", agent.jar());
            check(session.run("[ -d " + ShellQuote.quote(folder) + " ] || mv " + ShellQuote.quote(fresh) + " "
                    + ShellQuote.quote(folder), new byte[0], PROBE_LIMIT), folder);
            remove(fresh);
        } catch (BoardException failed) {
            try {
                remove(fresh);
            } catch (BoardException left) {
                failed.addSuppressed(left);
            }
            throw failed;
        }
    }

    private void remove(String folder) throws BoardException {
        session.run("rm -rf " + ShellQuote.quote(folder), new byte[0], PROBE_LIMIT);
    }

    private void write(String before, String file, byte[] content) throws BoardException {
        String quoted = ShellQuote.quote(file);
        check(session.run(before + "cat > " + quoted + " && [ \"$(wc -c < " + quoted + ")\" -eq " + content.length
                + " ]", content, UPLOAD_LIMIT), file);
    }

    private static void check(SshSession.Result result, String file) throws BoardException {
        if (result.exitCode() != 0) {
            String errors = result.errors().strip();
            throw new BoardException("The agent could not be written to " + file + " on the board"
                    + (errors.isEmpty() ? "" : ": " + errors.lines().reduce((first, last) -> last).orElse("")),
                    "Is there space, and may the user write there?", null);
        }
    }
}
