// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.Arrays;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.decode.Decoded;
import org.rpmsgexplorer.core.decode.Decoder;
import org.rpmsgexplorer.core.decode.Field;
import org.rpmsgexplorer.core.payload.PayloadText;

/**
 * A row of a capture as it is shown; it stays what it is when the cursor has gone on.
 *
 * @param number where it stands in the capture, from 0
 * @param endpoint its endpoint; null for what concerns all
 * @param boardNanos the time by the board's CLOCK_MONOTONIC; {@link Row#UNKNOWN_NANOS} where that is not known
 * @param marker what a marker is; empty for other rows
 * @param payload its bytes; not to be changed; empty for other rows than messages
 * @param decoded what the bytes mean
 */
record MessageRow(long number, Row.Kind kind, CapturedEndpoint endpoint, long time, long boardNanos,
        String direction, String source, String destination, long count, String marker, String text, byte[] payload,
        Decoded decoded) {
    /** The longest character in UTF-8. */
    private static final int CHARACTER = 4;
    private static final byte[] NOTHING = {};

    /**
     * Takes what a cursor stands on.
     *
     * @param endpoint its endpoint; null for what concerns all
     * @param decoder says what its payload means; null for what concerns all
     */
    static MessageRow of(Row row, CapturedEndpoint endpoint, Decoder decoder) {
        boolean message = row.kind() == Row.Kind.MESSAGE;
        byte[] payload = message ? new byte[row.length()] : NOTHING;
        row.copyPayload(payload);
        return new MessageRow(row.number(), row.kind(), endpoint, row.time(), row.boardNanos(),
                message ? row.direction().toString() : "", message ? address(row.source()) : "",
                message ? address(row.destination()) : "", row.count(), row.marker() == null ? "" : row.marker().toString(),
                row.text(), payload, message ? decoder.decode(row.payload(), endpoint) : Decoded.NOTHING);
    }

    private static String address(long address) {
        return address == Row.UNKNOWN_ADDRESS ? Messages.MessageRow_unknown : "0x" + Long.toHexString(address);
    }

    /** Returns what stands in a column, but for the time. */
    String text(MessageColumn column) {
        return switch (column.kind()) {
            case TIME -> "";
            case DIRECTION -> direction;
            case BOARD -> endpoint == null ? "" : OneLine.of(endpoint.board());
            case ENDPOINT -> endpoint == null ? "" : OneLine.of(endpoint.label());
            case SOURCE -> source;
            case DESTINATION -> destination;
            case LENGTH -> kind == Row.Kind.MESSAGE ? Integer.toString(payload.length) : "";
            case FIELD -> decoded.find(column.path()).map(MessageRow::value).orElse("");
            case TEXT -> shortText();
        };
    }

    private static String value(Field field) {
        return OneLine.of(field.value().text());
    }

    /** Returns what the row says, short enough for a line. */
    private String shortText() {
        return switch (kind) {
            case MESSAGE -> shortPayload();
            case GAP -> NLS.bind(Messages.MessageRow_gap, Long.toString(count));
            case MARKER -> text.isEmpty() ? marker : OneLine.of(text);
            case NOTE -> OneLine.of(text);
        };
    }

    private String shortPayload() {
        byte[] first = Arrays.copyOf(payload, shortLength());
        String shown = PayloadText.readable(first).orElseGet(() -> PayloadText.hex(first));
        return first.length < payload.length ? NLS.bind(Messages.MessageRow_more, shown) : shown;
    }

    /** No character of several bytes is cut. */
    private int shortLength() {
        int length = Math.min(payload.length, OneLine.MOST);
        while (length < payload.length && length > OneLine.MOST - CHARACTER && (payload[length] & 0xC0) == 0x80) {
            length--;
        }
        return length;
    }
}
