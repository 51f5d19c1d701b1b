// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.capture.RowSink;
import org.rpmsgexplorer.core.decode.DecodedFields;

/**
 * Writes a capture as JSON Lines in ASCII, so that no terminal is steered and no locale spoils it: an object for each row,
 * with the same members always; what is not known, or is nothing of such a row, is null. Times are in ISO 8601, {@code
 * boardNanos} in nanoseconds; addresses are numbers; the payload is hex.
 */
public final class JsonLinesExport implements RowSink {
    private final OutputStream out;
    private final Optional<DecodedFields> decoder;
    private final List<String> labels = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();

    /**
     * Begins a file.
     *
     * @param out is closed with this; needs no buffer of its own
     */
    public JsonLinesExport(OutputStream out) {
        this(out, Optional.empty());
    }

    /**
     * Begins a file.
     *
     * @param out is closed with this; needs no buffer of its own
     * @param decoder adds to each row what is in its payload: {@code decoder}, {@code fields}, {@code problem}
     */
    public JsonLinesExport(OutputStream out, Optional<DecodedFields> decoder) {
        this.out = new BufferedOutputStream(out, 64 * 1024);
        this.decoder = decoder;
    }

    @Override
    public void endpoint(CapturedEndpoint endpoint) {
        labels.add(endpoint.label());
    }

    @Override
    public void row(Row row) throws IOException {
        boolean message = row.kind() == Row.Kind.MESSAGE;
        line.setLength(0);
        line.append("{\"number\":").append(row.number());
        text("time", RowText.time(row));
        number("boardNanos", row.boardNanos(), row.boardNanos() != Row.UNKNOWN_NANOS);
        text("endpoint", row.endpoint() == Row.NO_ENDPOINT ? null : labels.get(row.endpoint()));
        text("kind", RowText.word(row.kind()));
        text("direction", row.direction() == null ? null : row.direction().toString());
        number("source", row.source(), row.source() != Row.UNKNOWN_ADDRESS);
        number("destination", row.destination(), row.destination() != Row.UNKNOWN_ADDRESS);
        number("length", row.length(), message);
        number("count", row.count(), row.kind() == Row.Kind.GAP);
        text("marker", row.marker() == null ? null : row.marker().toString());
        if (message) {
            line.append(",\"payload\":\"");
            RowText.hex(line, row);
            line.append('"');
        } else {
            text("payload", null);
        }
        boolean says = row.kind() == Row.Kind.MARKER || row.kind() == Row.Kind.NOTE;
        text("text", says ? row.text() : null);
        decoder.ifPresent(fields -> FieldsJson.append(line, message ? fields.decode(row) : null));
        out.write(line.append("}\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    private void number(String name, long value, boolean known) {
        line.append(",\"").append(name).append("\":");
        if (known) {
            line.append(value);
        } else {
            line.append("null");
        }
    }

    private void text(String name, String value) {
        line.append(",\"").append(name).append("\":");
        JsonText.append(line, value);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
