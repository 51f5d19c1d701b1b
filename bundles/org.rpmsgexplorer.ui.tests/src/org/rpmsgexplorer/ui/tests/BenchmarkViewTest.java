// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.Platform;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.help.HelpSystem;
import org.eclipse.help.IContext;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.benchmark.file.RunFolder;
import org.rpmsgexplorer.core.benchmark.report.MarkdownReport;
import org.rpmsgexplorer.ui.benchmark.BenchmarkView;

/** The view "Benchmark" in a real workbench, with runs that are kept; no board is connected. */
class BenchmarkViewTest {
    private static final String FIRST = "20260102-030405-1a2b";
    private static final String SECOND = "20260103-030405-1a2b";

    private BenchmarkWindow view;

    @BeforeEach
    void open() throws Exception {
        BenchmarkWindow.clear();
        view = BenchmarkWindow.open();
        view.execute("org.eclipse.ui.file.refresh");
        view.await("the published rows alone", window -> window.table().getItemCount() == 1);
    }

    @AfterEach
    void close() throws Exception {
        view.close();
        BenchmarkWindow.clear();
    }

    private void refresh(int runs) throws Exception {
        view.execute("org.eclipse.ui.file.refresh");
        view.await(runs + " runs", window -> window.table().getItemCount() == runs);
    }

    @Test
    void theEmptyViewShowsThePublishedRowsAndWhyNothingCanRun() throws Exception {
        assertEquals(List.of("published"), view.cells("Started"));
        view.await("its report", window -> window.text().getText().startsWith("# rpmsg benchmark published"));
        assertTrue(view.text().getText().contains("How long an endpoint takes to be created"), view.text().getText());
        assertTrue(view.status().getText().startsWith("No run of yours is kept yet. A benchmark needs a connected board."),
                view.status().getText());
        assertFalse(view.tool("Run Benchmark: A benchmark needs a connected board.").isEnabled());
        assertFalse(view.tool("Delete Runs").isEnabled());
        Screenshot.take(view.shell(), "benchmark-empty");
    }

    @Test
    void whoAsksForABenchmarkAllTheSameIsToldWhyNoneCanRun() throws Exception {
        DialogPage.Expected dialog = DialogPage.expect("Run Benchmark", page -> {
            assertTrue(page.text().contains("A benchmark needs a connected board."), page.text());
            page.press("OK");
        });
        view.execute("org.rpmsgexplorer.ui.runBenchmark");
        dialog.await();
        assertEquals(0, DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurations().length, "nothing is made for it");
    }

    @Test
    void f1LeadsToItsPage() {
        IContext context = HelpSystem.getContext(BenchmarkView.ID);
        assertEquals("/org.rpmsgexplorer.doc/html/benchmark.html", context.getRelatedTopics()[0].getHref());
        assertNotNull(Platform.getBundle("org.rpmsgexplorer.doc").getEntry("html/benchmark.html"));
        IContext configuration = HelpSystem.getContext("org.rpmsgexplorer.ui.benchmark_configuration");
        assertEquals("/org.rpmsgexplorer.doc/html/benchmark_configurations.html", configuration.getRelatedTopics()[0].getHref());
        assertNotNull(Platform.getBundle("org.rpmsgexplorer.doc").getEntry("html/benchmark_configurations.html"));
    }

    @Test
    void aRunOfTheCommandLineIsShownWithItsChart() throws Exception {
        String report = MarkdownReport.of(BenchmarkWindow.keep(FIRST, "6.12.0", 12));
        refresh(2);
        view.select(0);
        view.await("its report", window -> words(window.text().getText()).equals(words(report)));
        assertTrue(view.cells("Legacy/fd").get(0).matches("1\\d\\.\\d"), view.cells("Legacy/fd").get(0));
        assertTrue(view.cells("95 %").get(0).matches("1\\d\\.\\d to 1\\d\\.\\d"), view.cells("95 %").get(0));
        Screenshot.take(view.shell(), "benchmark");
        assertPointerTells();
        view.press("Copy as Markdown");
        assertEquals(report, contents(TextTransfer.getInstance()));
        view.press("Copy Chart as Picture");
        ImageData picture = (ImageData) contents(ImageTransfer.getInstance());
        assertTrue(picture.width > 200 && picture.height > 100, picture.width + " x " + picture.height);
    }

