// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;

class ScriptOutputTest {
    @Test
    void onlyLinesOfTheScriptCount() {
        ScriptOutput output = ScriptOutput.parse("Welcome!\nrpmsg-explorer machine vax\n rpmsg-explorer machine pdp\n"
                + "rpmsg-explorer machine later\nrpmsg-explorer end\n", "");
        assertEquals(List.of("vax", "later"), output.all("machine"));
        assertEquals(Optional.of("vax"), output.first("machine"));
        assertTrue(output.has("end"));
        assertEquals(Optional.empty(), output.first("end"));
        assertFalse(output.has("Welcome!"));
    }

    @Test
    void theLastErrorIsKept() {
        assertEquals("cat: write error: No space left on device",
                ScriptOutput.parse("", "first\ncat: write error: No space left on device\n\n").error());
    }

    @Test
    void whatATerminalWouldObeyIsTakenAway() {
        ScriptOutput output = ScriptOutput.parse("rpmsg-explorer user \u001b[2J\u0007x\u202ey\n", "a\u001b]0;b\u0007");
        assertEquals(Optional.of("?[2J?x?y"), output.first("user"));
        assertEquals("a?]0;b?", output.error());
    }

    @Test
    void aHostileBoardCannotFillTheMemory() {
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < 20_000; line++) {
            text.append("rpmsg-explorer key").append(line).append(" value\nrpmsg-explorer same ").append(line)
                    .append('\n');
        }
        text.append("rpmsg-explorer long ").append("x".repeat(1 << 20)).append('\n');
        ScriptOutput output = ScriptOutput.parse(text.toString(), "e".repeat(1 << 20));
        assertTrue(output.values().size() <= 64);
        assertEquals(1000, output.all("same").size());
        assertTrue(output.error().length() <= 300);
    }

    @Test
    void anythingIsParsed() {
        Random random = new Random(7);
        String[] words = {"rpmsg-explorer", "java", "place", "ok", "-", "node", "remote", "system", "sums", "id",
                "uid=", "\n",
            "99999999999999999999", "\0", "module", "present", "remote-name", "channel", "virtio", "seconds",
            "installed"};
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder("rpmsg-explorer system 6.1 x86_64\n");
            for (int word = 0; word < 40; word++) {
                text.append(words[random.nextInt(words.length)]).append(random.nextInt(3) == 0 ? "\n" : " ");
            }
            ScriptOutput output = ScriptOutput.parse(text.toString(), "");
            assertEquals("6.1", BoardProbe.parse(output).kernel(), text::toString);
            assertTrue(Survey.parse(output).nodes().size() <= 1000, text::toString);
        }
    }
}
