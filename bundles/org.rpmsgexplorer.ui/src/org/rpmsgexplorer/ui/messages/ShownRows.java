// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import org.rpmsgexplorer.core.query.RowNumbers;

/**
 * The rows that a table shows, by their places from 0. Immutable: what comes later is in the next one.
 *
 * @param filter what they were chosen by
 * @param found the rows that were found, counted from the filter's first row; null where all are shown
 * @param all how many there are, also above what a table can show
 * @param examined how many rows of the capture were looked at
 * @param total how many rows the capture has
 */
record ShownRows(RowFilter filter, RowNumbers found, long all, long examined, long total) {
    /** The height of a table is counted in pixels by an int: so many rows fit, of 40 pixels with a display of 200 %. */
    static final int MOST = 50_000_000;

    /** Returns how many rows the table has: the last ones, where there are too many. */
    int size() {
        return (int) Math.min(all, MOST);
    }

    /** Returns how many rows at the beginning are not shown because there are too many. */
    long hidden() {
        return all - size();
    }

    /** Returns the number of the row at a place. */
    long row(int place) {
        long at = hidden() + place;
        return filter.from() + (found == null ? at : found.get(at));
    }

    /** Returns the place of the first row that has a number or a higher one; {@link #size()} if none has. */
    int placeOf(long row) {
        long counted = Math.max(0, row - filter.from());
        long at = found == null ? counted : found.placeOf(counted);
        return (int) Math.max(0, Math.min(size(), at - hidden()));
    }

    /** Returns whether a row is at its place. */
    boolean has(long row) {
        int place = placeOf(row);
        return place < size() && row(place) == row;
    }

    /** Returns those of the rows that have a lower number than one. */
    ShownRows before(long row) {
        long counted = Math.max(0, row - filter.from());
        long fewer = found == null ? Math.min(all, counted) : Math.min(all, found.placeOf(counted));
        return fewer == all ? this : new ShownRows(filter, found, fewer, examined, total);
    }
}
