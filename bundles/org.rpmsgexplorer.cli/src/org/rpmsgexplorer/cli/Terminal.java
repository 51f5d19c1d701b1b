// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.IOException;
import java.nio.file.Path;

import org.rpmsgexplorer.core.payload.PayloadText;

import picocli.CommandLine.Help.Ansi;

/** What the standard streams lead to, and what may be written there. */
final class Terminal {
    /** Standard output, as a descriptor. */
    static final int OUTPUT = 1;
    /** Standard error, as a descriptor. */
    static final int ERRORS = 2;

    private Terminal() {
    }

    /** System.console() looks at standard input and output together, and differs between versions of Java. */
    static boolean isTerminal(int descriptor) {
        try {
            String target = Path.of("/proc/self/fd/" + descriptor).toRealPath().toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException notLinux) {
            return System.console() != null;
        }
    }

    /** Returns whether standard output may be coloured: it is a terminal that can, and NO_COLOR is not set. */
    static boolean hasColours() {
        return isTerminal(OUTPUT) && Ansi.AUTO.enabled();
    }

    /** Returns a text of a board with nothing in it that could steer a terminal. */
    static String harmless(String text) {
        return PayloadText.harmless(text);
    }
}
