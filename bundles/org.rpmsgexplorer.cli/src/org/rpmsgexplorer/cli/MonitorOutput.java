// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.ReceivedMessage;
import org.rpmsgexplorer.core.connection.SentMessage;

/**
 * Where a monitor's messages go: standard output, a capture, or both; at the end a summary on standard error.
 *
 * <p>Takes all that has come at once, then writes it at once: one message goes out immediately, a flood in large pieces.
 */
final class MonitorOutput implements AutoCloseable {
    private static final long LOOK_MILLIS = 1_000;
    private static final int PIECE = 64 * 1024;

    private final List<String> labels;
    private final Format format;
    private final CaptureFile capture;
    private final MessageText text;
    private final StringBuilder out = new StringBuilder();
    private final long start = System.nanoTime();
    private int open;
    private long messages;
    private long bytes;
    private long lost;
    private long interruptions;
    private boolean readerEnded;

    /** How messages are printed. */
    enum Format {
        TEXT, HEX, JSON, NONE
    }

    private record Line(String endpoint, String time, long boardNanos, int length, String hex) {
    }

    private record GapLine(String endpoint, long lost) {
    }

    private record WaitLine(String endpoint, String waiting) {
    }

    private record InterruptionLine(String endpoint, String interrupted, String from, String until) {
    }

    private record EndLine(String endpoint, String ended) {
    }

    /** Is told that an endpoint is there again. */
    @FunctionalInterface
    interface Back {
        void run(int endpoint) throws BoardException, CommandException;
    }

    /**
     * Creates an output.
     *
     * @param labels one for each endpoint
     * @param capture null for none; is closed with this
     */
    MonitorOutput(List<String> labels, Format format, CaptureFile capture) {
        this.labels = labels;
        this.format = format;
        this.capture = capture;
        this.text = new MessageText(labels, format == Format.HEX, Terminal.hasColours(), ZoneId.systemDefault());
        this.open = labels.size();
    }

    /** Takes a message that was sent; only a capture has it. */
    void sent(int endpoint, SentMessage sent, byte[] payload) throws CommandException {
        if (capture != null) {
            capture.sent(endpoint, sent.time(), payload);
        }
    }

    /**
     * Takes what comes until there were so many messages, Ctrl-C, or nobody reads the output any more.
     *
     * @throws BoardException where all endpoints have ended
     */
    void run(Inbox inbox, long count, Back back) throws BoardException, CommandException {
        // Asks for the interrupt, too: in a flood nobody waits.
        while (messages < count && !readerEnded && !Thread.interrupted()) {
            Queue<Inbox.Entry> entries;
            try {
                entries = inbox.takeAll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException ended) {
                return;
            }
            for (Inbox.Entry entry : entries) {
                if (messages < count) {
                    accept(entry, back);
                }
            }
            flush();
        }
    }

    private void accept(Inbox.Entry entry, Back back) throws BoardException, CommandException {
        if (entry instanceof Inbox.Received received) {
            message(received.endpoint(), received.message());
        } else if (entry instanceof Inbox.Gap gap) {
            gap(gap.endpoint(), gap.count());
        } else if (entry instanceof Inbox.Waiting waiting) {
            note(waiting.endpoint(), "gone for now: " + waiting.why(),
                    new WaitLine(labels.get(waiting.endpoint()), waiting.why()));
        } else if (entry instanceof Inbox.Interrupted interrupted) {
            interrupted(interrupted);
            back.run(interrupted.endpoint());
        } else if (entry instanceof Inbox.Ended ended) {
            ended(ended.endpoint(), ended.why());
        }
    }

    private void message(int endpoint, ReceivedMessage message) throws CommandException {
        messages++;
        bytes += message.payload().length;
        if (capture != null) {
            capture.received(endpoint, message);
        }
        if (format == Format.JSON) {
            line(new Line(labels.get(endpoint), message.time().toString(), message.boardNanos(), message.payload().length,
                    Payloads.hex(message.payload())));
        } else if (format != Format.NONE) {
            text.message(endpoint, message, out);
        }
        if (out.length() > PIECE) {
            print();
        }
    }

    private void gap(int endpoint, long count) {
        lost += count;
        if (capture != null) {
            capture.lost(endpoint, count);
        }
        note(endpoint, count + (count == 1 ? " message was" : " messages were") + " lost here: more came than could be passed on",
                new GapLine(labels.get(endpoint), count));
    }

    private void interrupted(Inbox.Interrupted what) {
        interruptions++;
        double seconds = Duration.between(what.from(), what.until()).toMillis() / 1e3;
        String words = String.format(Locale.ROOT, "gone for %.1f s (%s); what came in between is unknown", seconds,
                what.why());
        if (capture != null) {
            capture.comment(what.endpoint(), "The endpoint was " + words);
        }
        note(what.endpoint(), "there again, " + words, new InterruptionLine(labels.get(what.endpoint()), what.why(),
                what.from().toString(), what.until().toString()));
    }

    private void ended(int endpoint, String why) throws BoardException, CommandException {
        open--;
        if (capture != null) {
            capture.comment(endpoint, "The endpoint has ended: " + why);
        }
        if (open == 0) {
            flush();
            throw new BoardException("The endpoint has ended: " + why, "Create it again when the remote is back, or sends less.",
                    null);
        }
        note(endpoint, "the endpoint has ended: " + why, new EndLine(labels.get(endpoint), why));
    }

    private void note(int endpoint, String words, Object json) {
        if (format == Format.JSON) {
            line(json);
        } else if (format == Format.NONE) {
            StringBuilder line = new StringBuilder();
            text.note(endpoint, words, line);
            System.err.print(line);
        } else {
            text.note(endpoint, words, out);
        }
    }

    private void line(Object value) {
        out.append(Json.write(value, false)).append('\n');
    }

    private void print() {
        if (!out.isEmpty()) {
            System.out.print(out);
            out.setLength(0);
        }
    }

    private void flush() throws CommandException {
        print();
        if (capture != null) {
            capture.flush();
        }
        // Who reads this, such as head, has seen enough; Main tells.
        readerEnded = System.out.checkError();
    }

    /** Ends the capture and prints the summary. */
    @Override
    public void close() throws CommandException {
        if (capture != null) {
            capture.close();
        }
        if (!readerEnded) {
            double seconds = (System.nanoTime() - start) / 1e9;
            System.err.printf(Locale.ROOT, "%d messages, %d bytes, %d lost%s, in %.1f s%n", messages, bytes, lost,
                    interruptions == 0 ? "" : ", " + interruptions + " times gone and back", seconds);
        }
    }
}
