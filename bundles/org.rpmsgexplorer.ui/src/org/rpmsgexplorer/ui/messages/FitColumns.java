// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.function.ObjIntConsumer;

import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.command.ILayerCommandHandler;
import org.eclipse.nebula.widgets.nattable.layer.ILayer;
import org.eclipse.nebula.widgets.nattable.resize.MaxCellBoundsHelper;
import org.eclipse.nebula.widgets.nattable.resize.command.AutoResizeColumnsCommand;
import org.eclipse.nebula.widgets.nattable.selection.SelectionLayer;
import org.eclipse.nebula.widgets.nattable.viewport.ViewportLayer;

/** Makes a column as wide as what is in sight of it, when its edge is clicked twice. NatTable's own handler looks at all rows. */
final class FitColumns implements ILayerCommandHandler<AutoResizeColumnsCommand> {
    private final NatTable table;
    private final ViewportLayer viewport;
    private final SelectionLayer selection;
    private final ObjIntConsumer<Integer> widths;

    /**
     * Creates a handler.
     *
     * @param widths is told a column's place and how wide it should be
     */
    FitColumns(NatTable table, ViewportLayer viewport, SelectionLayer selection, ObjIntConsumer<Integer> widths) {
        this.table = table;
        this.viewport = viewport;
        this.selection = selection;
        this.widths = widths;
    }

    @Override
    public Class<AutoResizeColumnsCommand> getCommandClass() {
        return AutoResizeColumnsCommand.class;
    }

    @Override
    public boolean doCommand(ILayer layer, AutoResizeColumnsCommand command) {
        for (int column : command.getColumnPositionsArray()) {
            int inSight = viewport.underlyingToLocalColumnPosition(selection, column);
            int[] width = MaxCellBoundsHelper.getPreferredColumnWidths(command.getConfigRegistry(), command.getGCFactory(), table,
                    new int[] {inSight});
            if (width != null && width.length == 1 && width[0] > 0) {
                widths.accept(column, width[0]);
            }
        }
        return true;
    }
}
