// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.nio.file.Path;
import java.util.Arrays;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.statushandlers.StatusManager;
import org.rpmsgexplorer.core.capture.export.ExportFormat;

/** What can be done with captures as files: save, export, import, open. UI thread only. */
final class CaptureCommands {
    private static final String PCAPNG = "*.pcapng";

    private final IWorkbenchPartSite site;
    private final MessagesPage page;

    CaptureCommands(IWorkbenchPartSite site, MessagesPage page) {
        this.site = site;
        this.page = page;
    }

    void activate(PageCommands commands) {
        commands.handle(PageCommands.PREFIX + "saveAs", this::saveAs);
        commands.handle(PageCommands.OPEN, this::open);
        commands.handle(PageCommands.IMPORT, this::read);
    }

    private Shell shell() {
        return site.getShell();
    }

    /** Writes the rows that are shown. */
    void saveAs() {
        if (!page.feed().isOpen()) {
            return;
        }
        FileDialog dialog = new FileDialog(shell(), SWT.SAVE);
        dialog.setText(Messages.CaptureCommands_saveAs);
        dialog.setOverwrite(true);
        dialog.setFilterExtensions(Arrays.stream(ExportFormat.values()).map(format -> "*." + format).toArray(String[]::new));
        dialog.setFilterNames(Arrays.stream(ExportFormat.values()).map(CaptureCommands::label).toArray(String[]::new));
        dialog.setFileName("messages." + ExportFormat.RPMSG);
        String file = dialog.open();
        if (file != null) {
            export(Path.of(file));
        }
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
    MessageJob export(Path target) {
        MessageRows rows = page.feed().rows();
        RowFilter filter = rows.filter();
        return schedule(NLS.bind(Messages.CaptureCommands_writing, target.getFileName()),
                progress -> CaptureFiles.export(rows, filter, target, progress));
    }

    private MessageJob schedule(String name, MessageJob.Work work) {
        MessageJob job = new MessageJob(name, work, page::tell);
        job.setUser(true);
        job.schedule();
        return job;
    }

    private void open() {
        FileDialog dialog = new FileDialog(shell(), SWT.OPEN);
        dialog.setText(Messages.CaptureCommands_open);
        dialog.setFilterExtensions(new String[] {"*." + ExportFormat.RPMSG, "*"});
        String file = dialog.open();
        if (file != null) {
            open(site.getPage(), Path.of(file));
        }
    }

    /** Opens the editor of a capture. */
    static void open(IWorkbenchPage page, Path capture) {
        try {
            page.openEditor(new CaptureInput(capture), CaptureEditor.ID);
        } catch (PartInitException failed) {
            StatusManager.getManager().handle(failed.getStatus(), StatusManager.LOG | StatusManager.SHOW);
        }
    }

    private void read() {
        FileDialog from = new FileDialog(shell(), SWT.OPEN);
        from.setText(Messages.CaptureCommands_import);
        from.setFilterExtensions(new String[] {PCAPNG, "*"});
        String source = from.open();
        if (source == null) {
            return;
        }
        FileDialog to = new FileDialog(shell(), SWT.SAVE);
        to.setText(Messages.CaptureCommands_importTo);
        to.setOverwrite(true);
        to.setFilterExtensions(new String[] {"*." + ExportFormat.RPMSG});
        to.setFileName(Path.of(source).getFileName().toString().replaceFirst("\\.[^.]*$", "") + '.' + ExportFormat.RPMSG);
        String target = to.open();
        if (target != null) {
            read(Path.of(source), Path.of(target));
        }
    }

    /** Makes a capture of a pcapng file, and opens it. */
    MessageJob read(Path source, Path target) {
        IWorkbenchPage opener = site.getPage();
        return schedule(NLS.bind(Messages.CaptureCommands_reading, source.getFileName()), progress -> {
            String done = CaptureFiles.read(source, target, progress);
            opener.getWorkbenchWindow().getShell().getDisplay().asyncExec(() -> open(opener, target));
            return done;
        });
    }
}
