// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import org.eclipse.nebula.widgets.nattable.config.IConfigRegistry;
import org.eclipse.nebula.widgets.nattable.layer.cell.ILayerCell;
import org.eclipse.nebula.widgets.nattable.painter.cell.BackgroundPainter;
import org.eclipse.nebula.widgets.nattable.style.CellStyleAttributes;
import org.eclipse.nebula.widgets.nattable.style.CellStyleUtil;
import org.eclipse.nebula.widgets.nattable.style.HorizontalAlignmentEnum;
import org.eclipse.nebula.widgets.nattable.style.IStyle;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;

/** Paints one line of text, cut at the cell's edge: NatTable's own painter measures each text until it fits. */
final class CellText extends BackgroundPainter {
    /** Between a cell's edge and its text, in pixels. */
    static final int MARGIN = 4;

    @Override
    public void paintCell(ILayerCell cell, GC gc, Rectangle bounds, IConfigRegistry registry) {
        super.paintCell(cell, gc, bounds, registry);
        Object value = cell.getDataValue();
        if (value == null || value.toString().isEmpty()) {
            return;
        }
        String text = value.toString();
        IStyle style = CellStyleUtil.getCellStyle(cell, registry);
        gc.setFont(style.getAttributeValue(CellStyleAttributes.FONT));
        gc.setForeground(style.getAttributeValue(CellStyleAttributes.FOREGROUND_COLOR));
        int x = bounds.x + MARGIN;
        if (style.getAttributeValue(CellStyleAttributes.HORIZONTAL_ALIGNMENT) == HorizontalAlignmentEnum.RIGHT) {
            x = Math.max(x, bounds.x + bounds.width - MARGIN - gc.textExtent(text, SWT.DRAW_TRANSPARENT).x);
        }
        gc.drawText(text, x, bounds.y + (bounds.height - gc.getFontMetrics().getHeight()) / 2, SWT.DRAW_TRANSPARENT);
    }

    /** A double click at a column's edge makes it as wide as what is in sight. */
    @Override
    public int getPreferredWidth(ILayerCell cell, GC gc, IConfigRegistry registry) {
        Object value = cell.getDataValue();
        gc.setFont(CellStyleUtil.getCellStyle(cell, registry).getAttributeValue(CellStyleAttributes.FONT));
        return 2 * MARGIN + (value == null ? 0 : gc.textExtent(value.toString(), SWT.DRAW_TRANSPARENT).x);
    }
}
