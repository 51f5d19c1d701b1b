/* SPDX-License-Identifier: EPL-2.0 */
package org.rpmsgexplorer.ide.smoke;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;

/**
 * Opens the views "Messages" and "Boards" when the IDE has started, says into the file RESULT of the folder {@code -Drpmsg.smoke=FOLDER} what it
 * found, puts a picture beside it, and closes the IDE. Only tests add this bundle to an IDE.
 */
public final class OpenBoards implements IStartup {
    private static final String MESSAGES = "org.rpmsgexplorer.ui.messages";
    private static final String BOARDS = "org.rpmsgexplorer.ui.boards";

    @Override
    public void earlyStartup() {
        String folder = System.getProperty("rpmsg.smoke");
        if (folder != null) {
            IWorkbench workbench = PlatformUI.getWorkbench();
            workbench.getDisplay().asyncExec(() -> {
                report(Path.of(folder), workbench);
                workbench.close();
            });
        }
    }

    private static void report(Path folder, IWorkbench workbench) {
        String result;
        try {
            result = openView(folder, workbench);
        } catch (PartInitException | RuntimeException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            result = trace.toString();
        }
        try {
            Files.writeString(folder.resolve("RESULT"), result);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String openView(Path folder, IWorkbench workbench) throws PartInitException {
        workbench.getIntroManager().closeIntro(workbench.getIntroManager().getIntro());
        IWorkbenchPage page = workbench.getActiveWorkbenchWindow().getActivePage();
        IViewPart messages = page.showView(MESSAGES);
        IViewPart boards = page.showView(BOARDS);
        Shell shell = boards.getSite().getShell();
        while (shell.getDisplay().readAndDispatch()) {
            // Each call handles one event.
        }
        Rectangle bounds = shell.getBounds();
        Image image = new Image(shell.getDisplay(), bounds.width, bounds.height);
        GC gc = new GC(shell.getDisplay());
        try {
            gc.copyArea(image, bounds.x, bounds.y);
            ImageLoader loader = new ImageLoader();
            loader.data = new ImageData[] {image.getImageData()};
            loader.save(folder.resolve("ide.png").toString(), SWT.IMAGE_PNG);
        } finally {
            gc.dispose();
            image.dispose();
        }
        return describe(boards) + "\n" + describe(messages);
    }

    private static String describe(IViewPart view) {
        return view.getTitle() + " " + view.getClass().getName();
    }
}
