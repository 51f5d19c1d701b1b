// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteShellTest {
    private static final String SCRIPT = """
            set -eu
            for word in 'it'\\''s' '\\' "!!" '%s\\n' 'ü€'; do
                printf '<%s>' "$word"
            done
            exit 3""";

    @ParameterizedTest
    @ValueSource(strings = {"/bin/sh", "/bin/dash", "/bin/bash", "/bin/zsh", "/bin/csh", "/bin/bsd-csh",
            "/usr/bin/tcsh", "/usr/bin/fish"})
    void anyShellHandsTheScriptOverAsItIs(String shell) throws Exception {
        assumeTrue(Files.exists(Path.of(shell)), shell + " is not installed here");
        Process process = new ProcessBuilder(shell, "-c", RemoteShell.command(SCRIPT)).redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        assertEquals("<it's><\\><!!><%s\\n><ü€>", new String(process.getInputStream().readAllBytes(),
                StandardCharsets.UTF_8));
        assertEquals(3, process.waitFor());
    }

    @Test
    void aSimpleScriptStaysReadable() {
        assertEquals("exec sh -c 'uname -m && echo \"$HOME\"'", RemoteShell.command("uname -m && echo \"$HOME\""));
    }

    @Test
    void noWordIsTooLongForCshAndNothingNeedsAnEscape() {
        String command = RemoteShell.command("echo 'x'\n".repeat(1000));
        assertFalse(command.contains("\n") || command.contains("!"));
        assertEquals(0, Arrays.stream(command.split(" ")).filter(word -> word.length() > 1000).count());
    }

    @Test
    void aZeroByteIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> RemoteShell.command("a\0b"));
    }
}
