// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.console.IConsoleConstants;
import org.eclipse.ui.progress.IProgressConstants;
import org.rpmsgexplorer.ui.benchmark.BenchmarkView;
import org.rpmsgexplorer.ui.boards.BoardsView;

/**
 * The perspective "RPMsg": boards at the left with the properties of what is selected there, messages and benchmarks in the
 * centre with most of the room, what happens below; the editor area is there as soon as a capture is opened.
 */
public final class RpmsgPerspective implements IPerspectiveFactory {
    private static final String MESSAGES = "org.rpmsgexplorer.ui.messages";
    private static final String ERROR_LOG = "org.eclipse.pde.runtime.LogView";
    /** Captures in the folder of the messages get names of their own; their views stand where the first one does. */
    private static final String MORE = ":*";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        String editors = layout.getEditorArea();
        layout.setEditorAreaVisible(false);
        layout.createFolder("boards", IPageLayout.LEFT, 0.36f, editors).addView(BoardsView.ID);
        layout.createFolder("properties", IPageLayout.BOTTOM, 0.6f, "boards").addView(IPageLayout.ID_PROP_SHEET);
        IFolderLayout below = layout.createFolder("below", IPageLayout.BOTTOM, 0.72f, editors);
        below.addView(IConsoleConstants.ID_CONSOLE_VIEW);
        below.addPlaceholder(IProgressConstants.PROGRESS_VIEW_ID);
        below.addPlaceholder(ERROR_LOG);
        IFolderLayout centre = layout.createFolder("centre", IPageLayout.TOP, 0.6f, editors);
        centre.addView(MESSAGES);
        centre.addView(BenchmarkView.ID);
        centre.addPlaceholder(MESSAGES + MORE);
        layout.addShowViewShortcut(BoardsView.ID);
        layout.addShowViewShortcut(MESSAGES);
        layout.addShowViewShortcut(BenchmarkView.ID);
        layout.addShowViewShortcut(IPageLayout.ID_PROP_SHEET);
        layout.addShowViewShortcut(IConsoleConstants.ID_CONSOLE_VIEW);
        layout.addPerspectiveShortcut("org.eclipse.ui.resourcePerspective");
    }
}
