// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.console.TextConsole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.Outcome;
import org.rpmsgexplorer.core.benchmark.file.RunFile;
import org.rpmsgexplorer.core.benchmark.file.RunFolder;
import org.rpmsgexplorer.core.benchmark.file.RunStore;
import org.rpmsgexplorer.core.benchmark.report.MarkdownReport;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.chart.ChartCanvas;
import org.rpmsgexplorer.ui.messages.MessagesView;
import org.rpmsgexplorer.virtualboard.BoardFolder;

/** Benchmarks as launch configurations, on a real virtual board that the first of them starts. */
class BenchmarkLaunchTest {
    private static final String KEY = "org.rpmsgexplorer.ui.benchmark.";
    private static final String CONFIGURATION = "Short One";

    @TempDir
    private Path folder;
    private BoardsPage boards;
    private BenchmarkWindow view;

    @BeforeAll
    static void makeFolders() throws IOException {
        RuntimeFolder.make();
    }

    /** Its board is one for all tests here. */
    @AfterAll
    static void stopBoard() throws Exception {
        BoardsPage boards = BoardsPage.open();
        if (BoardFolder.of(BoardFolder.DEFAULT_NAME).running().isPresent()) {
            boards.execute("org.rpmsgexplorer.ui.stopVirtualBoard");
        }
        boards.awaitEmpty();
        boards.close();
        RuntimeFolder.remove();
    }

    @BeforeEach
    void open() throws Exception {
        BenchmarkWindow.clear();
        boards = BoardsPage.openInPerspective();
        view = BenchmarkWindow.openInPlace(boards.page());
        view.execute("org.eclipse.ui.file.refresh");
        view.await("no run of ours", window -> window.table().getItemCount() == 1);
    }

    @AfterEach
    void close() throws Exception {
        for (ILaunch launch : manager().getLaunches()) {
            launch.terminate();
            Widgets.await("the end of the launch", launch::isTerminated, () -> "it");
            manager().removeLaunch(launch);
        }
        view.close();
        boards.close();
        BenchmarkWindow.clear();
    }

    private static ILaunchManager manager() {
        return DebugPlugin.getDefault().getLaunchManager();
    }

    private static void configure(Map<String, String> attributes) throws CoreException {
        ILaunchConfigurationWorkingCopy copy = manager().getLaunchConfigurationType("org.rpmsgexplorer.ui.benchmark")
                .newInstance(null, CONFIGURATION);
        attributes.forEach((name, value) -> copy.setAttribute(KEY + name, value));
        copy.doSave();
    }

    /** The button in the tool bar of the workbench. */
    private ToolItem button() {
        return Widgets.all(ToolBar.class, boards.shell()).stream().flatMap(bar -> Stream.of(bar.getItems()))
                .filter(item -> (item.getStyle() & SWT.DROP_DOWN) != 0 && item.getToolTipText() != null
                        && item.getToolTipText().contains("Benchmark"))
                .findFirst().orElseThrow(() -> new AssertionError("no button in the tool bar"));
    }

    private IProcess awaitProcess() {
        Widgets.await("a process", () -> manager().getProcesses().length > 0, () -> view.status().getText());
        return manager().getProcesses()[0];
    }

    private BenchmarkRun awaitKept(String outcome) throws Exception {
        view.await("a run that is kept", window -> window.table().getItemCount() > 1 && window.cells("Outcome").get(0).equals(outcome)
                && window.selected().equals(List.of(0)));
        return new RunStore(RunFolder.usual()).last();
    }

    private static String console(IProcess process) {
        return ((TextConsole) DebugUITools.getConsole(process)).getDocument().get();
    }

