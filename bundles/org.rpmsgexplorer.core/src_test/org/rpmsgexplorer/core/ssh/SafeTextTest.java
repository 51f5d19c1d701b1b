// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SafeTextTest {
    @Test
    void nothingReachesTheTerminalThatSteersIt() {
        assertEquals("?[31mred\n\tü", SafeText.lines("\u001b[31mred\r\n\tü\r\n"));
        assertEquals("a b c", SafeText.line("a\nb\u202ec"));
        assertEquals(8192, SafeText.line("x".repeat(100_000)).length());
    }
}
