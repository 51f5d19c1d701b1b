// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.statushandlers.StatusManager;
import org.rpmsgexplorer.core.capture.export.ExportFormat;
import org.rpmsgexplorer.ui.Later;
import org.rpmsgexplorer.ui.UiActivator;

/** What can be done with captures as files: save, export, import, open. UI thread only. */
final class CaptureCommands {
    /** Parameters of the commands: who names a file is not asked for it. */
    private static final String FILE = PageCommands.PREFIX + "file";
    private static final String TARGET = PageCommands.PREFIX + "target";
    private static final String PCAPNG = "*.pcapng";

    private final IWorkbenchPartSite site;
    private final MessagesPage page;

    CaptureCommands(IWorkbenchPartSite site, MessagesPage page) {
        this.site = site;
        this.page = page;
    }

    void activate(PageCommands commands) {
        commands.handleEvent(PageCommands.PREFIX + "saveAs",
                event -> named(event, FILE).or(this::askSaveAs).ifPresent(this::export));
        commands.handleEvent(PageCommands.OPEN,
                event -> named(event, FILE).or(this::askOpen).ifPresent(file -> open(site.getPage(), file)));
        commands.handleEvent(PageCommands.IMPORT, event -> named(event, FILE).or(this::askImport)
                .ifPresent(source -> named(event, TARGET).or(() -> askTarget(source)).ifPresent(target -> read(source, target))));
    }

    private static Optional<Path> named(ExecutionEvent event, String parameter) {
        return Optional.ofNullable(event.getParameter(parameter)).map(Path::of);
    }

    /** Writes the rows that are shown to a file that the user chooses. */
    void saveAs() {
        if (page.feed().isOpen()) {
            askSaveAs().ifPresent(this::export);
        }
    }

    private Optional<Path> askSaveAs() {
        FileDialog dialog = dialog(SWT.SAVE, Messages.CaptureCommands_saveAs);
        dialog.setFilterExtensions(Arrays.stream(ExportFormat.values()).map(format -> "*." + format).toArray(String[]::new));
        dialog.setFilterNames(Arrays.stream(ExportFormat.values()).map(CaptureCommands::label).toArray(String[]::new));
        dialog.setFileName("messages." + ExportFormat.RPMSG);
        return ask(dialog);
    }

    private FileDialog dialog(int style, String title) {
        FileDialog dialog = new FileDialog(site.getShell(), style);
        dialog.setText(title);
        dialog.setOverwrite(style == SWT.SAVE);
        return dialog;
    }

    private static Optional<Path> ask(FileDialog dialog) {
        return Optional.ofNullable(dialog.open()).map(Path::of);
    }

    private static String label(ExportFormat format) {
        return NLS.bind(switch (format) {
            case RPMSG -> Messages.CaptureCommands_rpmsg;
            case PCAPNG -> Messages.CaptureCommands_pcapng;
            case CSV -> Messages.CaptureCommands_csv;
            case JSONL -> Messages.CaptureCommands_jsonl;
            case RAW -> Messages.CaptureCommands_raw;
        }, format);
    }

    /** Writes the rows that are shown to a file. */
    private void export(Path target) {
        TakenRows rows = page.feed().taken();
        Later later = new Later(site.getShell());
        schedule(NLS.bind(Messages.CaptureCommands_writing, target.getFileName()), progress -> {
            Optional<String> done = CaptureFiles.export(rows, target, progress);
            done.ifPresent(written -> later.run(() -> reopen(target)));
            return done.orElse(NLS.bind(Messages.CaptureFiles_notWritten, target));
        });
    }

    private void schedule(String name, MessageJob.Work work) {
        MessageJob job = page.job(name, work);
        job.setUser(true);
        job.schedule();
    }

    private Optional<Path> askOpen() {
        FileDialog dialog = dialog(SWT.OPEN, Messages.CaptureCommands_open);
        // Nobody would find it: it is within the workspace's metadata.
        dialog.setFilterPath(UiActivator.traffic().folder().toString());
        dialog.setFilterExtensions(new String[] {"*." + ExportFormat.RPMSG, "*"});
        return ask(dialog);
    }

    /** Editors of a file that was there before still read that one: they are closed, and opened anew where they were. */
    private static void reopen(Path written) {
        for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
            for (IWorkbenchPage page : window.getPages()) {
                if (closeEditors(page, written)) {
                    open(page, written, false);
                }
            }
        }
    }

    /** Closes the editors of a capture; returns whether there was one. */
    private static boolean closeEditors(IWorkbenchPage page, Path capture) {
        boolean found = false;
        for (IEditorReference reference : page.getEditorReferences()) {
            // One that was never in sight has opened nothing.
            if (reference.getEditor(false) instanceof CaptureEditor editor && editor.shows(capture)) {
                page.closeEditor(editor, false);
                found = true;
            }
        }
        return found;
    }

    /** Opens the editor of a capture. */
    static void open(IWorkbenchPage page, Path capture) {
        open(page, capture, true);
    }

    private static void open(IWorkbenchPage page, Path capture, boolean activate) {
        try {
            page.openEditor(new CaptureInput(capture), CaptureEditor.ID, activate);
        } catch (PartInitException failed) {
            StatusManager.getManager().handle(failed.getStatus(), StatusManager.LOG | StatusManager.SHOW);
        }
    }

    private Optional<Path> askImport() {
        FileDialog dialog = dialog(SWT.OPEN, Messages.CaptureCommands_import);
        dialog.setFilterExtensions(new String[] {PCAPNG, "*"});
        return ask(dialog);
    }

    private Optional<Path> askTarget(Path source) {
        FileDialog dialog = dialog(SWT.SAVE, Messages.CaptureCommands_importTo);
        dialog.setFilterExtensions(new String[] {"*." + ExportFormat.RPMSG});
        dialog.setFileName(source.getFileName().toString().replaceFirst("\\.[^.]*$", "") + '.' + ExportFormat.RPMSG);
        return ask(dialog);
    }

    /** Makes a capture of a pcapng file, and opens it. */
    private void read(Path source, Path target) {
        IWorkbenchPage opener = site.getPage();
        Later later = new Later(site.getShell());
        schedule(NLS.bind(Messages.CaptureCommands_reading, source.getFileName()), progress -> {
            Optional<String> done = CaptureFiles.read(source, target, progress);
            done.ifPresent(read -> later.run(() -> {
                reopen(target);
                open(opener, target);
            }));
            return done.orElse(NLS.bind(Messages.CaptureFiles_notWritten, target));
        });
    }
}
