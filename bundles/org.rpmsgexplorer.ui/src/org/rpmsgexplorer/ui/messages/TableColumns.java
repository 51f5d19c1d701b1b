// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.coordinate.Range;
import org.eclipse.nebula.widgets.nattable.layer.DataLayer;
import org.eclipse.nebula.widgets.nattable.layer.event.ILayerEvent;
import org.eclipse.nebula.widgets.nattable.reorder.ColumnReorderLayer;
import org.eclipse.nebula.widgets.nattable.reorder.event.ColumnReorderEvent;
import org.eclipse.nebula.widgets.nattable.resize.event.ColumnResizeEvent;
import org.eclipse.swt.SWT;

/**
 * The columns of a table: which ones, in which order and how wide. What its user does with their heads is taken over into the
 * layout, so that the layers of the table never have another order than that. UI thread only.
 */
final class TableColumns {
    /** The text has what the other columns leave, and no less than this. */
    private static final int TEXT_WIDTH = 120;

    private final NatTable table;
    private final DataLayer body;
    private final ColumnReorderLayer order;
    private final TableCells cells;
    private final double letter;
    private final Runnable replaced;
    private ColumnLayout layout = ColumnLayout.STANDARD;
    private Runnable chosen = () -> {
    };
    /** Whether widths are being set here: what that tells is not what the user does. */
    private boolean sizing;

    /**
     * Takes the columns of a table.
     *
     * @param body has the widths
     * @param order lets columns be moved
     * @param letter how wide a letter is, in pixels
     * @param replaced is told that there are other columns
     */
    TableColumns(NatTable table, DataLayer body, ColumnReorderLayer order, TableCells cells, double letter, Runnable replaced) {
        this.table = table;
        this.body = body;
        this.order = order;
        this.cells = cells;
        this.letter = letter;
        this.replaced = replaced;
        body.addLayerListener(this::followWidth);
        order.addLayerListener(event -> {
            if (event instanceof ColumnReorderEvent) {
                // When the layers above have heard of it.
                table.getDisplay().asyncExec(this::followOrder);
            }
        });
        // A width that the user has just set may be what lets a scroll bar come: it is heard of first.
        table.addListener(SWT.Resize, event -> table.getDisplay().asyncExec(this::size));
        setWidths();
    }

    ColumnLayout layout() {
        return layout;
    }

    /** Lets somebody be told that the user has chosen another layout. */
    void whenChosen(Runnable told) {
        chosen = told;
    }

    /** Shows other columns. */
    void use(ColumnLayout other) {
        layout = other;
        cells.useColumns(other.columns());
        setWidths();
        replaced.run();
    }

    /** Shows the columns that the user has chosen. */
    void choose(ColumnLayout other) {
        use(other);
        chosen.run();
    }

    private void followOrder() {
        List<Integer> places = new ArrayList<>(order.getColumnIndexOrder());
        if (!table.isDisposed() && places.size() == layout.columns().size()) {
            choose(layout.ordered(places));
        }
    }

    private void followWidth(ILayerEvent event) {
        if (sizing || !(event instanceof ColumnResizeEvent resized)) {
            return;
        }
        for (Range range : resized.getColumnPositionRanges()) {
            for (int column = range.start; column < range.end; column++) {
                setWidth(column, body.getColumnWidthByPosition(column));
            }
        }
    }

    /** Makes a column as wide on the screen as its user wants it. */
    void setWidth(int place, int width) {
        // What is kept is before NatTable's scaling.
        layout = layout.withWidth(cells.columns().get(place), body.downScaleColumnWidth(width));
        // When the layers above have heard of it.
        table.getDisplay().asyncExec(this::size);
        chosen.run();
    }

    /** Times are shown in another way, for which the column must be as wide as it came. */
    void timesChanged() {
        layout = layout.withoutWidth(new MessageColumn(MessageColumn.Kind.TIME, ""));
        size();
    }

    /** Sets all widths at once. Where that lets a scroll bar come or go, there is more or less room then. */
    private void size() {
        if (sizing || table.isDisposed()) {
            return;
        }
        sizing = true;
        try {
            int room;
            int rounds = 0;
            do {
                room = table.getClientArea().width;
                setWidths();
                body.fireLayerEvent(new ColumnResizeEvent(body, new Range(0, cells.columns().size())));
                rounds++;
            } while (rounds < 2 && table.getClientArea().width != room);
        } finally {
            sizing = false;
        }
    }

    /** Tells nobody of it. */
    private void setWidths() {
        List<MessageColumn> columns = cells.columns();
        int left = body.downScaleColumnWidth(table.getClientArea().width);
        int text = -1;
        for (int index = 0; index < columns.size(); index++) {
            MessageColumn column = columns.get(index);
            if (column.kind() == MessageColumn.Kind.TEXT && layout.width(column).isEmpty()) {
                text = index;
            } else {
                int width = layout.width(column).orElseGet(() -> usual(column.kind()));
                body.setColumnWidthByPosition(index, width, false);
                left -= width;
            }
        }
        if (text >= 0) {
            body.setColumnWidthByPosition(text, Math.max(TEXT_WIDTH, left), false);
        }
    }

    private int usual(MessageColumn.Kind kind) {
        return (int) (letter * letters(kind)) + 2 * CellText.MARGIN;
    }

    private int letters(MessageColumn.Kind kind) {
        return switch (kind) {
            case TIME -> cells.times() == TimeDisplay.ABSOLUTE ? 30 : 14;
            case LENGTH -> 7;
            case DIRECTION -> 9;
            case SOURCE -> 10;
            case BOARD, DESTINATION -> 11;
            case ENDPOINT, FIELD, TEXT -> 13;
        };
    }
}
