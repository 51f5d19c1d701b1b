// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.capture.RowSink;

/**
 * Writes a capture as comma-separated values (RFC 4180) in UTF-8: a header line, then a record for each row. The payload is
 * hex; {@code text} is the payload as text with escapes, or what a marker or a note says. What is not known is empty.
 *
 * <p>A spreadsheet takes a cell that begins with {@code = + - @} or a tab for a formula, and what a remote sends is not to
 * be trusted with that: where a text begins with such a character, it is written as {@code \xNN}. The payload in hex is what
 * it was.
 */
public final class CsvExport implements RowSink {
    private static final String HEADER =
            "number,time,endpoint,kind,direction,source,destination,length,count,marker,payload,text\r\n";

    /** What lets a spreadsheet calculate or skip. */
    private static final String FORMULA = "=+-@\t\r";

    private final OutputStream out;
    private final List<String> labels = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();

    /**
     * Begins a file.
     *
     * @param out is closed with this; needs no buffer of its own
     */
    public CsvExport(OutputStream out) throws IOException {
        this.out = new BufferedOutputStream(out, 64 * 1024);
        this.out.write(HEADER.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void endpoint(CapturedEndpoint endpoint) {
        labels.add(endpoint.label());
    }

    @Override
    public void row(Row row) throws IOException {
        boolean message = row.kind() == Row.Kind.MESSAGE;
        line.setLength(0);
        line.append(row.number()).append(',').append(RowText.time(row)).append(',');
        field(row.endpoint() == Row.NO_ENDPOINT ? "" : labels.get(row.endpoint()));
        line.append(',').append(RowText.word(row.kind())).append(',');
        line.append(row.direction() == null ? "" : row.direction()).append(',');
        address(row.source());
        address(row.destination());
        line.append(message ? Integer.toString(row.length()) : "").append(',');
        line.append(row.kind() == Row.Kind.GAP ? Long.toString(row.count()) : "").append(',');
        line.append(row.marker() == null ? "" : row.marker()).append(',');
        RowText.hex(line, row);
        line.append(',');
        field(message ? RowText.escaped(row) : row.text());
        out.write(line.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    private void address(long address) {
        if (address != Row.UNKNOWN_ADDRESS) {
            line.append("0x").append(Long.toHexString(address));
        }
        line.append(',');
    }

    private void field(String value) {
        boolean formula = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0;
        String text = formula ? String.format("\\x%02x", (int) value.charAt(0)) + value.substring(1) : value;
        if (text.chars().noneMatch(character -> character == ',' || character == '"' || character < ' ')) {
            line.append(text);
        } else {
            line.append('"').append(text.replace("\"", "\"\"")).append('"');
        }
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
