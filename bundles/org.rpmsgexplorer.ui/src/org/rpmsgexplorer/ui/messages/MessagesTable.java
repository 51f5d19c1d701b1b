// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.coordinate.PositionCoordinate;
import org.eclipse.nebula.widgets.nattable.coordinate.Range;
import org.eclipse.nebula.widgets.nattable.grid.GridRegion;
import org.eclipse.nebula.widgets.nattable.grid.layer.ColumnHeaderLayer;
import org.eclipse.nebula.widgets.nattable.layer.CompositeLayer;
import org.eclipse.nebula.widgets.nattable.layer.DataLayer;
import org.eclipse.nebula.widgets.nattable.layer.LabelStack;
import org.eclipse.nebula.widgets.nattable.layer.event.RowInsertEvent;
import org.eclipse.nebula.widgets.nattable.layer.event.RowStructuralRefreshEvent;
import org.eclipse.nebula.widgets.nattable.painter.layer.GridLineCellLayerPainter;
import org.eclipse.nebula.widgets.nattable.reorder.ColumnReorderLayer;
import org.eclipse.nebula.widgets.nattable.selection.SelectionLayer;
import org.eclipse.nebula.widgets.nattable.selection.command.SelectRowsCommand;
import org.eclipse.nebula.widgets.nattable.selection.config.RowOnlySelectionBindings;
import org.eclipse.nebula.widgets.nattable.selection.config.RowOnlySelectionConfiguration;
import org.eclipse.nebula.widgets.nattable.selection.event.RowSelectionEvent;
import org.eclipse.nebula.widgets.nattable.ui.binding.UiBindingRegistry;
import org.eclipse.nebula.widgets.nattable.viewport.ViewportLayer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.FontMetrics;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** The table of messages. It computes its cells from the capture; nothing is kept for a row. UI thread only. */
final class MessagesTable {
    private static final int ROW_MARGIN = 4;

    private final NatTable table;
    private final DataLayer body;
    private final SelectionLayer selection;
    private final ViewportLayer viewport;
    private final Control model;
    private final Consumer<Optional<MessageRow>> selected;
    private final Consumer<Color> themed;
    private final TableCells cells = new TableCells();
    private final TableColumns columns;
    private RGB lookedLike;
    /** The number of the selected row, which stays selected where the rows become others; -1 for none. */
    private long selectedRow = -1;

