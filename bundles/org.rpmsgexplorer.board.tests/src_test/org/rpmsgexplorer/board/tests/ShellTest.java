// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.rpmsgexplorer.core.ssh.RemoteProcess;
import org.rpmsgexplorer.core.ssh.ShellQuote;
import org.rpmsgexplorer.core.ssh.SshSession;

/** Scripts on a board whose user has some other shell, through a real sshd. */
@Tag("gate")
class ShellTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String NASTY = "it's $HOME `id` \\ \\\\ \"!!\" !x *\nnext\ttab ü€ %s \\n #";

    private static final List<String> SHELLS = List.of("/bin/dash", "/bin/bash", "/bin/zsh", "/bin/csh",
            "/usr/bin/tcsh",
            "/usr/bin/fish", "/usr/local/bin/ash");

    private static TestBoard board;

    @BeforeAll
    static void start() throws Exception {
        board = TestBoard.start(true);
        StringBuilder script =
                new StringBuilder("printf '#!/bin/sh\\nexec /bin/busybox ash \"$@\"\\n' >/usr/local/bin/ash\n"
                + "chmod +x /usr/local/bin/ash\n");
        for (String shell : SHELLS) {
            String user = "u-" + shell.replaceFirst(".*/", "");
            script.append(SecondServer.userScript(user, 1200 + SHELLS.indexOf(shell), "*", shell));
            // Files that run before every command, and print.
            script.append("for f in .cshrc .zshenv; do echo 'echo noise' >/home/" + user + "/$f; done\n");
        }
        assertEquals(0, board.run(script.toString()).exitCode());
    }

    @AfterAll
    static void stop() throws Exception {
        board.close();
    }

    @ParameterizedTest
    @FieldSource("SHELLS")
    void everyLoginShellRunsOurScripts(String shell) throws Exception {
        String name = shell.replaceFirst(".*/", "");
        assumeTrue(Files.exists(Path.of(name.equals("ash") ? "/bin/busybox" : shell)), shell
                + " is not installed here");
        try (SshSession session = SshSession.open(board.target("u-" + name))) {
            SshSession.Result result = session.run("# a comment\nset -eu\nif true; then\n    printf %s "
                    + ShellQuote.quote(NASTY) + "\nfi\ncat\nprintf e >&2\nexit 7\n",
                    "input".getBytes(StandardCharsets.UTF_8), LIMIT);
            String noise = List.of("zsh", "csh", "tcsh").contains(name) ? "noise\n" : "";
            assertEquals(noise + NASTY + "input", result.output());
            assertTrue(result.errors().endsWith("e"), result.errors());
            assertEquals(7, result.exitCode());
            assertEquals(noise + "0 u-" + name, session.run("echo $# $(id -un)", new byte[0], LIMIT).output().strip());

            String large = "x".repeat(40) + "\n";
            String script = "cat <<'END'\n" + large.repeat(400) + "END\n";
            assertEquals(noise + large.repeat(400), session.run(script, new byte[0], LIMIT).output());
            try (RemoteProcess process = session.start("read line; echo \"got '$line'\"")) {
                process.input().write("hello\n".getBytes(StandardCharsets.UTF_8));
                process.input().flush();
                assertEquals(noise + "got 'hello'\n",
                        new String(process.output().readNBytes(12 + noise.length()), StandardCharsets.UTF_8));
            }
        }
    }
}
