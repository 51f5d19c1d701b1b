// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.CreationPlan;
import org.rpmsgexplorer.core.benchmark.CreationSample;
import org.rpmsgexplorer.core.benchmark.DeviceManager;
import org.rpmsgexplorer.core.benchmark.Environment;
import org.rpmsgexplorer.core.benchmark.LoadAverage;
import org.rpmsgexplorer.core.benchmark.Outcome;
import org.rpmsgexplorer.core.benchmark.Sample;
import org.rpmsgexplorer.core.benchmark.Step;
import org.rpmsgexplorer.core.benchmark.file.RunFolder;
import org.rpmsgexplorer.core.benchmark.file.RunStore;
import org.rpmsgexplorer.core.connection.Engine;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.ui.benchmark.BenchmarkView;

/** The view "Benchmark" as a person sees and uses it. UI thread only. */
final class BenchmarkWindow {
    private final IViewPart part;

    private BenchmarkWindow(IViewPart part) {
        this.part = part;
    }

    /** Opens the view where the perspective has it. */
    static BenchmarkWindow openInPlace(IWorkbenchPage page) throws Exception {
        BenchmarkWindow window = new BenchmarkWindow(page.showView(BenchmarkView.ID));
        window.await("runs", opened -> opened.table().getItemCount() > 0);
        return window;
    }

    /** Opens the view, as large as the window, when its runs are there. */
    static BenchmarkWindow open() throws Exception {
        IWorkbenchPage page = Widgets.page();
        BenchmarkWindow window = new BenchmarkWindow(page.showView(BenchmarkView.ID));
        page.setPartState(page.findViewReference(BenchmarkView.ID), IWorkbenchPage.STATE_MAXIMIZED);
        window.await("runs", opened -> opened.table().getItemCount() > 0);
        return window;
    }

    /** Deletes all runs that are kept, and all launch configurations. */
    static void clear() throws IOException, CoreException {
        for (ILaunchConfiguration found : DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurations()) {
            found.delete();
        }
        Path folder = RunFolder.usual();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Keeps a run of twenty noisy rounds, as the command line does. */
    static BenchmarkRun keep(String id, String kernel, double times) throws Exception {
        Random random = new Random(7);
        List<Sample> samples = new ArrayList<>();
        IntStream.rangeClosed(1, 20).forEach(round -> {
            for (Way way : Way.values()) {
                double nanos = (way == Way.LEGACY ? times : 1) * 2_000_000 * (round == 13 ? 2 : 1 + 0.03 * random.nextGaussian());
                samples.add(new CreationSample(round, Engine.NATIVE, way, Step.LOOP, 0, 1000, Math.round(nanos),
                        OptionalLong.empty(), OptionalLong.of(0)));
            }
        });
        Environment board = new Environment(Optional.of("root@192.0.2.1"), Optional.of("aarch64"), Optional.of("Example Board"),
                Optional.of(kernel), Optional.of("#1 SMP"), Optional.of("console=ttyS0"), OptionalInt.of(4), List.of(),
                Optional.of("0-3"), Optional.of(new LoadAverage(0.8, 0.2, 0.3)), Optional.of(DeviceManager.UDEV),
                Optional.of("17.0.12"), Optional.of("0.1.0"), Optional.of("arch_sys_counter"));
        BenchmarkRun run = new BenchmarkRun(id, Optional.of(Instant.parse("2026-01-02T03:04:05Z")),
                Optional.of(Duration.ofSeconds(12)), "", new CreationPlan("rpmsg_ctrl0", List.of(Engine.NATIVE), false, List.of(0),
                        1000, 20, OptionalDouble.empty(), Optional.empty(), OptionalInt.empty()),
                board, Optional.of(board), Outcome.COMPLETE, List.of(), samples);
        new RunStore(RunFolder.usual()).add(run);
        return run;
    }

    void close() {
        IWorkbenchPage page = part.getSite().getPage();
        page.setPartState(page.findViewReference(BenchmarkView.ID), IWorkbenchPage.STATE_RESTORED);
        page.hideView(part);
        Theme.ofThisRun().use();
    }

    IViewPart part() {
        return part;
    }

    Shell shell() {
        return part.getSite().getShell();
    }

    private Composite area() {
        return (Composite) part.getSite().getService(MPart.class).getWidget();
    }

    /** Returns the table of runs. */
    Table table() {
        return table("Started");
    }

    /** Returns the table of the selected run's samples. */
    Table samples() {
        return table("Round");
    }

    private Table table(String title) {
        return Widgets.all(Table.class, area()).stream()
                .filter(found -> found.getColumnCount() > 0 && found.getColumn(0).getText().equals(title)).findFirst()
                .orElseThrow(() -> new AssertionError("no table with " + title));
    }

    /** Brings up a tab of what is shown of the selected run. */
    void showTab(int index) {
        CTabFolder tabs = Widgets.only(CTabFolder.class, area());
        tabs.setSelection(index);
        tabs.notifyListeners(SWT.Selection, new Event());
        Widgets.drainEvents();
    }

    Link status() {
        return Widgets.only(Link.class, area());
    }

    StyledText text() {
        return Widgets.only(StyledText.class, area());
    }

    Canvas chart() {
        return Widgets.only(Canvas.class, area());
    }

    /** Returns the cells of a column, from top to bottom. */
    List<String> cells(String title) {
        int column = List.of(table().getColumns()).stream().map(each -> each.getText()).toList().indexOf(title);
        return Stream.of(table().getItems()).map(item -> item.getText(column)).toList();
    }

    void select(int... rows) {
        table().setSelection(rows);
        Event selection = new Event();
        selection.item = table().getItem(rows[0]);
        table().notifyListeners(SWT.Selection, selection);
    }

    /** Returns the numbers of the selected rows. */
    List<Integer> selected() {
        return IntStream.of(table().getSelectionIndices()).sorted().boxed().toList();
    }

    ToolItem tool(String tooltip) {
        return Widgets.tool(area(), tooltip).orElseThrow(() -> new AssertionError(tooltip));
    }

    void press(String tooltip) {
        tool(tooltip).notifyListeners(SWT.Selection, new Event());
    }

    void execute(String command) throws Exception {
        part.getSite().getPage().activate(part);
        part.getSite().getService(IHandlerService.class).executeCommand(command, null);
    }

    /** Writes the selected run to a file, as the button does when its dialog has named it. */
    void export(Path file) throws Exception {
        part.getSite().getPage().activate(part);
        ICommandService commands = part.getSite().getService(ICommandService.class);
        part.getSite().getService(IHandlerService.class).executeCommand(ParameterizedCommand.generateCommand(
                commands.getCommand("org.rpmsgexplorer.ui.exportBenchmark"),
                Map.of("org.rpmsgexplorer.ui.exportBenchmark.file", file.toString())), null);
    }

    void await(String what, Predicate<BenchmarkWindow> condition) {
        Widgets.await(what, () -> condition.test(this), () -> status().getText() + "\n"
                + Stream.of(table().getItems()).map(TableItem::toString).toList() + "\n" + text().getText());
    }
}
