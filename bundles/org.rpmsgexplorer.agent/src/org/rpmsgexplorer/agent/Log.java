// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

/** The agent's log: lines on standard error, which the desktop keeps. */
final class Log {
    private Log() {
    }

    /** Writes a line and, where there is a cause, its stack trace. */
    static void warn(String text, Throwable cause) {
        System.err.println(text);
        if (cause != null) {
            cause.printStackTrace(System.err);
        }
    }
}