    /**
     * Creates a table without rows.
     *
     * @param model has the colours of what is within a table
     * @param selected is told which row is selected, or none
     * @param themed is told the colour of lines, and again when the theme is another one
     */
    MessagesTable(Composite parent, Control model, Consumer<Optional<MessageRow>> selected,
            Consumer<Color> themed) {
        this.themed = themed;
        this.model = model;
        this.selected = selected;
        body = new DataLayer(cells);
        body.setConfigLabelAccumulator(this::label);
        ColumnReorderLayer order = new ColumnReorderLayer(body);
        selection = new SelectionLayer(order, false);
        selection.setLayerPainter(new GridLineCellLayerPainter());
        selection.addConfiguration(new RowOnlySelectionBindings() {
            @Override
            protected void configureColumnHeaderMouseClickBindings(UiBindingRegistry registry) {
                // It would select all rows.
            }
        });
        selection.addConfiguration(new RowOnlySelectionConfiguration());
        viewport = new ViewportLayer(selection);
        DataLayer titles = new DataLayer(cells.new Titles());
        CompositeLayer layers = new CompositeLayer(1, 2);
        layers.setChildLayer(GridRegion.COLUMN_HEADER, new ColumnHeaderLayer(titles, viewport, selection), 0, 0);
        layers.setChildLayer(GridRegion.BODY, viewport, 0, 1);
        table = new NatTable(parent, NatTable.DEFAULT_STYLE_OPTIONS, layers, false);
        table.addConfiguration(new TableLook(model));
        table.configure();
        look();
        FontMetrics metrics = metrics();
        int height = metrics.getHeight() + ROW_MARGIN;
        body.setDefaultRowHeight(height);
        titles.setDefaultRowHeight(height + ROW_MARGIN);
        columns = new TableColumns(table, body, order, cells, metrics.getAverageCharacterWidth(), this::refreshAll);
        body.registerCommandHandler(new FitColumns(table, viewport, selection, columns::setWidth));
        table.addListener(SWT.Paint, event -> followTheme());
        selection.addLayerListener(event -> {
            if (event instanceof RowSelectionEvent) {
                tellSelected();
            }
        });
        table.getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> event.result = accessibleName()));
    }

    private FontMetrics metrics() {
        GC gc = new GC(table);
        try {
            gc.setFont(model.getFont());
            return gc.getFontMetrics();
        } finally {
            gc.dispose();
        }
    }

    Control control() {
        return table;
    }

    /** A theme colours the model; the table follows when it is painted next. */
    private void followTheme() {
        if (!model.getBackground().getRGB().equals(lookedLike)) {
            table.getDisplay().asyncExec(() -> {
                if (!table.isDisposed()) {
                    new TableLook(model).configureRegistry(table.getConfigRegistry());
                    look();
                }
            });
        }
    }

    private void look() {
        lookedLike = model.getBackground().getRGB();
        table.setBackground(model.getBackground());
        themed.accept(TableLook.line(model));
    }

    private void label(LabelStack labels, int column, int place) {
        MessageColumn.Kind kind = cells.columns().get(column).kind();
        if (cells.columns().get(column).isNumber()) {
            labels.addLabelOnTop(TableLook.NUMBER);
        } else if (kind == MessageColumn.Kind.TEXT || kind == MessageColumn.Kind.FIELD) {
            labels.addLabelOnTop(TableLook.CODE);
        }
        cells.row(place).ifPresent(row -> {
            switch (row.kind()) {
                case GAP -> labels.addLabelOnTop(TableLook.GAP);
                case MARKER -> labels.addLabelOnTop(TableLook.MARKER);
                case NOTE -> labels.addLabelOnTop(TableLook.NOTE);
                case MESSAGE -> {
                }
            }
        });
    }

    /** Shows the rows of another capture. */
    void open(RowReader newReader, ShownRows rows) {
        cells.show(newReader, rows);
        selectedRow = -1;
        body.fireLayerEvent(new RowStructuralRefreshEvent(body));
    }

    /** Shows rows; where they are the ones before and some more, nothing else changes. */
    void show(ShownRows rows) {
        ShownRows before = cells.shown();
        cells.show(rows);
        boolean grown = rows.filter() == before.filter() && rows.hidden() == before.hidden() && rows.size() >= before.size();
        if (!grown) {
            long keep = selectedRow;
            body.fireLayerEvent(new RowStructuralRefreshEvent(body));
            if (keep >= 0 && rows.has(keep)) {
                select(rows.placeOf(keep));
            }
        } else if (rows.size() > before.size()) {
            body.fireLayerEvent(new RowInsertEvent(body, new Range(before.size(), rows.size())));
        }
    }

    ShownRows shown() {
        return cells.shown();
    }

    /** Brings the last row in sight. */
    void showEnd() {
        if (cells.getRowCount() > 0) {
            viewport.moveRowPositionIntoViewport(cells.getRowCount() - 1);
        }
    }

    /** Selects the row at a place, and brings it in sight. */
    void select(int place) {
        table.doCommand(new SelectRowsCommand(selection, 0, place, false, false));
        viewport.moveRowPositionIntoViewport(place);
    }

    /** Returns the place of the selected row; -1 for none. */
    int selectedPlace() {
        PositionCoordinate last = selection.getLastSelectedCellPosition();
        return last == null || last.getRowPosition() >= cells.getRowCount() ? -1 : last.getRowPosition();
    }

    private void tellSelected() {
        Optional<MessageRow> row = cells.row(selectedPlace());
        selectedRow = row.map(MessageRow::number).orElse(-1L);
        selected.accept(row);
    }

    private String accessibleName() {
        int place = selectedPlace();
        return place < 0 ? Messages.MessagesTable_name : Messages.MessagesTable_name + ": " + cells.line(place, ", ");
    }

    /** Returns the rows that are selected now: the first of them, no more than a number. */
    SelectedRows selected(int most) {
        int[] places = selection.getSelectedRowPositions().stream().sorted(Comparator.comparingInt(range -> range.start))
                .flatMapToInt(range -> IntStream.range(range.start, range.end))
                .filter(place -> place < cells.getRowCount()).limit(most).toArray();
        return new SelectedRows(cells.copy(), places);
    }

    /** Returns how many rows are selected. */
    int selectedCount() {
        return selection.getSelectedRowCount();
    }

    /** Returns its columns. */
    TableColumns columns() {
        return columns;
    }

    TimeDisplay times() {
        return cells.times();
    }

    void useTimes(TimeDisplay newTimes) {
        if (newTimes != cells.times()) {
            cells.useTimes(newTimes);
            columns.timesChanged();
            refreshAll();
        }
    }

    /** The columns or all cells have changed; the selected row stays. */
    private void refreshAll() {
        long keep = selectedRow;
        table.refresh();
        if (keep >= 0 && cells.shown().has(keep)) {
            select(cells.shown().placeOf(keep));
        }
    }
}
