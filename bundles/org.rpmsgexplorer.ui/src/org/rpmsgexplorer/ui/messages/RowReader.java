// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.CaptureCursor;
import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.decode.Decoder;
import org.rpmsgexplorer.core.decode.Decoders;

/**
 * Reads the few rows that are in sight, and keeps them for a while: a table asks for each of its cells, again and again.
 * For one thread.
 */
final class RowReader {
    private static final int KEPT = 512;

    private final Capture capture;
    private final CaptureCursor cursor;
    private final Decoders decoders;
    /** By the endpoint's number; choosing one asks all layouts. */
    private final Map<Integer, Decoder> chosen = new HashMap<>();
    private final Map<Long, MessageRow> rows = new LinkedHashMap<>(2 * KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, MessageRow> eldest) {
            return size() > KEPT;
        }
    };

    RowReader(Capture capture, Decoders decoders) {
        this.capture = capture;
        this.decoders = decoders;
        cursor = capture.cursor();
    }

    /** Returns one for another thread. */
    RowReader another() {
        return new RowReader(capture, decoders);
    }

    /** Returns a row by its number. */
    MessageRow read(long number) throws CaptureException {
        MessageRow known = rows.get(number);
        if (known == null) {
            cursor.seek(number);
            known = of(cursor);
            rows.put(number, known);
        }
        return known;
    }

    private MessageRow of(Row row) {
        if (row.endpoint() == Row.NO_ENDPOINT) {
            return MessageRow.of(row, null, null);
        }
        CapturedEndpoint endpoint = capture.endpoints().get(row.endpoint());
        return MessageRow.of(row, endpoint, chosen.computeIfAbsent(row.endpoint(), first -> decoders.forEndpoint(endpoint)));
    }

    /** Returns what stands in a column for the row at a place. */
    String text(ShownRows shown, int place, MessageColumn column, TimeDisplay times) throws CaptureException {
        MessageRow row = read(shown.row(place));
        if (column.kind() != MessageColumn.Kind.TIME) {
            return row.text(column);
        }
        long before = times == TimeDisplay.DELTA && place > 0 ? read(shown.row(place - 1)).time() : row.time();
        return times.format(row.time(), read(0).time(), before, ZoneId.systemDefault());
    }
}
