// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.ui.boards.BoardsView;
import org.rpmsgexplorer.ui.preferences.RpmsgPreferences;
import org.rpmsgexplorer.virtualboard.BoardFolder;

/** The virtual board that starts with the view "Boards" where the user, or the IDE that was assembled, wants that. */
class StartWithTheViewTest {
    private static final IEclipsePreferences PREFERENCES = InstanceScope.INSTANCE.getNode("org.rpmsgexplorer.ui");
    private static final String KEY = "startVirtualBoard";

    private BoardsPage boards;

    @BeforeAll
    static void makeFolders() throws IOException {
        RuntimeFolder.make();
    }

    @AfterAll
    static void removeFolders() throws IOException {
        RuntimeFolder.remove();
    }

    @AfterEach
    void close() throws Exception {
        PREFERENCES.remove(KEY);
        if (BoardFolder.of(BoardFolder.DEFAULT_NAME).running().isPresent()) {
            boards.execute("org.rpmsgexplorer.ui.stopVirtualBoard");
        }
        boards.awaitEmpty();
        boards.close();
    }

    /** Perspectives share the view; it is created anew where none has it. */
    private static void closeInAllPerspectives() throws Exception {
        IWorkbenchPage page = BoardsPage.open().page();
        for (IPerspectiveDescriptor perspective : page.getOpenPerspectives()) {
            page.setPerspective(perspective);
            IViewPart view = page.findView(BoardsView.ID);
            if (view != null) {
                page.hideView(view);
            }
        }
    }

    @Test
    @Tag("long")
    void startsOnceInASession() throws Exception {
        assertFalse(RpmsgPreferences.startsVirtualBoard(), "a plug-in starts nothing unasked");
        closeInAllPerspectives();
        PREFERENCES.putBoolean(KEY, true);
        assertTrue(RpmsgPreferences.startsVirtualBoard());
        boards = BoardsPage.open();
        boards.awaitRow("virtual", detail -> detail.matches("connected \\(running, port \\d+, fd uAPI on\\)"));
        boards.execute("org.rpmsgexplorer.ui.stopVirtualBoard");
        boards.awaitEmpty();
        boards.close();

        boards = BoardsPage.open();
        boards.refreshAndWait();
        boards.awaitEmpty();
        assertTrue(BoardFolder.of(BoardFolder.DEFAULT_NAME).running().isEmpty(), "what the user has stopped stays so");
    }
}
