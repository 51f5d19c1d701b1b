// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C: interrupts the thread that has made this, and lets it end in good order, up to {@value #LIMIT_SECONDS} s, before
 * the JVM ends.
 */
final class Interrupt implements AutoCloseable {
    private static final long LIMIT_SECONDS = 10;

    private final Thread command = Thread.currentThread();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "interrupt");
    private volatile boolean asked;

    Interrupt() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void interrupt() {
        asked = true;
        command.interrupt();
        try {
            ended.await(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns whether the command is to end. */
    boolean asked() {
        return asked;
    }

    /**
     * Returns whether the command is to end, for one whose connection has failed: what ends the JVM runs side by side, so the
     * connection may be closed before this is told.
     */
    boolean askedByNow() {
        asked |= ErrorReport.isEnding();
        return asked;
    }

    /** The command has ended. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The hook is running, and ends now.
        }
    }
}
