// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.IOException;
import java.nio.file.Path;

import org.rpmsgexplorer.core.Progress;

/** Shows the current step on one line of a terminal, and takes it away at the end; elsewhere it shows nothing. */
final class StepLine implements Progress, AutoCloseable {
    private static final String CLEAR = "\r\033[K";

    private final boolean terminal = isTerminal();
    private volatile String step = "";

    @Override
    public void step(String text) {
        step = text;
        show(text + " …");
    }

    @Override
    public void part(long done, long total, String unit) {
        show(step + " … " + done + " of " + total + " " + unit);
    }

    private void show(String line) {
        if (terminal) {
            System.err.print(CLEAR + line);
            System.err.flush();
        }
    }

    @Override
    public void close() {
        if (terminal) {
            System.err.print(CLEAR);
            System.err.flush();
        }
    }

    /** System.console() looks at standard input and output too, and differs between versions of Java. */
    private static boolean isTerminal() {
        try {
            String target = Path.of("/proc/self/fd/2").toRealPath().toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException notLinux) {
            return System.console() != null;
        }
    }
}
