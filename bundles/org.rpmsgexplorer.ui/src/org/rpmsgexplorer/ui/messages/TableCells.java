// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.List;
import java.util.Optional;

import org.eclipse.nebula.widgets.nattable.data.IDataProvider;
import org.rpmsgexplorer.core.capture.CaptureException;

/** The cells of the table: rows of a capture, which are read when they are asked for. */
final class TableCells implements IDataProvider {
    private RowReader reader;
    private ShownRows shown;
    private List<MessageColumn> columns = MessageColumn.standard();
    private TimeDisplay times = TimeDisplay.RELATIVE;

    /** The titles of the columns, as a table of one row. */
    final class Titles implements IDataProvider {
        @Override
        public Object getDataValue(int column, int row) {
            return columns.get(column).title();
        }

        @Override
        public void setDataValue(int column, int row, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int getColumnCount() {
            return columns.size();
        }

        @Override
        public int getRowCount() {
            return 1;
        }
    }

    /** Returns the cells as they are now, for another thread. */
    TableCells copy() {
        TableCells copy = new TableCells();
        if (reader != null) {
            copy.show(reader.another(), shown);
        }
        copy.useColumns(columns);
        copy.useTimes(times);
        return copy;
    }

    /** Shows rows of a capture. */
    void show(RowReader newReader, ShownRows rows) {
        reader = newReader;
        shown = rows;
    }

    /** Shows other rows of the same capture. */
    void show(ShownRows rows) {
        shown = rows;
    }

    /** Returns the rows that are shown; null before there are any. */
    ShownRows shown() {
        return shown;
    }

    List<MessageColumn> columns() {
        return columns;
    }

    void useColumns(List<MessageColumn> newColumns) {
        columns = newColumns;
    }

    TimeDisplay times() {
        return times;
    }

    void useTimes(TimeDisplay newTimes) {
        times = newTimes;
    }

    /** Returns the row at a place; empty where there is none, or it cannot be read, which its cells tell. */
    Optional<MessageRow> row(int place) {
        if (reader == null || place < 0 || place >= shown.size()) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.read(shown.row(place)));
        } catch (CaptureException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public Object getDataValue(int column, int place) {
        if (reader == null || place >= shown.size()) {
            return "";
        }
        try {
            return reader.text(shown, place, columns.get(column), times);
        } catch (CaptureException unreadable) {
            return unreadable.getMessage();
        }
    }

    /** Returns a row's cells with something between them. */
    String line(int place, String between) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < columns.size(); column++) {
            line.append(column == 0 ? "" : between).append(getDataValue(column, place));
        }
        return line.toString();
    }

    @Override
    public void setDataValue(int column, int place, Object value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getColumnCount() {
        return columns.size();
    }

    @Override
    public int getRowCount() {
        return shown == null ? 0 : shown.size();
    }
}
