// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import java.nio.file.Path;
import java.time.Duration;

import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.ui.IViewPart;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that takes the focus has a name for who does not see it, and all buttons have a tool tip. */
@Tag("long")
class AccessibleNamesTest extends OnSharedBoard {
    @TempDir
    private Path folder;

    /** Looks at a view and at its tool bar. */
    private static void assertNamed(IViewPart view, int least) {
        Composite part = Widgets.partOf(view);
        Names.assertAll(part, least);
        Composite stack = part;
        while (!(stack instanceof CTabFolder)) {
            stack = stack.getParent();
        }
        for (ToolBar bar : Widgets.all(ToolBar.class, stack)) {
            Names.assertAll(bar.getParent(), 1);
        }
    }

    @Test
    void boards() throws Exception {
        boards.page().activate(boards.view());
        assertNamed(boards.view(), 1);
        DialogPage.Expected wizard = DialogPage.expect("Add Board", page -> Names.assertAll(page.shell(), 8));
        boards.press("Add Board...");
        wizard.await();
        boards.select(boards.awaitRow("rpmsg-echo", detail -> true));
        DialogPage.Expected dialog = DialogPage.expect("Create Endpoint", page -> Names.assertAll(page.shell(), 8));
        boards.press("Create Endpoint...");
        dialog.await();
    }

    @Test
    void messages() throws Exception {
        MessagesWindow messages = MessagesWindow.openViewInPlace();
        try (FedEndpoint fed = FedEndpoint.openIn(messages, "names")) {
            messages.execute("org.eclipse.ui.edit.findReplace");
            assertNamed(messages.view(), 14);
        } finally {
            messages.close();
        }
    }

    @Test
    void capturesAndTheirReplay() throws Exception {
        Path file = folder.resolve("names.rpmsg");
        try (WrittenCapture capture = WrittenCapture.begin(file, Duration.ofMillis(1))) {
            capture.write(3);
        }
        MessagesWindow editor = MessagesWindow.openEditor(file);
        try {
            editor.await("its rows", window -> window.rows() == 3);
            DialogPage.Expected dialog = DialogPage.expect("Replay", page -> Names.assertAll(page.shell(), 6));
            editor.execute("org.rpmsgexplorer.ui.messages.replay");
            dialog.await();
        } finally {
            editor.close();
        }
    }

    @Test
    void benchmarks() throws Exception {
        BenchmarkWindow runs = BenchmarkWindow.openInPlace(boards.page());
        try {
            assertNamed(runs.part(), 6);
        } finally {
            runs.close();
        }
    }
}
