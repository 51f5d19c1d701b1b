// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The completion script in a real bash. */
@EnabledOnOs(OS.LINUX)
class CompletionTest {
    @TempDir
    private Path folder;

    @Test
    void commandsOptionsAndValuesAreCompleted() throws Exception {
        assertEquals(List.of("monitor"), completed("rpmsg mon"));
        assertEquals(List.of("--repeat"), completed("rpmsg send rpmsg-echo --rep"));
        assertEquals(List.of("fd", "legacy"), completed("rpmsg ping --way ").stream().sorted().toList());
        assertEquals(List.of("--layout"), completed("rpmsg capture list f.rpmsg --lay"));
        assertTrue(completed("rpmsg capture ").containsAll(List.of("info", "list", "filter", "stats", "export", "import",
                "follow", "note")));
        assertTrue(completed("rpmsg bench ").containsAll(List.of("run", "list", "show", "compare", "export", "import", "delete")));
        assertEquals(List.of("--loops"), completed("rpmsg bench --lo"));
        assertEquals(List.of("csv"), completed("rpmsg capture export a.rpmsg b --format cs"));
        assertTrue(completed("rpmsg board st").containsAll(List.of("start", "stop", "status")));
    }

    @Test
    void theScriptIsForTheProgramHereToo() throws Exception {
        assertEquals(List.of("complete -o default -F _complete_rpmsg ./rpmsg"), bash("complete -p ./rpmsg"));
    }

    /** Asks bash what it would offer behind these words. */
    private List<String> completed(String line) throws Exception {
        String[] words = (line + "|").split(" ");
        words[words.length - 1] = words[words.length - 1].replace("|", "");
        String quoted = String.join(" ", Arrays.stream(words).map(word -> "'" + word + "'").toList());
        return bash("compopt() { :; }; COMP_WORDS=(" + quoted + "); COMP_CWORD=" + (words.length - 1) + "; COMP_LINE='" + line + "'; COMP_POINT="
                + line.length() + "; _complete_rpmsg; printf '%s\\n' \"${COMPREPLY[@]}\"").stream().map(String::strip).toList();
    }

    private List<String> bash(String command) throws Exception {
        Path script = folder.resolve("completion.bash");
        Files.writeString(script, script());
        Process bash = new ProcessBuilder("bash", "-c", ". '" + script + "'; " + command).redirectErrorStream(true).start();
        String text = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(bash.waitFor(20, TimeUnit.SECONDS));
        assertEquals(0, bash.exitValue(), text);
        return text.lines().toList();
    }

    private String script() {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            assertEquals(0, Main.commandLine(new ErrorReport(folder.resolve("log"))).execute("completion", "bash"));
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
