// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.probe.BoardProbe;
import org.rpmsgexplorer.core.probe.JavaRuntime;

class JavaChoiceTest {
    private static BoardProbe probe(String machine, JavaRuntime... javas) {
        return new BoardProbe("6.1", machine, List.of(javas), Optional.empty(), List.of());
    }

    /** Version, machine, C library and loader; "-" is unknown. */
    private static JavaRuntime java(String path, String... words) {
        List<Optional<String>> known = Stream.of(words).map(word -> Optional.of(word).filter(text -> !text.equals("-")))
                .toList();
        return new JavaRuntime(path, known.get(0), known.get(1), known.get(2), known.get(3));
    }

    private static String refusal(BoardProbe probe) {
        return assertThrows(BoardException.class, () -> JavaChoice.of(probe)).getMessage();
    }

    @Test
    void theNewestThatFitsWins() throws BoardException {
        BoardProbe probe = probe("x86_64", java("/a", "11.0.2", "x86_64", "gnu", "-"),
                java("/b", "17.0.1", "x86_64", "gnu", "-"),
                java("/c", "21.0.1", "x86_64", "gnu", "-"), java("/d", "25", "x86_64", "musl", "-"),
                java("/e", "26", "vax", "gnu", "-"));
        assertEquals("/c", JavaChoice.of(probe).java().path());
    }

    @ParameterizedTest
    @CsvSource({
        "x86_64, x86_64, -, X86_64", "x86_64, amd64, -, X86_64", "x86_64, i386, -, X86", "x86_64, -, -, X86_64",
        "x86_64, -, ld-linux.so.2, X86", "aarch64, aarch64, -, AARCH64",
        "aarch64, arm, ld-linux-armhf.so.3, ARM_HARD_FLOAT",
        "aarch64, arm, ld-linux.so.3, ARM_SOFT_FLOAT", "armv7l, arm, -, ARM_HARD_FLOAT", "aarch64, -, -, AARCH64",
        "s390x, s390x, ld64.so.1, S390X", "riscv64, riscv64, -, RISCV64"})
    void theJavaDecidesWhichLibraryFits(String kernel, String machine, String loader, NativeMachine expected)
            throws BoardException {
        assertEquals(expected, JavaChoice.of(probe(kernel, java("/j", "17", machine, "gnu", loader))).machine());
    }

    @Test
    void saysWhyNoneFits() {
        assertTrue(refusal(probe("x86_64")).contains("no Java"));
        String old = refusal(probe("x86_64", java("/a", "1.8.0_402", "amd64", "-", "-"),
                java("/b", "11.0.2", "x86_64", "gnu", "-"),
                java("/c", "-", "-", "-", "-")));
        assertTrue(old.contains("11.0.2 (/b), 1.8.0_402 (/a), of unknown version (/c)"), old);
        String musl = refusal(probe("x86_64", java("/a", "17", "x86_64", "musl", "-")));
        assertTrue(musl.contains("musl"), musl);
        String machine = refusal(probe("mips", java("/a", "17", "mips", "gnu", "-")));
        assertTrue(machine.contains("mips"), machine);
    }

    @ParameterizedTest
    @EnumSource(NativeMachine.class)
    void thisBuildCarriesTheLibraryOfEveryMachine(NativeMachine machine) throws BoardException {
        byte[] library = AgentPackage.library(machine);
        assertEquals(0x7f, library[0]);
        assertTrue(library.length / 1024 < AgentPackage.MARGIN_KIB - 16, () -> machine + " has " + library.length);
    }
}
