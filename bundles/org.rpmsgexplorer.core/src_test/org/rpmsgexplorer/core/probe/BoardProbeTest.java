// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BoardProbeTest {
    @Test
    void saysWhatIsThere() {
        BoardProbe probe = BoardProbe.parse(ScriptOutput.parse("""
                rpmsg-explorer system 5.15.71-imx aarch64
                rpmsg-explorer java 17.0.9 aarch64 gnu /lib/ld-linux-aarch64.so.1 /opt/my java/bin/java
                rpmsg-explorer java - - - - /usr/bin/java
                rpmsg-explorer place noexec 512 /home/root/.cache/rpmsg-explorer
                rpmsg-explorer place full - /var/tmp/rpmsg-explorer-agent-0
                rpmsg-explorer place something 1 /tmp/rpmsg-explorer-agent-0
                """, ""));
        assertEquals("5.15.71-imx", probe.kernel());
        assertEquals("aarch64", probe.machine());
        assertEquals("/opt/my java/bin/java", probe.javas().get(0).path());
        assertEquals(Optional.of("ld-linux-aarch64.so.1"), probe.javas().get(0).loader());
        assertEquals(0, probe.javas().get(1).feature());
        assertEquals(Optional.empty(), probe.installed());
        assertEquals(List.of(AgentPlace.State.NOEXEC, AgentPlace.State.FULL, AgentPlace.State.UNKNOWN),
                probe.places().stream().map(AgentPlace::state).toList());
        assertEquals(OptionalLong.of(512), probe.places().get(0).freeKib());
        assertEquals(OptionalLong.empty(), probe.places().get(1).freeKib());
    }

    @Test
    void checksumsAndSizesOfAnAgentAreFound() {
        String lines = "rpmsg-explorer system 6.1 x86_64\nrpmsg-explorer installed /a b/c\nrpmsg-explorer sums ";
        BoardProbe.Installed sums =
                BoardProbe.parse(ScriptOutput.parse(lines + "aa agent.jar bb libjnidispatch.so", ""))
                .installed().orElseThrow();
        assertEquals(new BoardProbe.Installed("/a b/c", "aa", "bb"), sums);
        BoardProbe.Installed sizes = BoardProbe.parse(ScriptOutput.parse(lines
                + "12 agent.jar 34 libjnidispatch.so 46 total", "")).installed().orElseThrow();
        assertEquals(new BoardProbe.Installed("/a b/c", "12", "34"), sizes);
        BoardProbe.Installed none = BoardProbe.parse(ScriptOutput.parse(lines + "agent.jar", "")).installed()
                .orElseThrow();
        assertEquals("", none.jar());
    }

    @ParameterizedTest
    @CsvSource({"17.0.15, 17", "1.8.0_402, 8", "25-ea, 25", "21, 21", "-, 0", "99999, 0", "abc, 0"})
    void theFeatureIsTheNumberThatCounts(String version, int feature) {
        JavaRuntime java = JavaRuntime.parse(new String[] {version, "-", "-", "-", "/java"});
        assertEquals(feature, java.feature());
    }

    @Test
    void muslIsSeenByTheLoaderOrByWhatJavaSays() {
        assertTrue(JavaRuntime.parse("17 x86_64 - /lib/ld-musl-x86_64.so.1 /j".split(" ")).usesMusl());
        assertTrue(JavaRuntime.parse("17 x86_64 musl - /j".split(" ")).usesMusl());
        assertFalse(JavaRuntime.parse("17 x86_64 musl /lib64/ld-linux-x86-64.so.2 /j".split(" ")).usesMusl());
        assertFalse(JavaRuntime.parse("17 x86_64 default - /j".split(" ")).usesMusl());
    }

    /** dropbear takes commands of 9000 bytes; quoting adds to them. */
    @ParameterizedTest
    @EnumSource(BoardScript.class)
    void scriptsAreShort(BoardScript script) {
        String text = script.text(Map.of("name", "it's"));
        assertTrue(text.contains("name='it'\\''s'\n"), text);
        assertFalse(text.contains("SPDX"), text);
        assertTrue(script != BoardScript.WRITE || text.length() < 6000, () -> script + " has " + text.length());
    }
}
