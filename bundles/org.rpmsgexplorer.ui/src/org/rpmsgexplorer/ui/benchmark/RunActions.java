// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IContributionManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;
import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.report.RunFormat;
import org.rpmsgexplorer.ui.ViewImages;
import org.rpmsgexplorer.ui.launch.BenchmarkLauncher;

/** The buttons and menus of the view. UI thread only. */
final class RunActions {
    private final BenchmarkView view;
    private final Action run;
    private final Action cancel;
    private final Action configure;
    private final Action compare;
    private final Action export;
    private final Action read;
    private final Action delete;
    private final Action copyMarkdown;
    private final Action copyChart;
    private final Action refresh;
    private final Action logarithmic;

    RunActions(BenchmarkView view) {
        this.view = view;
        ISharedImages shared = PlatformUI.getWorkbench().getSharedImages();
        run = push(Messages.RunActions_run, ViewImages.of("run_benchmark"), view::run);
        cancel = push(Messages.RunActions_cancel, ViewImages.of("stop"), view.benchmarks()::cancel);
        configure = push(Messages.RunActions_configure, null,
                () -> BenchmarkLauncher.configure(view.getSite().getWorkbenchWindow()));
        compare = push(Messages.RunActions_compare, ViewImages.of("compare"), this::compare);
        export = push(Messages.RunActions_export, ViewImages.of("export"), () -> export(Optional.empty()));
        read = push(Messages.RunActions_import, ViewImages.of("import"), this::read);
        delete = push(Messages.RunActions_delete, shared.getImageDescriptor(ISharedImages.IMG_TOOL_DELETE), this::delete);
        copyMarkdown = push(Messages.RunActions_copyMarkdown, shared.getImageDescriptor(ISharedImages.IMG_TOOL_COPY),
                () -> copy(view.detail().report()));
        copyChart = push(Messages.RunActions_copyChart, ViewImages.of("copy_chart"), view.detail().chart()::copy);
        refresh = push(Messages.RunActions_refresh, null, view::load);
        logarithmic = new Action(Messages.RunActions_logarithmic, IAction.AS_CHECK_BOX) {
            @Override
            public void run() {
                view.detail().chart().setLogarithmic(isChecked());
            }
        };
        logarithmic.setChecked(true);
        view.detail().samples().offerCopy(this::copy);
    }

    private static Action push(String text, ImageDescriptor image, Runnable run) {
        Action action = new Action(text) {
            @Override
            public void run() {
                run.run();
            }
        };
        action.setToolTipText(text);
        action.setImageDescriptor(image);
        return action;
    }

    /** Fills the tool bar and the pull-down menu. */
    void fill(IActionBars bars) {
        add(bars.getToolBarManager(), run, cancel);
        add(bars.getToolBarManager(), compare, export, read, delete);
        add(bars.getToolBarManager(), copyMarkdown, copyChart);
        add(bars.getMenuManager(), configure);
        add(bars.getMenuManager(), logarithmic, refresh);
        bars.setGlobalActionHandler(ActionFactory.DELETE.getId(), delete);
        bars.setGlobalActionHandler(ActionFactory.REFRESH.getId(), refresh);
        bars.setGlobalActionHandler(ActionFactory.COPY.getId(), push(Messages.RunActions_copyMarkdown, null, this::copySelected));
        bars.updateActionBars();
        update();
    }

    /** Fills the context menu of the table. */
    void fill(IContributionManager menu) {
        add(menu, run);
        add(menu, compare, export, read);
        add(menu, copyMarkdown, copyChart);
        add(menu, delete);
    }

    private static void add(IContributionManager manager, IAction... actions) {
        Arrays.stream(actions).forEach(manager::add);
        manager.add(new Separator());
    }

    /** Lets be done what is possible now; a button that is not says why. */
    void update() {
        List<RunRow> rows = view.table().selected();
        boolean going = view.benchmarks().state() instanceof RunState.Going;
        RunTarget target = view.target();
        run.setEnabled(!going && target instanceof RunTarget.OnBoard);
        run.setToolTipText(target instanceof RunTarget.Missing missing ? Messages.RunActions_run + ": " + missing.why()
                : Messages.RunActions_run);
        cancel.setEnabled(going);
        boolean one = rows.size() == 1 && rows.get(0).isReadable();
        compare.setEnabled(one && !rows.get(0).isPublished());
        export.setEnabled(one);
        delete.setEnabled(!rows.isEmpty() && rows.stream().noneMatch(RunRow::isPublished));
        boolean shown = !rows.isEmpty() && rows.size() <= 2 && rows.stream().allMatch(RunRow::isReadable);
        copyMarkdown.setEnabled(shown);
        copyChart.setEnabled(shown);
    }

