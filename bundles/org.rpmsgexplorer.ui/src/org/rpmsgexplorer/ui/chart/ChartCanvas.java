// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.chart;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** A chart on screen, which scrolls where there is little room. UI thread only. */
public final class ChartCanvas {
    private final ScrolledComposite scrolled;
    private final Canvas canvas;
    private Chart chart = Chart.EMPTY;
    private boolean logarithmic = true;
    private Optional<ChartLayout> layout = Optional.empty();

    /** Creates an empty one. */
    public ChartCanvas(Composite parent) {
        scrolled = new ScrolledComposite(parent, SWT.V_SCROLL);
        canvas = new Canvas(scrolled, SWT.DOUBLE_BUFFERED);
        scrolled.setContent(canvas);
        scrolled.setExpandHorizontal(true);
        scrolled.setExpandVertical(true);
        canvas.addPaintListener(event -> {
            paint(event.gc);
            if (canvas.isFocusControl()) {
                event.gc.drawFocus(0, 0, canvas.getClientArea().width, canvas.getClientArea().height);
            }
        });
        canvas.addListener(SWT.FocusIn, event -> canvas.redraw());
        canvas.addListener(SWT.FocusOut, event -> canvas.redraw());
        canvas.addListener(SWT.MouseDown, event -> canvas.setFocus());
        canvas.addListener(SWT.Resize, event -> layout = Optional.empty());
        canvas.addMouseMoveListener(this::point);
        // With a key listener it takes the focus, and a screen reader reads it.
        canvas.addListener(SWT.KeyDown, event -> scroll(event.keyCode));
        canvas.addListener(SWT.Traverse, event -> event.doit = true);
        canvas.getAccessible().addAccessibleListener(new Words());
    }

    /** Says in words what the chart shows. */
    private final class Words extends AccessibleAdapter {
        @Override
        public void getName(AccessibleEvent event) {
            event.result = Messages.ChartCanvas_name;
        }

        @Override
        public void getDescription(AccessibleEvent event) {
            event.result = text();
        }
    }

    /** Returns what is to be laid out and shown. */
    public Control control() {
        return scrolled;
    }

    /** Returns in words what the chart shows. */
    public String text() {
        return ChartText.all(chart);
    }

    /** Shows a chart. */
    public void show(Chart fresh) {
        chart = fresh;
        GC gc = new GC(canvas);
        try {
            scrolled.setMinHeight(ChartLayout.leastHeight(chart, gc.getFontMetrics().getHeight()));
        } finally {
            gc.dispose();
        }
        scrolled.setOrigin(0, 0);
        again();
    }

    /** Uses a logarithmic axis where all values are above 0, or a linear one. */
    public void setLogarithmic(boolean on) {
        logarithmic = on;
        again();
    }

    private void again() {
        layout = Optional.empty();
        canvas.setToolTipText(null);
        canvas.redraw();
    }

    private void paint(GC gc) {
        Rectangle area = canvas.getClientArea();
        new ChartPainter(gc, new ChartColors(canvas), chart, layout(gc)).paint(new Point(area.width, area.height));
    }

    private ChartLayout layout(GC gc) {
        if (layout.isEmpty()) {
            Rectangle area = canvas.getClientArea();
            layout = Optional.of(new ChartLayout(chart, logarithmic, area.width, area.height, text -> gc.stringExtent(text).x,
                    gc.getFontMetrics().getHeight()));
        }
        return layout.get();
    }

    private void point(MouseEvent event) {
        String tip = layout.flatMap(places -> places.at(event.x, event.y))
                .map(hit -> ChartText.tip(hit.series(), hit.point(), chart.unit())).orElse(null);
        if (tip == null || !tip.equals(canvas.getToolTipText())) {
            canvas.setToolTipText(tip);
        }
    }

    private void scroll(int key) {
        int page = scrolled.getClientArea().height / 2;
        Point origin = scrolled.getOrigin();
        if (key == SWT.ARROW_DOWN || key == SWT.PAGE_DOWN) {
            scrolled.setOrigin(origin.x, origin.y + page);
        } else if (key == SWT.ARROW_UP || key == SWT.PAGE_UP) {
            scrolled.setOrigin(origin.x, Math.max(0, origin.y - page));
        }
    }

    /** Puts a picture of the whole chart into the clipboard. */
    public void copy() {
        Clipboard clipboard = new Clipboard(canvas.getDisplay());
        try {
            clipboard.setContents(new Object[] {picture()}, new Transfer[] {ImageTransfer.getInstance()});
        } finally {
            clipboard.dispose();
        }
    }

    /** Returns a picture of the whole chart, also of what is out of sight. */
    public ImageData picture() {
        Rectangle area = canvas.getClientArea();
        Image image = new Image(canvas.getDisplay(), Math.max(1, area.width), Math.max(1, area.height));
        GC gc = new GC(image);
        try {
            gc.setFont(canvas.getFont());
            paint(gc);
            return image.getImageData();
        } finally {
            gc.dispose();
            image.dispose();
        }
    }
}
