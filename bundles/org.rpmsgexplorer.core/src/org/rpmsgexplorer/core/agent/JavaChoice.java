// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.agent;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.probe.BoardProbe;
import org.rpmsgexplorer.core.probe.JavaRuntime;

/**
 * The Java of a board that runs the agent: the newest that fits.
 *
 * @param java where it is
 * @param machine which native library it needs
 */
public record JavaChoice(JavaRuntime java, NativeMachine machine) {
    private static final int MIN_JAVA = 17;

    /**
     * Chooses one of those that were found.
     *
     * @throws BoardException which says why none of them fits
     */
    public static JavaChoice of(BoardProbe probe) throws BoardException {
        List<JavaRuntime> javas = probe.javas().stream()
                .sorted(Comparator.comparing(JavaRuntime::feature).reversed()).toList();
        if (javas.isEmpty()) {
            throw new BoardException("The board has no Java; the agent needs Java " + MIN_JAVA + " or newer",
                    install(), null);
        }
        List<JavaRuntime> young = javas.stream().filter(java -> java.feature() >= MIN_JAVA).toList();
        if (young.isEmpty()) {
            throw new BoardException("The board has only Java " + list(javas) + "; the agent needs Java " + MIN_JAVA
                    + " or newer", install(), null);
        }
        List<JavaRuntime> glibc = young.stream().filter(java -> !java.usesMusl()).toList();
        if (glibc.isEmpty()) {
            throw new BoardException("The board's Java " + list(young)
                    + " uses the C library musl; the agent's way to the"
                    + " kernel, JNA, has libraries for glibc only", "Use an image of the board with glibc.", null);
        }
        for (JavaRuntime java : glibc) {
            var machine = NativeMachine.of(java, probe.machine());
            if (machine.isPresent()) {
                return new JavaChoice(java, machine.get());
            }
        }
        JavaRuntime first = glibc.get(0);
        throw new BoardException("The agent does not run on this machine ("
                + first.machine().orElse(probe.machine()) + ", Java " + first + ")", "It runs on " + NativeMachine.all()
                + ".", null);
    }

    private static String install() {
        return "Install a headless Java runtime on the board, such as openjdk-17-jre-headless, or unpack one"
                + " under /opt.";
    }

    private static String list(List<JavaRuntime> javas) {
        return javas.stream().map(JavaRuntime::toString).collect(Collectors.joining(", "));
    }
}
