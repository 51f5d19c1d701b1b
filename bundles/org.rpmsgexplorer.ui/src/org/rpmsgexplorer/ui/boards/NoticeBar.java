// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;

/** Shows a {@link Notice} below the rows, and takes no room without one. UI thread only. */
final class NoticeBar {
    private static final int WIDTH = 150;

    private final Composite area;
    private final Label image;
    private final Label text;
    private final Link links;
    private Optional<Notice> shown = Optional.empty();

    /**
     * Creates one without a notice.
     *
     * @param parent has a grid of one column
     * @param person is told what the user has chosen, of which notice
     */
    NoticeBar(Composite parent, BiConsumer<Notice, Notice.Offer> person) {
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(4, 4).spacing(6, 4).applyTo(area);
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(area);
        area.setVisible(false);
        image = new Label(area, SWT.NONE);
        GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.TOP).applyTo(image);
        text = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(text);
        links = new Link(area, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).indent(22, 0).hint(WIDTH, SWT.DEFAULT).applyTo(links);
        links.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> shown.ifPresent(
                notice -> person.accept(notice, Notice.Offer.valueOf(event.text.toUpperCase(Locale.ROOT))))));
    }

    /** Shows a notice, or nothing. */
    void show(Optional<Notice> notice) {
        if (notice.equals(shown)) {
            return;
        }
        shown = notice;
        notice.ifPresent(this::fill);
        area.setVisible(notice.isPresent());
        ((GridData) area.getLayoutData()).exclude = notice.isEmpty();
        area.getParent().layout(true, true);
    }

    private void fill(Notice notice) {
        ISharedImages shared = PlatformUI.getWorkbench().getSharedImages();
        image.setImage(shared.getImage(notice.isProblem() ? ISharedImages.IMG_OBJS_ERROR_TSK : ISharedImages.IMG_OBJS_INFO_TSK));
        text.setText(notice.text().replace("&", "&&"));
        links.setText(notice.links());
        ((GridData) links.getLayoutData()).exclude = notice.offers().isEmpty();
        links.setVisible(!notice.offers().isEmpty());
    }
}
