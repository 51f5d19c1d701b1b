// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Request;

/**
 * Tells the agent every few seconds that the desktop is there, and notices when no answer comes.
 *
 * <p>Its thread {@code agent-heartbeat} ends with {@link #close()}, and when the link has.
 */
final class HeartbeatSender implements AutoCloseable {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);

    private final AgentLink link;
    private final Consumer<Reply.Alive> clocks;
    private final Consumer<IOException> silent;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "agent-heartbeat");

    /**
     * Creates a sender; {@link #start} begins.
     *
     * @param clocks is told what the board's clocks show, each time, on the reading thread
     * @param silent is told once when no answer came, on the sending thread
     */
    HeartbeatSender(AgentLink link, Consumer<Reply.Alive> clocks, Consumer<IOException> silent) {
        this.link = link;
        this.clocks = clocks;
        this.silent = silent;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (!closed.await(Request.Heartbeat.INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                link.call(new Request.Heartbeat(), ANSWER_LIMIT, clocks);
            }
        } catch (BoardException noAnswer) {
            silent.accept(new IOException("the agent has not answered for " + ANSWER_LIMIT.toSeconds() + " s", noAnswer));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
