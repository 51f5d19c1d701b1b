// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.capture.RowSink;
import org.rpmsgexplorer.core.decode.Decoded;
import org.rpmsgexplorer.core.decode.DecodedFields;
import org.rpmsgexplorer.core.decode.Field;
import org.rpmsgexplorer.core.payload.PayloadText;

/**
 * Rows as lines for people: time of day on the board, endpoint where there are several, length, payload. A line between them
 * tells a gap, a marker or a note.
 *
 * <p>Made for a hundred thousand messages a second: nothing is parsed or formatted twice. Lines gather until they are flushed.
 * Not for several threads.
 */
final class RowLines implements RowSink {
    private static final int PIECE = 64 * 1024;
    private static final int LENGTH_WIDTH = 4;
    private static final int NUMBER_WIDTH = 8;
    private static final int MICROS_WIDTH = 6;
    private static final long SECOND = 1_000_000_000L;
    private static final String INDENT = "    ";
    private static final String YELLOW = "\033[33m";
    private static final String PLAIN = "\033[0m";

    private final PrintStream out;
    private final Style style;
    private final DateTimeFormatter seconds;
    private final DateTimeFormatter days;
    private final List<String> labels = new ArrayList<>();
    private final StringBuilder lines = new StringBuilder();
    private int labelWidth;
    private long second = Long.MIN_VALUE;
    private String secondText = "";
    private String dayText = "";

    /**
     * How rows are shown.
     *
     * @param hex show all payloads in hexadecimal and ASCII; else texts are shown as such
     * @param whole show what a list of a capture has and a monitor needs not: each row's number, its direction, and the days
     * @param colours whether lines between messages are coloured
     * @param decoder shows below a message what is in it
     */
    record Style(boolean hex, boolean whole, boolean colours, ZoneId zone, Optional<DecodedFields> decoder) {
    }

    /** Creates a sink without rows; it does not close the stream. */
    RowLines(PrintStream out, Style style) {
        this.out = out;
        this.style = style;
        this.seconds = DateTimeFormatter.ofPattern("HH:mm:ss.").withZone(style.zone());
        this.days = DateTimeFormatter.ISO_LOCAL_DATE.withZone(style.zone());
    }

    @Override
    public void endpoint(CapturedEndpoint endpoint) {
        labels.add(Terminal.harmless(endpoint.label()));
        labelWidth = labels.size() == 1 ? 0 : labels.stream().mapToInt(String::length).max().orElse(0);
    }

    @Override
    public void row(Row row) {
        second(row.time());
        if (row.kind() == Row.Kind.MESSAGE) {
            message(row);
        } else {
            lines.append(style.colours() ? YELLOW : "");
            if (style.whole()) {
                start(row);
            }
            String label = row.endpoint() == Row.NO_ENDPOINT || labelWidth == 0 ? "" : labels.get(row.endpoint()) + ": ";
            lines.append("--- ").append(label).append(Terminal.harmless(words(row))).append(" ---")
                    .append(style.colours() ? PLAIN : "").append('\n');
        }
        if (lines.length() > PIECE) {
            flush();
        }
    }

    private static String words(Row row) {
        return switch (row.kind()) {
            case GAP -> row.count() + (row.count() == 1 ? " message was" : " messages were")
                    + " lost here: more came than could be passed on";
            case NOTE -> "note: " + row.text();
            case MARKER -> row.text().isEmpty() ? row.marker().toString() : row.text();
            case MESSAGE -> "";
        };
    }

    private void message(Row row) {
        start(row);
        if (style.whole()) {
            lines.append(row.direction()).append("  ");
        }
        if (labelWidth > 0) {
            String label = labels.get(row.endpoint());
            lines.append(label).append(" ".repeat(labelWidth - label.length() + 2));
        }
        byte[] payload = new byte[row.length()];
        row.payload().get(payload);
        number(payload.length, LENGTH_WIDTH, ' ');
        if (!style.hex()) {
            lines.append("  ").append(PayloadText.show(payload)).append('\n');
        } else if (payload.length <= PayloadText.LINE) {
            lines.append("  ");
            PayloadText.dumpLine(payload, 0, lines);
            lines.append('\n');
        } else {
            lines.append('\n');
            for (int offset = 0; offset < payload.length; offset += PayloadText.LINE) {
                lines.append(INDENT).append(HexFormat.of().toHexDigits(offset)).append("  ");
                PayloadText.dumpLine(payload, offset, lines);
                lines.append('\n');
            }
        }
        style.decoder().ifPresent(decoder -> decoded(decoder.decode(row)));
    }

    private void decoded(Decoded decoded) {
        if (!decoded.decoder().isEmpty() && !decoded.decoder().equals("text")) {
            lines.append(INDENT).append(decoded.decoder()).append('\n');
            fields(decoded.fields(), INDENT + "  ");
        }
        if (!decoded.complete()) {
            lines.append(INDENT).append("! ").append(Terminal.harmless(decoded.problem())).append(" (byte ")
                    .append(decoded.problemOffset()).append(")\n");
        }
    }

    private void fields(List<Field> fields, String indent) {
        for (Field field : fields) {
            String value = field.value().text();
            lines.append(indent).append(Terminal.harmless(field.name())).append(value.isEmpty() ? "" : " = ")
                    .append(Terminal.harmless(value)).append('\n');
            fields(field.children(), indent + "  ");
        }
    }

    private void start(Row row) {
        if (style.whole()) {
            number(row.number(), NUMBER_WIDTH, ' ');
            lines.append("  ");
        }
        lines.append(secondText);
        number(Math.floorMod(row.time(), SECOND) / 1000, MICROS_WIDTH, '0');
        lines.append("  ");
    }

    /** Each second is formatted once; a list says where a day begins. */
    private void second(long time) {
        long now = Math.floorDiv(time, SECOND);
        if (now == second) {
            return;
        }
        second = now;
        secondText = seconds.format(Instant.ofEpochSecond(now));
        if (style.whole()) {
            String day = days.format(Instant.ofEpochSecond(now));
            if (!day.equals(dayText)) {
                dayText = day;
                lines.append(day).append('\n');
            }
        }
    }

    private void number(long number, int width, char padding) {
        long least = 10;
        for (int digits = 1; digits < width; digits++, least *= 10) {
            if (number < least) {
                lines.append(padding);
            }
        }
        lines.append(number);
    }

    @Override
    public void flush() {
        if (!lines.isEmpty()) {
            out.print(lines);
            lines.setLength(0);
        }
    }

    @Override
    public void close() {
        flush();
    }
}
