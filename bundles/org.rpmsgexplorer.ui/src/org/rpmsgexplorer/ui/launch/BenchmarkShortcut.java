// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.launch;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.ui.ILaunchShortcut2;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.statushandlers.StatusManager;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.boards.BoardItem;
import org.rpmsgexplorer.ui.boards.BoardSnapshot;
import org.rpmsgexplorer.ui.boards.Subject;

/** "Run As" on a board or a control device: runs the configuration that is there for it, or makes one. */
public final class BenchmarkShortcut implements ILaunchShortcut2 {
    @Override
    public void launch(ISelection selection, String mode) {
        Optional<BoardItem> item = item(selection);
        Optional<BoardSnapshot> board = item.flatMap(row -> UiActivator.boards().snapshot(row.board()));
        if (board.isPresent()) {
            try {
                BenchmarkLauncher.launch(find(board.get(), control(item.get())));
            } catch (CoreException failed) {
                StatusManager.getManager().handle(failed.getStatus(), StatusManager.LOG | StatusManager.SHOW);
            }
        }
    }

    private static ILaunchConfiguration find(BoardSnapshot board, String control) throws CoreException {
        Configurations configurations = BenchmarkLauncher.configurations();
        List<ILaunchConfiguration> there = configurations.of(board.id(), control);
        String name = NLS.bind(Messages.BenchmarkShortcut_name, (board.label() + ' ' + control).strip());
        return there.isEmpty() ? configurations.create(name, board.id(), control) : there.get(0);
    }

    private static Optional<BoardItem> item(ISelection selection) {
        return selection instanceof IStructuredSelection rows && rows.getFirstElement() instanceof BoardItem item
                ? Optional.of(item) : Optional.empty();
    }

    private static String control(BoardItem item) {
        return item.subject() instanceof Subject.OfControl of ? of.control().name() : "";
    }

    /** Returns those that are there for the row; the platform offers them where it asks before it runs something. */
    @Override
    public ILaunchConfiguration[] getLaunchConfigurations(ISelection selection) {
        try {
            Optional<BoardItem> item = item(selection);
            return item.isEmpty() ? null : BenchmarkLauncher.configurations().of(item.get().board(), control(item.get()))
                    .toArray(ILaunchConfiguration[]::new);
        } catch (CoreException unknown) {
            return null;
        }
    }

    /** No editor has a board. */
    @Override
    public void launch(IEditorPart editor, String mode) {
        // It is not offered there.
    }

    @Override
    public ILaunchConfiguration[] getLaunchConfigurations(IEditorPart editor) {
        return null;
    }

    @Override
    public IResource getLaunchableResource(ISelection selection) {
        return null;
    }

    @Override
    public IResource getLaunchableResource(IEditorPart editor) {
        return null;
    }
}
