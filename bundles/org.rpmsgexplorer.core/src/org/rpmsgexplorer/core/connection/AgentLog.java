// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What the agent writes to standard error: goes to the log, and the last lines are kept for messages.
 *
 * <p>Its thread {@code agent-log} drains the stream as long as there is one.
 */
final class AgentLog {
    private static final System.Logger LOG = System.getLogger(AgentLog.class.getName());
    private static final int KEPT = 20;
    private static final int MAX_LINE = 2_000;

    private static final Pattern WARNING = Pattern.compile("^(\\S+ )*(WARNING|warning):");

    private final String board;
    private final InputStream stream;
    private final Consumer<String> listener;
    private final Deque<Line> last = new ArrayDeque<>();
    private final Thread thread = new Thread(this::drain, "agent-log");

    private record Line(long nanos, String text) {
    }

    /**
     * Creates a log.
     *
     * @param listener is told each line, by the log's thread
     */
    AgentLog(String board, InputStream stream, Consumer<String> listener) {
        this.board = board;
        this.stream = stream;
        this.listener = listener;
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
        String clean = Replies.line(line);
        LOG.log(System.Logger.Level.DEBUG, board + ": " + clean);
        if (clean.isEmpty()) {
            return;
        }
        tell(clean);
        synchronized (last) {
            last.add(new Line(System.nanoTime(), clean));
            if (last.size() > KEPT) {
                last.remove();
            }
        }
    }

    /** A defect of the listener does no harm to the stream. */
    private void tell(String line) {
        try {
            listener.accept(line);
        } catch (RuntimeException defect) {
            LOG.log(System.Logger.Level.WARNING, "A listener of an agent's log failed", defect);
        }
    }

    /**
     * Waits a moment for the end of the stream, and returns why the agent has ended, as far as the last lines say.
     *
     * @param recent how long before now a line may have been printed to have to do with it
     * @return the first line that is not a mere warning, because an explanation comes after it; else the first; or nothing
     */
    String reason(long millis, Duration recent) throws InterruptedException {
        thread.join(millis);
        long from = System.nanoTime() - recent.toNanos();
        synchronized (last) {
            List<String> lines = last.stream().filter(line -> line.nanos() - from >= 0).map(Line::text).toList();
            return lines.stream().filter(line -> !WARNING.matcher(line).find()).findFirst()
                    .orElse(lines.isEmpty() ? "" : lines.get(0));
        }
    }
}
