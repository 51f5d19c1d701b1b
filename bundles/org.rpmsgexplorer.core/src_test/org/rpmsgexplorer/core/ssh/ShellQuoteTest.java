// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellQuoteTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "plain", "it's", "'", "''", "'\\''", "\"double\"", "$HOME ${HOME} $(id) `id`",
            "a\\b\\\\c\\",
            "line\nfeed\n", "\ttab\r", "*?[a-z]~{1,2}", "!history!! ^a^b", "; rm -rf / & | < > #", "-n", "ü€😀",
                    "\u0001\u007f",
            "a=b", "!'\n'!"})
    void theShellSeesExactlyThisWord(String text) throws Exception {
        assertEquals(text + "|1", shell("printf %s " + ShellQuote.quote(text) + "; set -- " + ShellQuote.quote(text)
                + "; printf '|%s' $#"));
    }

    @Test
    void aQuotedScriptIsQuotedAgainWithoutHarm() throws Exception {
        String script = "printf %s " + ShellQuote.quote("it's $HOME\n");
        assertEquals("it's $HOME\n", shell("exec sh -c " + ShellQuote.quote(script)));
    }

    @Test
    void aZeroByteIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> ShellQuote.quote("a\0b"));
    }

    private static String shell(String script) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh");
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var in = process.getOutputStream()) {
            in.write(script.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        return output;
    }
}
