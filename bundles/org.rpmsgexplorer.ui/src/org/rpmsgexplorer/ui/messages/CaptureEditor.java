// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IURIEditorInput;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.EditorPart;
import org.rpmsgexplorer.ui.Later;

/** Shows a capture in a file, also while it is being written by another program. It changes nothing. */
public final class CaptureEditor extends EditorPart {
    /** The editor's id in plugin.xml; its context help has the same one. */
    public static final String ID = "org.rpmsgexplorer.ui.capture";

    private static final int LOOK_MILLIS = 500;

    private Path path;
    private MessagesPage page;
    private CaptureCommands files;

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        if (!(input instanceof IURIEditorInput file) || !"file".equals(file.getURI().getScheme())) {
            throw new PartInitException(NLS.bind(Messages.CaptureEditor_noFile, input.getName()));
        }
        path = Path.of(file.getURI());
        setSite(site);
        setInput(input);
        setPartName(input.getName());
    }

    @Override
    public void createPartControl(Composite parent) {
        // Fields take over the colour of what they stand on, and that of an editor would make them look disabled.
        parent.setBackground(parent.getDisplay().getSystemColor(SWT.COLOR_WIDGET_BACKGROUND));
        page = new MessagesPage(parent);
        PageCommands commands = new PageCommands(getSite(), page);
        commands.activate();
        files = new CaptureCommands(getSite(), page);
        files.activate(commands);
        commands.handle(PageCommands.PREFIX + "replay", new ReplayCommand(getSite(), page)::open);
        getSite().setSelectionProvider(page.selection());
        PlatformUI.getWorkbench().getHelpSystem().setHelp(page.control(), ID);
        Later later = new Later(page.control());
        MessageJob opening = new MessageJob(NLS.bind(Messages.CaptureEditor_opening, path.getFileName()), progress -> {
            OpenedCapture opened = OpenedCapture.open(path);
            later.run(() -> open(opened), () -> PageFeed.closeUnused(opened.capture()));
            return "";
        }, outcome -> page.later(() -> page.tell(outcome)));
        opening.schedule();
    }

    /** Returns whether it shows a file, under whatever name. */
    boolean shows(Path file) {
        try {
            return Files.isSameFile(path, file);
        } catch (IOException missing) {
            return path.equals(file.toAbsolutePath().normalize());
        }
    }

    private void open(OpenedCapture opened) {
        page.feed().lookEvery(LOOK_MILLIS);
        page.feed().open(opened);
    }

    @Override
    public void setFocus() {
        page.focusTable();
    }

    @Override
    public <A> A getAdapter(Class<A> type) {
        return type == MessagesPage.class ? type.cast(page) : super.getAdapter(type);
    }

    @Override
    public boolean isDirty() {
        return false;
    }

    @Override
    public boolean isSaveAsAllowed() {
        return true;
    }

    @Override
    public void doSaveAs() {
        files.saveAs();
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        // There is never anything to save.
    }
}
