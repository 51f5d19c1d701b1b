// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.progress.IWorkbenchSiteProgressService;
import org.eclipse.ui.statushandlers.StatusManager;
import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.ui.Coalescer;
import org.rpmsgexplorer.ui.Later;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.boards.Boards;
import org.rpmsgexplorer.ui.boards.BoardsView;
import org.rpmsgexplorer.ui.boards.Problem;
import org.rpmsgexplorer.ui.chart.ChartCanvas;
import org.rpmsgexplorer.ui.launch.BenchmarkLauncher;

/** The view "Benchmark": the runs that are kept, and what the selected ones have measured. */
public final class BenchmarkView extends ViewPart {
    /** The view's id in plugin.xml; its context help has the same one. */
    public static final String ID = "org.rpmsgexplorer.ui.benchmark";

    private static final int[] WEIGHTS = {49, 51};

    private final Boards boards = UiActivator.boards();
    private final Benchmarks benchmarks = UiActivator.benchmarks();
    private final ISelectionListener selected = (part, selection) -> this.update();
    private Composite area;
    private Later later;
    private SashForm halves;
    private StatusLine status;
    private RunTable table;
    private DetailPane detail;
    private RunActions actions;
    private Runnable changed;
    /** Of the catalog, when its runs were last asked for. */
    private long version = -1;
    /** The last one whose end was seen. */
    private RunState seen = new RunState.Idle();
    private List<String> shown = List.of();
    /** What failed last with files; empty for nothing. */
    private String problem = "";
    /** Why the runs cannot be listed; empty where they can. */
    private String unread = "";

