// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.rpmsgexplorer.ui.chart.Chart;
import org.rpmsgexplorer.ui.chart.ChartCanvas;

/** The selected runs: a line with the most important, the chart, and the text with all figures. UI thread only. */
final class DetailPane {
    private static final int[] WEIGHTS = {55, 45};
    private static final double WIDE = 1.3;

    private final Composite area;
    private final Label headline;
    private final SashForm halves;
    private final ChartCanvas chart;
    private final StyledText text;

    DetailPane(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(area);
        headline = new Label(area, SWT.NONE);
        headline.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        GridDataFactory.fillDefaults().grab(true, false).indent(4, 2).applyTo(headline);
        halves = new SashForm(area, SWT.VERTICAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(halves);
        chart = new ChartCanvas(halves);
        text = new StyledText(halves, SWT.READ_ONLY | SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL);
        text.setFont(JFaceResources.getTextFont());
        text.setMargins(6, 4, 6, 4);
        halves.setWeights(WEIGHTS);
        area.addListener(SWT.Resize, event -> turn());
    }

    private void turn() {
        boolean wide = area.getSize().x > WIDE * area.getSize().y;
        int orientation = wide ? SWT.HORIZONTAL : SWT.VERTICAL;
        if (halves.getOrientation() != orientation) {
            halves.setOrientation(orientation);
        }
    }

    Control control() {
        return area;
    }

    ChartCanvas chart() {
        return chart;
    }

    /** Returns the text, of which some may be selected. */
    StyledText text() {
        return text;
    }

    void show(RunDetail detail) {
        headline.setText(detail.headline().replace("&", "&&"));
        headline.setToolTipText(detail.headline());
        chart.show(detail.chart());
        text.setText(detail.text());
    }

    /** Says why there is nothing to show. */
    void show(String why) {
        show(new RunDetail("", why, Chart.EMPTY));
    }
}