    @Test
    void oneClickStartsTheBoardRunsKeepsAndShowsIt() throws Exception {
        configure(Map.of("board", "virtual", "loops", "20", "repeats", "8", "label", "one click"));
        boards.page().showView(MessagesView.ID);
        List<String> seen = new ArrayList<>();
        button().notifyListeners(SWT.Selection, new Event());
        IProcess process = awaitProcess();
        view.await("its progress", window -> {
            seen.add(window.status().getText());
            return process.isTerminated();
        });
        assertTrue(seen.stream().anyMatch(text -> text.contains("Benchmark on \"virtual\": ")), seen.toString());
        BenchmarkRun run = awaitKept("complete");
        assertEquals(0, process.getExitValue());
        assertEquals("one click", run.label());
        assertEquals(16, run.samples().size());
        Widgets.await("the report in the console", () -> console(process).contains("The run " + run.id() + " is kept: complete."),
                () -> console(process));
        assertTrue(console(process).contains(MarkdownReport.of(run)), console(process));
        assertTrue(console(process).contains("Starting the board \"virtual\""), console(process));
        assertTrue(boards.page().isPartVisible(view.part()), "the view, not the console");
        ChartCanvas chart = view.part().getAdapter(ChartCanvas.class);
        Widgets.await("rows of both ways, and the published ones", () -> Stream.of("native, legacy:", "native, fd:",
                "native, legacy (published):", "native, fd (published):").allMatch(chart.text()::contains), chart::text);
        Screenshot.take(boards.shell(), "benchmark-launched");
        exports(run);
        view.press("Compare with Published Rows");
        view.await("the comparison", window -> window.text().getText().startsWith("First: published"));
        assertEquals("Run Benchmark on \"virtual\"", button().getToolTipText());
        assertEquals(List.of(CONFIGURATION, "", "Benchmark Configurations..."), pullDown());
    }

    /** Returns what the button offers beside itself; whoever brings up its menu is busy until that is gone. */
    private List<String> pullDown() {
        List<String> texts = new ArrayList<>();
        Display display = Display.getCurrent();
        Listener listener = event -> {
            if (event.widget instanceof Menu menu) {
                display.asyncExec(() -> {
                    Stream.of(menu.getItems()).map(MenuItem::getText).forEach(texts::add);
                    menu.setVisible(false);
                });
            }
        };
        display.addFilter(SWT.Show, listener);
        try {
            Event arrow = new Event();
            arrow.detail = SWT.ARROW;
            button().notifyListeners(SWT.Selection, arrow);
            Widgets.await("the menu", () -> !texts.isEmpty(), () -> "none");
        } finally {
            display.removeFilter(SWT.Show, listener);
        }
        return texts;
    }

