// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.chart;

import org.eclipse.jface.preference.JFacePreferences;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;
import org.rpmsgexplorer.ui.Contrast;

/** The colours of a chart, of the theme that its control has now. UI thread only. */
final class ChartColors {
    private static final double FAINT = 0.5;
    private static final double LINE = 0.15;

    private final Color background;
    private final Color foreground;
    private final Color first;
    private final Color second;

    ChartColors(Control control) {
        background = control.getBackground();
        foreground = new Color(Contrast.readable(control.getForeground().getRGB(), opposite(), background.getRGB()));
        Color link = JFaceResources.getColorRegistry().get(JFacePreferences.HYPERLINK_COLOR);
        first = readable(link == null ? control.getDisplay().getSystemColor(SWT.COLOR_DARK_BLUE) : link);
        second = readable(control.getDisplay().getSystemColor(SWT.COLOR_DARK_YELLOW));
    }

    /** Black or white, whichever can be read on the background. */
    private RGB opposite() {
        RGB black = new RGB(0, 0, 0);
        RGB white = new RGB(255, 255, 255);
        return Contrast.of(black, background.getRGB()) > Contrast.of(white, background.getRGB()) ? black : white;
    }

    private Color readable(Color wanted) {
        return new Color(Contrast.readable(wanted.getRGB(), foreground.getRGB(), background.getRGB()));
    }

    Color background() {
        return background;
    }

    Color foreground() {
        return foreground;
    }

    /** Returns the colour of the lines behind the points. */
    Color line() {
        return new Color(Contrast.mix(background.getRGB(), foreground.getRGB(), LINE));
    }

    /** Returns the colour of a series. */
    Color of(ChartSeries series) {
        Color full = series.tone() == ChartSeries.Tone.FIRST ? first : second;
        return series.faint() ? new Color(Contrast.mix(full.getRGB(), background.getRGB(), FAINT)) : full;
    }
}