    private Shell shell() {
        return view.getSite().getShell();
    }

    private void compare() {
        view.table().select(List.of(view.table().selected().get(0).id(), BenchmarkRun.PUBLISHED));
    }

    /**
     * Writes the selected run to a file.
     *
     * @param target empty to ask for it
     */
    void export(Optional<Path> target) {
        String id = view.table().selected().get(0).id();
        target.or(() -> askForTarget(id)).ifPresent(file -> export(id, file));
    }

    /** Returns whether exactly one run is selected that can be read. */
    boolean canExport() {
        return export.isEnabled();
    }

    private Optional<Path> askForTarget(String id) {
        FileDialog dialog = new FileDialog(shell(), SWT.SAVE);
        dialog.setText(Messages.RunActions_exportTitle);
        dialog.setOverwrite(true);
        dialog.setFilterExtensions(Arrays.stream(RunFormat.values()).map(format -> "*." + format).toArray(String[]::new));
        dialog.setFilterNames(Arrays.stream(RunFormat.values()).map(RunActions::label).toArray(String[]::new));
        dialog.setFileName(id + "." + RunFormat.JSON);
        return Optional.ofNullable(dialog.open()).map(Path::of);
    }

    private static String label(RunFormat format) {
        return NLS.bind(switch (format) {
            case JSON -> Messages.RunActions_exportJson;
            case CSV -> Messages.RunActions_exportCsv;
            case MD -> Messages.RunActions_exportMd;
        }, format);
    }

    private void export(String id, Path target) {
        schedule(NLS.bind(Messages.RunActions_exporting, target.getFileName()),
                () -> RunFiles.write(view.benchmarks().catalog(), id, target));
    }

    private void schedule(String name, RunJob.Work work) {
        new RunJob(name, work, problem -> {
            view.benchmarks().changed();
            view.later(() -> view.tell(problem));
        }).schedule();
    }

    private void read() {
        FileDialog dialog = new FileDialog(shell(), SWT.OPEN | SWT.MULTI);
        dialog.setText(Messages.RunActions_importTitle);
        dialog.setFilterExtensions(new String[] {"*." + RunFormat.JSON, "*"});
        if (dialog.open() != null) {
            Path folder = Path.of(dialog.getFilterPath());
            List<Path> files = Arrays.stream(dialog.getFileNames()).map(folder::resolve).toList();
            schedule(Messages.RunActions_importing, () -> RunFiles.read(view.benchmarks().catalog(), files));
        }
    }

    private void delete() {
        List<String> ids = view.table().selected().stream().map(RunRow::id).toList();
        String what = ids.size() == 1 ? NLS.bind(Messages.RunActions_deleteQuestionOne, ids.get(0))
                : NLS.bind(Messages.RunActions_deleteQuestionMany, Integer.toString(ids.size()));
        if (MessageDialog.openConfirm(shell(), Messages.RunActions_delete, NLS.bind(Messages.RunActions_deleteQuestion, what))) {
            schedule(Messages.RunActions_deleting, () -> {
                for (String id : ids) {
                    view.benchmarks().catalog().delete(id);
                }
            });
        }
    }

    /** In the text and in the samples, what is selected there; else all of the text. */
    private void copySelected() {
        StyledText text = view.detail().text();
        SampleTable samples = view.detail().samples();
        if (samples.control().isFocusControl() && samples.control().getSelectionCount() > 0) {
            copy(samples.selectedText());
            return;
        }
        copy(text.isFocusControl() && text.getSelectionCount() > 0 ? text.getSelectionText() : view.detail().report());
    }

    private void copy(String text) {
        if (text.isEmpty()) {
            return;
        }
        Clipboard clipboard = new Clipboard(shell().getDisplay());
        try {
            clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
        } finally {
            clipboard.dispose();
        }
    }
}
