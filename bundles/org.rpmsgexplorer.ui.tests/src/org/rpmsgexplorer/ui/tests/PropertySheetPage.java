// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.views.properties.PropertySheet;

/** The view "Properties" as a person sees it. UI thread only. */
final class PropertySheetPage {
    private final IViewPart view;

    private PropertySheetPage(IViewPart view) {
        this.view = view;
    }

    /** Opens it, and lets another view have the focus. */
    static PropertySheetPage open(IWorkbenchPage page) throws Exception {
        return new PropertySheetPage(page.showView("org.eclipse.ui.views.PropertySheet", null, IWorkbenchPage.VIEW_VISIBLE));
    }

    /** Lets it stay with what it shows, or follow the selection again. */
    void pin(boolean pinned) {
        ((PropertySheet) view).setPinned(pinned);
    }

    /** Waits until it has some lines, each with a name and the beginning of a value: {@code Way=fd}. */
    void await(String... facts) {
        for (String fact : facts) {
            Widgets.await(fact, () -> text().contains("\n" + fact), this::text);
        }
    }

    /** Returns its lines. */
    String text() {
        return Widgets.all(Tree.class, Widgets.partOf(view)).stream().filter(Tree::isVisible).findFirst()
                .map(sheet -> text(sheet.getItems())).orElse("");
    }

    private static String text(TreeItem[] items) {
        StringBuilder text = new StringBuilder();
        for (TreeItem item : items) {
            text.append(item.getText(0)).append('=').append(item.getText(1)).append('\n').append(text(item.getItems()));
        }
        return text.toString();
    }
}
