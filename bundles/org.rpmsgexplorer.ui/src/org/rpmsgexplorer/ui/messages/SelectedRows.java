// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.Optional;
import java.util.stream.IntStream;

import org.rpmsgexplorer.core.Progress;

/** The rows that were selected at one moment, with cells of their own: reading many takes time. For one thread at a time. */
final class SelectedRows {
    private static final int STEP = 1000;

    private final TableCells cells;
    private final int[] places;

    /**
     * What was copied.
     *
     * @param count how many rows it has
     * @param upTo how many of the selected rows were looked at, from the first one on
     */
    record Copied(String text, int count, int upTo) {
    }

    /**
     * Takes rows.
     *
     * @param cells nobody else's
     * @param places where the rows are, in any order
     */
    SelectedRows(TableCells cells, int[] places) {
        this.cells = cells;
        this.places = IntStream.of(places).sorted().toArray();
    }

    /**
     * Reads them, in the order in which they are shown.
     *
     * @param most ends with the row that brings the text to this length
     * @param progress ends it when it is cancelled
     */
    Copied copy(CopyText form, int most, Progress progress) {
        StringBuilder text = new StringBuilder();
        int count = 0;
        int next = 0;
        while (next < places.length && text.length() < most && !progress.isCancelled()) {
            if (next % STEP == STEP - 1) {
                progress.part(next, places.length, Messages.CaptureFiles_rows);
            }
            Optional<String> row = form.of(cells, places[next++]);
            if (row.isPresent()) {
                text.append(count == 0 ? "" : form.between()).append(row.get());
                count++;
            }
        }
        return new Copied(text.toString(), count, next);
    }
}
