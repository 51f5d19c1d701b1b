// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;

import org.rpmsgexplorer.core.connection.ReceivedMessage;

/**
 * Messages as lines for people: time of day on the board, endpoint where there are several, length, payload.
 *
 * <p>Made for a hundred thousand messages a second: nothing is parsed or formatted twice. Not for several threads.
 */
final class MessageText {
    private static final int LENGTH_WIDTH = 4;
    private static final int MICROS_WIDTH = 6;
    private static final String INDENT = "    ";
    private static final String YELLOW = "\033[33m";
    private static final String PLAIN = "\033[0m";

    private final DateTimeFormatter seconds;
    private final List<String> labels;
    private final int labelWidth;
    private final boolean hex;
    private final boolean colours;
    private long second = Long.MIN_VALUE;
    private String secondText = "";

    /**
     * Creates a printer.
     *
     * @param labels one for each endpoint; shown where there are several
     * @param hex show all payloads in hexadecimal and ASCII; else texts are shown as such
     */
    MessageText(List<String> labels, boolean hex, boolean colours, ZoneId zone) {
        this.labels = labels;
        this.labelWidth = labels.size() == 1 ? 0 : labels.stream().mapToInt(String::length).max().orElse(0);
        this.hex = hex;
        this.colours = colours;
        this.seconds = DateTimeFormatter.ofPattern("HH:mm:ss.").withZone(zone);
    }

    /** Appends the line, or the lines, of a message. */
    void message(int endpoint, ReceivedMessage message, StringBuilder into) {
        byte[] payload = message.payload();
        time(message.time(), into);
        into.append("  ");
        if (labelWidth > 0) {
            String label = labels.get(endpoint);
            into.append(label).append(" ".repeat(labelWidth - label.length() + 2));
        }
        number(payload.length, LENGTH_WIDTH, ' ', into);
        if (!hex) {
            into.append("  ").append(Payloads.show(payload)).append('\n');
        } else if (payload.length <= Payloads.LINE) {
            into.append("  ");
            Payloads.dumpLine(payload, 0, into);
            into.append('\n');
        } else {
            into.append('\n');
            for (int offset = 0; offset < payload.length; offset += Payloads.LINE) {
                into.append(INDENT).append(HexFormat.of().toHexDigits(offset)).append("  ");
                Payloads.dumpLine(payload, offset, into);
                into.append('\n');
            }
        }
    }

    /** Appends a line that is no message: a gap, or an end. */
    void note(int endpoint, String text, StringBuilder into) {
        into.append(colours ? YELLOW : "").append("--- ").append(labelWidth > 0 ? labels.get(endpoint) + ": " : "")
                .append(Terminal.harmless(text)).append(" ---").append(colours ? PLAIN : "").append('\n');
    }

    private void time(Instant time, StringBuilder into) {
        if (time.getEpochSecond() != second) {
            second = time.getEpochSecond();
            secondText = seconds.format(time);
        }
        into.append(secondText);
        number(time.getNano() / 1000, MICROS_WIDTH, '0', into);
    }

    private static void number(int number, int width, char padding, StringBuilder into) {
        for (int least = 10, digits = 1; digits < width; digits++, least *= 10) {
            if (number < least) {
                into.append(padding);
            }
        }
        into.append(number);
    }
}
