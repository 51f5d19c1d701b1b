// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What the agent writes to standard error: goes to the log, and the last lines are kept for messages.
 *
 * <p>Its thread {@code agent-log} drains the stream as long as there is one.
 */
final class AgentLog {
    private static final System.Logger LOG = System.getLogger(AgentLog.class.getName());
    private static final int KEPT = 20;
    private static final int MAX_LINE = 2_000;

    private final String board;
    private final InputStream stream;
    private final Deque<String> last = new ArrayDeque<>();
    private final Thread thread = new Thread(this::drain, "agent-log");

    AgentLog(String board, InputStream stream) {
        this.board = board;
        this.stream = stream;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    private void drain() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    keep(line.toString());
                    line.setLength(0);
                } else if (line.length() < MAX_LINE) {
                    line.append((char) next);
                }
            }
            if (!line.isEmpty()) {
                keep(line.toString());
            }
        } catch (IOException ended) {
            LOG.log(System.Logger.Level.DEBUG, "The agent's log has ended", ended);
        }
    }

    private void keep(String line) {
        LOG.log(System.Logger.Level.DEBUG, board + ": " + line);
        synchronized (last) {
            last.add(line);
            if (last.size() > KEPT) {
                last.remove();
            }
        }
    }

    /** Waits a moment for the end of the stream, and returns the first of the last lines that is not empty, or nothing. */
    String reason(long millis) throws InterruptedException {
        thread.join(millis);
        synchronized (last) {
            return List.copyOf(last).stream().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
        }
    }
}