    /** Lines end where their place does. */
    private static String words(String text) {
        return text.replaceAll("\\s+", " ");
    }

    @Test
    void samplesAreATableOfTheirOwnAndTheReportFitsANarrowPlace() throws Exception {
        BenchmarkWindow.keep(FIRST, "6.12.0", 12);
        refresh(2);
        view.select(0);
        view.await("its samples", window -> window.samples().getItemCount() == 40);
        view.showTab(1);
        assertEquals(List.of("1", "legacy", "native", "loop", "0", "1000"), IntStream.range(0, 6)
                .mapToObj(column -> view.samples().getItem(0).getText(column)).toList());
        assertEquals("0", view.samples().getItem(39).getText(9), "retries");
        view.samples().setSelection(0, 1);
        view.samples().getMenu().getItem(0).notifyListeners(SWT.Selection, new Event());
        String copied = (String) contents(TextTransfer.getInstance());
        assertTrue(copied.matches("Round\tWay\t.*\\R1\tlegacy\tnative\t.*\\R1\tfd\tnative\t.*"), copied);
        Screenshot.take(view.shell(), "benchmark-samples");
        view.showTab(0);
        view.shell().setSize(760, 800);
        view.await("shorter lines", window -> window.text().getText().lines().filter(line -> !line.startsWith("    "))
                .allMatch(line -> window.text().getTextBounds(0, 0).width * line.length() < window.text().getClientArea().width));
        Screenshot.take(view.shell(), "benchmark-narrow");
    }

    /** Somewhere in the chart there is a point, which tells its round. */
    private void assertPointerTells() {
        boolean found = false;
        for (int y = 0; y < view.chart().getSize().y && !found; y += 3) {
            for (int x = 0; x < view.chart().getSize().x && !found; x += 3) {
                Event event = new Event();
                event.x = x;
                event.y = y;
                view.chart().notifyListeners(SWT.MouseMove, event);
                String tip = view.chart().getToolTipText();
                found = tip != null && tip.matches("native, legacy\\nround \\d+: [\\d.]+ \u00b5s(, far from the others)?");
            }
        }
        assertTrue(found, "no point tells its round");
    }

    private static Object contents(Transfer transfer) {
        Clipboard clipboard = new Clipboard(Display.getCurrent());
        try {
            return clipboard.getContents(transfer);
        } finally {
            clipboard.dispose();
        }
    }

    @Test
    void twoRunsAreComparedAndOneIsComparedWithThePublishedRows() throws Exception {
        BenchmarkWindow.keep(FIRST, "6.12.0", 12);
        BenchmarkWindow.keep(SECOND, "6.13.0", 10);
        refresh(3);
        assertEquals(List.of("6.13.0", "6.12.0"), view.cells("Kernel").subList(0, 2), "the newest first");
        view.select(0, 1);
        view.await("the comparison", window -> window.text().getText().startsWith("First: " + FIRST));
        assertTrue(view.text().getText().contains("native loop, legacy"), view.text().getText());
        assertTrue(view.text().getText().contains("6.13.0"), "what is not alike");
        Screenshot.take(view.shell(), "benchmark-compare");
        view.select(0);
        view.press("Compare with Published Rows");
        assertEquals(List.of(0, 2), view.selected());
        view.await("the other comparison", window -> window.text().getText().startsWith("First: published"));
    }

    @Test
    void aBrokenFileSaysWhatIsWrong() throws Exception {
        BenchmarkWindow.keep(FIRST, "6.12.0", 12);
        Files.writeString(RunFolder.usual().resolve(SECOND + ".json"), "{");
        refresh(3);
        // As many rows as the test before had.
        view.await("the broken file", window -> window.cells("Outcome").get(0).equals("cannot be read"));
        view.select(0);
        view.await("why", window -> words(window.text().getText()).contains(SECOND + ".json is no benchmark run"));
        assertFalse(view.tool("Export\u2026").isEnabled());
        assertTrue(view.tool("Delete Runs").isEnabled());
    }
}