    @Override
    public void createPartControl(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        later = new Later(area);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(area);
        status = new StatusLine(area, Map.of(RunStatus.RUN, this::run, RunStatus.CANCEL, benchmarks::cancel, RunStatus.BOARDS,
                this::openBoards, RunStatus.CONFIGURE, () -> BenchmarkLauncher.configure(getSite().getWorkbenchWindow())));
        halves = new SashForm(area, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(halves);
        table = new RunTable(halves);
        detail = new DetailPane(halves);
        halves.setWeights(WEIGHTS);
        halves.addListener(SWT.Resize, event -> turn());
        actions = new RunActions(this);
        actions.fill(getViewSite().getActionBars());
        createContextMenu();
        table.viewer().addSelectionChangedListener(event -> showSelected());
        getSite().setSelectionProvider(table.viewer());
        PlatformUI.getWorkbench().getHelpSystem().setHelp(area, ID);
        getSite().getService(IWorkbenchSiteProgressService.class).showBusyForFamily(RunJob.FAMILY);
        Coalescer changes = new Coalescer(parent.getDisplay(), this::update);
        changed = changes::ask;
        boards.addListener(changed);
        benchmarks.addListener(changed);
        getSite().getPage().addSelectionListener(BoardsView.ID, selected);
        detail.show(Messages.BenchmarkView_loading);
        update();
    }

    @Override
    public void dispose() {
        getSite().getPage().removeSelectionListener(BoardsView.ID, selected);
        boards.removeListener(changed);
        benchmarks.removeListener(changed);
        super.dispose();
    }

    /** Returns the chart for whoever reads it to others. */
    @Override
    public <T> T getAdapter(Class<T> type) {
        return type == ChartCanvas.class ? type.cast(detail.chart()) : super.getAdapter(type);
    }

    /** Whoever comes here wants to see what the command line has kept meanwhile. */
    @Override
    public void setFocus() {
        table.viewer().getControl().setFocus();
        load();
    }

    private void turn() {
        int orientation = halves.getSize().x > halves.getSize().y ? SWT.HORIZONTAL : SWT.VERTICAL;
        if (halves.getOrientation() != orientation) {
            halves.setOrientation(orientation);
        }
    }

    private void createContextMenu() {
        MenuManager menu = new MenuManager();
        actions.fill(menu);
        table.viewer().getTable().setMenu(menu.createContextMenu(table.viewer().getTable()));
        getSite().registerContextMenu(menu, table.viewer());
    }

    /**
     * Writes the selected run to a file; does nothing where not exactly one is selected.
     *
     * @param target its name tells the format; empty to ask for it
     */
    void export(Optional<Path> target) {
        if (actions.canExport()) {
            actions.export(target);
        }
    }

    RunTable table() {
        return table;
    }

    DetailPane detail() {
        return detail;
    }

    Benchmarks benchmarks() {
        return benchmarks;
    }

    /** Returns where a benchmark would run now. */
    RunTarget target() {
        return BenchmarkLauncher.target(getSite().getWorkbenchWindow());
    }

    /** Begins a benchmark where one can run. */
    void run() {
        problem = "";
        BenchmarkLauncher.run(getSite().getWorkbenchWindow());
    }

    private void openBoards() {
        try {
            getSite().getPage().showView(BoardsView.ID);
        } catch (PartInitException failed) {
            StatusManager.getManager().handle(failed.getStatus(), StatusManager.LOG | StatusManager.SHOW);
        }
    }

    private void update() {
        if (area.isDisposed()) {
            return;
        }
        RunState state = benchmarks.state();
        if (version != benchmarks.catalog().version()) {
            load();
        }
        if (state instanceof RunState.Ended ended && !ended.equals(seen) && table.has(ended.id())) {
            seen = ended;
            table.select(List.of(ended.id()));
        }
        RunState told = state instanceof RunState.Ended ended && !table.has(ended.id()) ? new RunState.Idle() : state;
        status.show(told, RunStatus.text(told, target(), table.isEmpty()), unread.isEmpty() ? problem : unread);
        actions.update();
    }

    /** Begins to look for runs. */
    void load() {
        version = benchmarks.catalog().version();
        List<RunRow> found = Collections.synchronizedList(new ArrayList<>());
        RunJob job = new RunJob(Messages.BenchmarkView_loadingJob, () -> found.addAll(benchmarks.catalog().rows()),
                why -> later(() -> loaded(found, why)));
        // Whoever comes to the view need not see each look into a folder.
        job.setSystem(true);
        job.schedule();
    }

    private void loaded(List<RunRow> found, Optional<Problem> why) {
        unread = why.map(Problem::text).orElse("");
        if (!found.equals(table.rows())) {
            table.show(List.copyOf(found));
        }
        if (table.selected().isEmpty() && !table.rows().isEmpty()) {
            table.select(List.of(table.rows().get(0).id()));
        }
        update();
    }

    /** Lets the UI thread do something while the view is there; any thread may ask. */
    void later(Runnable run) {
        later.run(run);
    }

    /** Says in place what failed; a problem stays until something is done well. */
    void tell(Optional<Problem> why) {
        problem = why.map(Problem::text).orElse("");
        update();
    }

    private void showSelected() {
        List<RunRow> rows = table.selected();
        List<String> ids = rows.stream().map(RunRow::id).toList();
        actions.update();
        if (ids.equals(shown)) {
            return;
        }
        shown = ids;
        if (rows.isEmpty() || rows.size() > 2) {
            detail.show(rows.isEmpty() ? Messages.BenchmarkView_select : Messages.BenchmarkView_tooMany);
        } else if (!rows.stream().allMatch(RunRow::isReadable)) {
            detail.show(rows.stream().map(RunRow::problem).filter(text -> !text.isEmpty()).findFirst().orElse(""));
        } else {
            loadDetail(ids);
        }
    }

    private void loadDetail(List<String> ids) {
        List<RunDetail> made = Collections.synchronizedList(new ArrayList<>());
        new RunJob(Messages.BenchmarkView_loadingJob, () -> {
            BenchmarkRun newer = benchmarks.catalog().find(ids.get(0));
            made.add(ids.size() == 1 ? RunDetail.of(newer)
                    : RunDetail.compare(benchmarks.catalog().find(ids.get(1)), newer));
        }, why -> later(() -> {
            if (ids.equals(shown)) {
                made.forEach(detail::show);
                why.ifPresent(failed -> detail.show(failed.text()));
                actions.update();
            }
        })).schedule();
    }
}
