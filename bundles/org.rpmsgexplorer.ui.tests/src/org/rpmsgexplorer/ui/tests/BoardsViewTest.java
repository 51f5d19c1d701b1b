/* SPDX-License-Identifier: EPL-2.0 */
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.views.IViewDescriptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.ui.BoardItem;
import org.rpmsgexplorer.ui.BoardItem.Kind;
import org.rpmsgexplorer.ui.BoardsView;

/** The view "Boards" in a real workbench, with real widgets. */
class BoardsViewTest {
    private static final Path SCREENSHOTS = Path.of(System.getProperty("rpmsg.screenshots"));
    private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
    private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";

    private static final BoardItem ECHO = new BoardItem("v/ctrl0/echo", Kind.CHANNEL, "echo", "1024 -> 1024", List.of());
    private static final BoardItem SINK = new BoardItem("v/ctrl0/sink", Kind.CHANNEL, "sink", "1025 -> 1025", List.of());

    private IWorkbenchPage page;
    private BoardsView view;

    @BeforeEach
    void openView() throws WorkbenchException {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        window.getShell().setSize(1000, 640);
        page = window.getActivePage();
        if (page == null) {
            page = window.openPage(null);
        }
        if (PlatformUI.getWorkbench().getIntroManager().getIntro() != null) {
            PlatformUI.getWorkbench().getIntroManager().closeIntro(PlatformUI.getWorkbench().getIntroManager().getIntro());
        }
        view = (BoardsView) page.showView(BoardsView.ID);
        Widgets.drainEvents();
    }

    @AfterEach
    void closeView() {
        page.hideView(view);
        themeEngine().setTheme(LIGHT, false);
        Widgets.drainEvents();
    }

    @Test
    void isFoundUnderRpmsg() {
        IViewDescriptor descriptor = PlatformUI.getWorkbench().getViewRegistry().find(BoardsView.ID);
        assertEquals("Boards", descriptor.getLabel());
        assertEquals(List.of("RPMsg"), List.of(descriptor.getCategoryPath()));
        assertNotNull(descriptor.getImageDescriptor().getImageData(100), "the view has an icon");
    }

    @Test
    void saysSoWhenThereIsNoBoard() throws IOException {
        Label text = Widgets.only(Label.class, part());
        assertTrue(text.isVisible());
        assertTrue(text.getText().startsWith("There are no boards yet."), text.getText());
        assertFalse(tree().isVisible());
        Widgets.screenshot(shell(), SCREENSHOTS.resolve("boards-empty-light.png"));
    }

    @Test
    void showsABoardWithWhatItHas() throws IOException {
        view.show(List.of(board("connected", ECHO, SINK)));
        Widgets.drainEvents();

        TreeItem board = tree().getItem(0);
        assertTrue(tree().isVisible());
        assertFalse(Widgets.only(Label.class, part()).isVisible());
        assertEquals("virtual", board.getText(0));
        assertEquals("connected", board.getText(1));
        TreeItem device = board.getItem(0);
        assertEquals("rpmsg_ctrl0", device.getText(0));
        assertNotNull(device.getImage(0));
        assertTrue(board.getExpanded() && device.getExpanded(), "channels are in sight at once");
        assertEquals("echo", device.getItem(0).getText(0));
        assertEquals("1024 -> 1024", device.getItem(0).getText(1));
        Widgets.screenshot(shell(), SCREENSHOTS.resolve("boards-light.png"));
    }

    @Test
    void leavesRowsAsTheUserHasThem() {
        view.show(List.of(board("connected", ECHO)));
        Widgets.drainEvents();
        tree().getItem(0).getItem(0).setExpanded(false);
        tree().setSelection(tree().getItem(0).getItem(0));

        view.show(List.of(board("lost", ECHO, SINK)));
        Widgets.drainEvents();

        TreeItem board = tree().getItem(0);
        assertEquals("lost", board.getText(1));
        assertTrue(board.getExpanded());
        assertFalse(board.getItem(0).getExpanded());
        assertEquals(List.of(board.getItem(0)), List.of(tree().getSelection()));
    }

    @Test
    void goesBackToTheSentenceWhenTheLastBoardIsGone() {
        view.show(List.of(board("connected", ECHO)));
        view.show(List.of());
        Widgets.drainEvents();
        assertTrue(Widgets.only(Label.class, part()).isVisible());
        assertFalse(tree().isVisible());
    }

    @Test
    void isReadableInTheDarkTheme() throws IOException {
        themeEngine().setTheme(DARK, false);
        view.show(List.of(board("connected", ECHO, SINK)));
        Widgets.drainEvents();

        RGB background = tree().getBackground().getRGB();
        RGB foreground = tree().getForeground().getRGB();
        Widgets.screenshot(shell(), SCREENSHOTS.resolve("boards-dark.png"));
        assertTrue(Widgets.luminance(background) < 0.2, "background " + background);
        assertTrue(Widgets.contrast(foreground, background) >= 4.5, foreground + " on " + background);

        view.show(List.of());
        Widgets.drainEvents();
        Widgets.screenshot(shell(), SCREENSHOTS.resolve("boards-empty-dark.png"));
        Label text = Widgets.only(Label.class, part());
        assertTrue(Widgets.contrast(text.getForeground().getRGB(), text.getBackground().getRGB()) >= 4.5);
    }

    private static BoardItem board(String state, BoardItem... channels) {
        BoardItem device = new BoardItem("v/ctrl0", Kind.CONTROL_DEVICE, "rpmsg_ctrl0", "", List.of(channels));
        return new BoardItem("v", Kind.BOARD, "virtual", state, List.of(device));
    }

    private static IThemeEngine themeEngine() {
        return PlatformUI.getWorkbench().getService(IThemeEngine.class);
    }

    private Tree tree() {
        return Widgets.only(Tree.class, part());
    }

    private Composite part() {
        return Widgets.partOf(view);
    }

    private Shell shell() {
        Display.getCurrent().update();
        return view.getSite().getShell();
    }
}
