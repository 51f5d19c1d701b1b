// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rows that were selected at one moment, with cells of their own: reading many takes time. For one thread at a time. */
final class SelectedRows {
    private final TableCells cells;
    private final int[] places;

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

    /** Reads them; those that cannot be read are left out. */
    List<MessageRow> rows() {
        return IntStream.of(places).mapToObj(cells::row).flatMap(Optional::stream).toList();
    }

    /** Reads them as they are shown, a line for each, with tabs between their cells. */
    String lines() {
        return IntStream.of(places).mapToObj(place -> cells.line(place, "\t") + '\n').collect(Collectors.joining());
    }
}
