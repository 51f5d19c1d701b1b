// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.swt.widgets.Control;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The benchmark in the dark theme. Its name lets it be one of the last classes: where the theme was dark, the platform leaves dark
 * parts in later pictures.
 */
class WorkbenchInTheDarkBenchmarkTest {
    private static final Path SCREENSHOTS = Path.of(System.getProperty("rpmsg.screenshots"));

    private BenchmarkWindow view;

    @BeforeEach
    void open() throws Exception {
        BenchmarkWindow.clear();
        BenchmarkWindow.keep("20260102-030405-1a2b", "6.12.0", 12);
        view = BenchmarkWindow.open();
        MessagesWindow.useDarkTheme();
    }

    @AfterEach
    void close() throws Exception {
        view.close();
        BenchmarkWindow.clear();
    }

    @Test
    void allOfItIsReadable() throws Exception {
        view.await("its report", window -> window.text().getText().startsWith("# rpmsg benchmark 2026"));
        Widgets.screenshot(view.shell(), SCREENSHOTS.resolve("benchmark-dark.png"));
        for (Control control : List.of(view.table(), view.text(), view.chart(), view.status())) {
            double contrast = Widgets.contrast(control.getForeground().getRGB(), control.getBackground().getRGB());
            assertTrue(Widgets.luminance(control.getBackground().getRGB()) < 0.2, control + " is dark");
            assertTrue(contrast >= 4.5, control + " has a contrast of " + contrast);
        }
    }
}
