// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import org.eclipse.jface.preference.JFacePreferences;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.nebula.widgets.nattable.config.AbstractRegistryConfiguration;
import org.eclipse.nebula.widgets.nattable.config.CellConfigAttributes;
import org.eclipse.nebula.widgets.nattable.config.IConfigRegistry;
import org.eclipse.nebula.widgets.nattable.grid.GridRegion;
import org.eclipse.nebula.widgets.nattable.style.CellStyleAttributes;
import org.eclipse.nebula.widgets.nattable.style.DisplayMode;
import org.eclipse.nebula.widgets.nattable.style.HorizontalAlignmentEnum;
import org.eclipse.nebula.widgets.nattable.style.Style;
import org.eclipse.nebula.widgets.nattable.util.GUIHelper;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Control;
import org.rpmsgexplorer.ui.Contrast;

/**
 * The colours and fonts of the table: those of a control that the workbench's theme has coloured, and of JFace, so that they are
 * readable in each theme.
 */
final class TableLook extends AbstractRegistryConfiguration {
    /** The label of cells whose text begins at the right. */
    static final String NUMBER = "number";
    /** The label of cells with a font of fixed width. */
    static final String CODE = "code";
    static final String GAP = "gap";
    static final String MARKER = "marker";
    static final String NOTE = "note";

    private static final double LINE = 0.15;

    private final Control model;

    /**
     * Creates a look.
     *
     * @param model has the colours of what is within a table
     */
    TableLook(Control model) {
        this.model = model;
    }

    @Override
    public void configureRegistry(IConfigRegistry registry) {
        Color background = model.getBackground();
        Color foreground = model.getForeground();
        Font font = JFaceResources.getDefaultFont();
        registry.registerConfigAttribute(CellConfigAttributes.CELL_PAINTER, new CellText());
        registry.registerConfigAttribute(CellConfigAttributes.GRID_LINE_COLOR, line(model));
        registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, style(background, foreground, font));

        Color head = model.getParent().getBackground();
        Style header = style(head, model.getParent().getForeground(), font);
        registry.registerConfigAttribute(CellConfigAttributes.CELL_PAINTER, new CellText(), DisplayMode.NORMAL,
                GridRegion.COLUMN_HEADER);
        registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, header, DisplayMode.NORMAL, GridRegion.COLUMN_HEADER);
        registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, header, DisplayMode.SELECT, GridRegion.COLUMN_HEADER);

        Style selected = new Style();
        selected.setAttributeValue(CellStyleAttributes.BACKGROUND_COLOR,
                model.getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION));
        selected.setAttributeValue(CellStyleAttributes.FOREGROUND_COLOR,
                model.getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION_TEXT));
        registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, selected, DisplayMode.SELECT);

        Style number = new Style();
        number.setAttributeValue(CellStyleAttributes.HORIZONTAL_ALIGNMENT, HorizontalAlignmentEnum.RIGHT);
        registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, number, DisplayMode.NORMAL, NUMBER);
        Style code = new Style();
        code.setAttributeValue(CellStyleAttributes.FONT, JFaceResources.getTextFont());
        registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, code, DisplayMode.NORMAL, CODE);

        Font bold = JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT);
        kind(registry, GAP, readable(JFacePreferences.ERROR_COLOR), bold);
        kind(registry, MARKER, foreground, JFaceResources.getFontRegistry().getItalic(JFaceResources.DEFAULT_FONT));
        kind(registry, NOTE, readable(JFacePreferences.HYPERLINK_COLOR), bold);
    }

    private static Style style(Color background, Color foreground, Font font) {
        Style style = new Style();
        style.setAttributeValue(CellStyleAttributes.BACKGROUND_COLOR, background);
        style.setAttributeValue(CellStyleAttributes.FOREGROUND_COLOR, foreground);
        style.setAttributeValue(CellStyleAttributes.FONT, font);
        style.setAttributeValue(CellStyleAttributes.HORIZONTAL_ALIGNMENT, HorizontalAlignmentEnum.LEFT);
        return style;
    }

    private static void kind(IConfigRegistry registry, String label, Color foreground, Font font) {
        Style style = new Style();
        style.setAttributeValue(CellStyleAttributes.FOREGROUND_COLOR, foreground);
        style.setAttributeValue(CellStyleAttributes.FONT, font);
        registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, style, DisplayMode.NORMAL, label);
        Style selected = new Style();
        selected.setAttributeValue(CellStyleAttributes.FONT, font);
        registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, selected, DisplayMode.SELECT, label);
    }

    /** Themes name colours; one that has none leaves the foreground. Some that are named are hard to read. */
    private Color readable(String name) {
        Color named = JFaceResources.getColorRegistry().get(name);
        return named == null ? model.getForeground() : GUIHelper.getColor(Contrast.readable(named.getRGB(),
                model.getForeground().getRGB(), model.getBackground().getRGB()));
    }

    /** Returns the colour of lines in and beside a table. */
    static Color line(Control model) {
        return GUIHelper.getColor(Contrast.mix(model.getBackground().getRGB(), model.getForeground().getRGB(), LINE));
    }
}