    private void exports(BenchmarkRun run) throws Exception {
        Path json = folder.resolve("run.json");
        Path csv = folder.resolve("run.csv");
        Path md = folder.resolve("run.md");
        for (Path file : List.of(json, csv, md)) {
            view.export(file);
            Widgets.await("the end of the export", () -> Files.exists(file) && Files.isReadable(file) && size(file) > 0,
                    file::toString);
        }
        Widgets.await("all of it", () -> lines(csv).size() == 17, () -> lines(csv).toString());
        assertEquals("round,way,engine,step,existing,loops,raw_nanos,doubled_nanos,net_nanos,retries", lines(csv).get(0));
        assertEquals(run, RunFile.read(json));
        List<String> report = MarkdownReport.of(run).lines().toList();
        Widgets.await("all of the report", () -> lines(md).equals(report), () -> lines(md).toString());
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void latenciesAreMeasuredAndEveryMessageIsShown() throws Exception {
        configure(Map.of("board", "virtual", "measure", "latency", "repeats", "2", "sizes", "16", "count", "30", "rate", "1000"));
        button().notifyListeners(SWT.Selection, new Event());
        IProcess process = awaitProcess();
        BenchmarkRun run = awaitKept("complete");
        assertEquals(4, run.samples().size());
        Widgets.await("its end", process::isTerminated, () -> console(process));
        ChartCanvas chart = view.part().getAdapter(ChartCanvas.class);
        Widgets.await("60 messages each way", () -> chart.text().matches("(?s).*16 bytes, legacy: .*, 60 values.*16 bytes, fd: .*, 60 values.*"),
                chart::text);
        boards.page().setPartState(boards.page().getReference(view.part()), IWorkbenchPage.STATE_MAXIMIZED);
        Screenshot.take(view.shell(), "benchmark-latency");
    }

    @Test
    void whatWasMeasuredIsKeptWhereItsProcessIsTerminated() throws Exception {
        configure(Map.of("board", "virtual", "loops", "20", "repeats", "100000"));
        button().notifyListeners(SWT.Selection, new Event());
        IProcess process = awaitProcess();
        Widgets.await("the next round", () -> view.status().getText().matches("(?s).*Round ([2-9]|\\d\\d+) of 100000.*"),
                () -> view.status().getText());
        Screenshot.take(boards.shell(), "benchmark-going");
        assertTrue(process.canTerminate());
        process.terminate();
        BenchmarkRun run = awaitKept("cancelled");
        assertEquals(Outcome.CANCELLED, run.outcome());
        assertFalse(run.samples().isEmpty());
        Widgets.await("its end", process::isTerminated, () -> console(process));
        assertEquals(130, process.getExitValue());
    }

    @Test
    void runAsMakesAConfigurationOfTheBoardOnce() throws Exception {
        configure(Map.of("board", "another"));
        TreeItem row = startedBoard();
        boards.select(row);
        assertTrue(boards.contextMenu().contains("Run As on"), boards.contextMenu().toString());
        for (int time = 1; time <= 2; time++) {
            boards.page().activate(boards.view());
            boards.execute("org.rpmsgexplorer.ui.runAsBenchmark");
            IProcess process = awaitProcess();
            process.terminate();
            Widgets.await("its end", process::isTerminated, () -> console(process));
            manager().removeLaunch(process.getLaunch());
        }
        Map<String, String> found = new TreeMap<>();
        for (ILaunchConfiguration each : manager().getLaunchConfigurations()) {
            found.put(each.getName(), each.getAttribute(KEY + "board", ""));
        }
        assertEquals(Map.of("Benchmark on virtual", "virtual", CONFIGURATION, "another"), found);
    }

    /** Tests may be run alone. */
    private TreeItem startedBoard() throws Exception {
        if (UiActivator.boards().virtual().canStart()) {
            boards.execute("org.rpmsgexplorer.ui.startVirtualBoard");
        }
        boards.awaitRow("rpmsg-echo", detail -> true);
        return boards.awaitRow("virtual", detail -> detail.startsWith("connected ("));
    }

    @Test
    void theDialogSaysWhatIsWrongAndRunsWhatIsRight() throws Exception {
        configure(Map.of("board", "virtual", "loops", "20", "repeats", "8"));
        DialogPage.Expected dialog = DialogPage.expect("Run Configurations", page -> {
            page.shell().setSize(980, 720);
            page.showTab("Board");
            page.screenshot("benchmark-dialog-board");
            page.showTab("Measurement");
            assertFalse(page.button("Apply").isEnabled(), "to look at it changes nothing");
            page.type("Loops in a round:", "0");
            Widgets.await("the error", () -> page.text().contains("1 to 10000000 loops are possible."), page::text);
            assertFalse(page.button("Run").isEnabled());
            page.screenshot("benchmark-dialog-wrong");
            page.type("Loops in a round:", "30");
            Widgets.await("no error", () -> page.button("Run").isEnabled(), page::text);
            page.screenshot("benchmark-dialog");
            page.press("Run");
        });
        view.execute("org.rpmsgexplorer.ui.configureBenchmark");
        dialog.await();
        BenchmarkRun run = awaitKept("complete");
        assertEquals(16, run.samples().size());
        assertTrue(MarkdownReport.of(run).contains("8 rounds of 30 loops"), MarkdownReport.of(run));
    }
}
