// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.rpmsgexplorer.core.benchmark.report.Lines;
import org.rpmsgexplorer.ui.AccessibleName;
import org.rpmsgexplorer.ui.chart.Chart;
import org.rpmsgexplorer.ui.chart.ChartCanvas;

/**
 * The selected runs: a line with the most important, the chart, and the report and the samples in tabs; where there is little
 * room, the chart is one of the tabs. UI thread only.
 */
final class DetailPane {
    private static final int[] WEIGHTS = {55, 45};
    private static final double WIDE = 1.3;
    /** With less, side by side or one below the other, neither half could be read. */
    private static final Point ROOM = new Point(640, 360);
    private static final int MARGIN = 6;
    private static final int LEAST_HEADLINE = 100;
    /** Below this, the text is wider than its place. */
    private static final int LEAST_COLUMNS = 30;

    private final Composite area;
    private final Label headline;
    private final SashForm halves;
    private final ChartCanvas chart;
    private final CTabFolder tabs;
    /** Null while the chart stands beside the tabs. */
    private CTabItem chartTab;
    private final StyledText text;
    private final CTabItem samplesTab;
    private final SampleTable samples;
    private String report = "";

    DetailPane(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(area);
        headline = new Label(area, SWT.WRAP);
        headline.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        GridDataFactory.fillDefaults().grab(true, false).hint(LEAST_HEADLINE, SWT.DEFAULT).indent(4, 2).applyTo(headline);
        halves = new SashForm(area, SWT.VERTICAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(halves);
        chart = new ChartCanvas(halves);
        tabs = new CTabFolder(halves, SWT.BOTTOM | SWT.FLAT);
        text = new StyledText(tabs, SWT.READ_ONLY | SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL);
        text.setFont(JFaceResources.getTextFont());
        text.setMargins(MARGIN, 4, MARGIN, 4);
        AccessibleName.give(text, Messages.DetailPane_report);
        text.addListener(SWT.Resize, event -> fit());
        tab(tabs, Messages.DetailPane_report, text);
        samples = new SampleTable(tabs);
        samplesTab = tab(tabs, "", samples.control());
        tabs.setSelection(0);
        halves.setWeights(WEIGHTS);
        area.addListener(SWT.Resize, event -> turn());
    }

    private static CTabItem tab(CTabFolder tabs, String title, Control content) {
        CTabItem tab = new CTabItem(tabs, SWT.NONE);
        tab.setText(title);
        tab.setControl(content);
        return tab;
    }

    private void turn() {
        boolean isSmall = area.getSize().x < ROOM.x && area.getSize().y < ROOM.y;
        if (isSmall && chartTab == null) {
            chart.control().setParent(tabs);
            chartTab = new CTabItem(tabs, SWT.NONE, 0);
            chartTab.setText(Messages.DetailPane_chart);
            chartTab.setControl(chart.control());
            tabs.setSelection(chartTab);
            halves.layout();
        } else if (!isSmall && chartTab != null) {
            boolean wasShown = tabs.getSelection() == chartTab;
            chartTab.dispose();
            chartTab = null;
            chart.control().setParent(halves);
            chart.control().moveAbove(tabs);
            chart.control().setVisible(true);
            if (wasShown) {
                tabs.setSelection(0);
            }
            halves.setWeights(WEIGHTS);
        }
        boolean wide = area.getSize().x > WIDE * area.getSize().y;
        int orientation = wide ? SWT.HORIZONTAL : SWT.VERTICAL;
        if (halves.getOrientation() != orientation) {
            halves.setOrientation(orientation);
        }
    }

    /** Lets sentences end where their place does; tables scroll. */
    private void fit() {
        GC gc = new GC(text);
        double width;
        try {
            width = gc.getFontMetrics().getAverageCharacterWidth();
        } finally {
            gc.dispose();
        }
        int columns = (int) ((text.getClientArea().width - 2 * MARGIN) / width);
        String fitting = Lines.fit(report, Math.max(LEAST_COLUMNS, columns));
        if (!fitting.equals(text.getText())) {
            text.setText(fitting);
        }
    }

    Control control() {
        return area;
    }

    ChartCanvas chart() {
        return chart;
    }

    /** Returns the text as it is shown, of which some may be selected. */
    StyledText text() {
        return text;
    }

    /** Returns the table of samples, of which some may be selected. */
    SampleTable samples() {
        return samples;
    }

    /** Returns the text as others get it, whose lines a mail can have. */
    String report() {
        return report;
    }

    void show(RunDetail detail) {
        headline.setText(detail.headline().replace("&", "&&"));
        headline.setToolTipText(detail.headline());
        area.layout();
        chart.show(detail.chart());
        report = detail.text();
        fit();
        samples.show(detail.samples());
        int count = detail.samples().samples().size();
        samplesTab.setText(count == 0 ? Messages.DetailPane_samples
                : NLS.bind(Messages.DetailPane_samplesCount, Integer.toString(count)));
    }

    /** Says why there is nothing to show. */
    void show(String why) {
        show(new RunDetail("", why, Chart.EMPTY, SampleRows.NONE));
    }
}
