// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.ssh.ShellQuote;
import org.rpmsgexplorer.core.ssh.SshSession;

/** A script of this package, which any POSIX shell of a board runs, busybox's too. */
public enum BoardScript {
    /** What deployment must know; needs {@code hash} and {@code need}. */
    PROBE("probe.sh"),
    /** What a check of the whole board wants to know besides. */
    SURVEY("survey.sh"),
    /** Receives a file; needs {@code place}, {@code fresh}, {@code name}, {@code size} and {@code sum}. */
    WRITE("write.sh"),
    /** Puts received files where they belong; needs {@code place}, {@code fresh} and {@code hash}. */
    INSTALL("install.sh"),
    /** Removes what is ours; needs {@code force}. */
    CLEAN("clean.sh");

    private static final String COMMON = "folders.sh";

    private final String file;

    BoardScript(String file) {
        this.file = file;
    }

    /**
     * Runs the script, which comes over standard input.
     *
     * @param values what it needs
     * @param limit how long it may take
     */
    public ScriptOutput run(SshSession session, Map<String, String> values, Duration limit) throws BoardException {
        SshSession.Result result = session.run("exec sh", text(values).getBytes(StandardCharsets.UTF_8), limit);
        return ScriptOutput.parse(result.output(), result.errors());
    }

    /** Runs the script with an input of its own, so that its text is in the command. */
    public ScriptOutput run(SshSession session, Map<String, String> values, InputStream input, Duration limit)
            throws BoardException {
        SshSession.Result result = session.run(text(values), input, limit);
        return ScriptOutput.parse(result.output(), result.errors());
    }

    /** Returns the whole script, without comments, because a server may limit the length of a command. */
    String text(Map<String, String> values) {
        StringBuilder script = new StringBuilder(load(COMMON));
        values.forEach((name, value) -> script.append(name).append('=').append(ShellQuote.quote(value)).append('\n'));
        return script.append(load(file)).toString();
    }

    private static String load(String file) {
        try (InputStream in = BoardScript.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("This build of RPMsg Explorer lacks " + file);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.replaceAll("(?m)^\\s*(#.*)?\\R", "").replaceAll("(?m)^ +", "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
