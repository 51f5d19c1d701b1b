// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

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
    private BenchmarkWindow view;

    @BeforeEach
    void open() throws Exception {
        BenchmarkWindow.clear();
        BenchmarkWindow.keep("20260102-030405-1a2b", "6.12.0", 12);
        view = BenchmarkWindow.open();
        Theme.DARK.use();
    }

    @AfterEach
    void close() throws Exception {
        view.close();
        BenchmarkWindow.clear();
    }

    @Test
    void allOfItIsReadable() throws Exception {
        view.await("the runs", window -> window.table().getItemCount() == 2);
        view.select(0);
        view.await("its report", window -> window.text().getText().startsWith("# rpmsg benchmark 2026"));
        Screenshot.take(view.shell(), "readable-benchmark");
        assertReadable(List.of(view.table(), view.text(), view.chart(), view.status()));
        view.showTab(1);
        Screenshot.take(view.shell(), "readable-benchmark-samples");
        assertReadable(List.of(view.samples()));
        DialogPage.Expected dialog = DialogPage.expect("Run Configurations", page -> {
            page.shell().setSize(980, 720);
            page.showTab("Measurement");
            page.type("Rounds:", "none");
            Widgets.await("the error", () -> page.text().contains("Rounds: \"none\" is not a whole number."), page::text);
            page.screenshot("readable-benchmark-dialog");
            page.type("Rounds:", "10");
        });
        view.execute("org.rpmsgexplorer.ui.configureBenchmark");
        dialog.await();
    }

    private static void assertReadable(List<Control> controls) {
        for (Control control : controls) {
            double contrast = Widgets.contrast(control.getForeground().getRGB(), control.getBackground().getRGB());
            assertTrue(Widgets.luminance(control.getBackground().getRGB()) < 0.2, control + " is dark");
            assertTrue(contrast >= 4.5, control + " has a contrast of " + contrast);
        }
    }
}
