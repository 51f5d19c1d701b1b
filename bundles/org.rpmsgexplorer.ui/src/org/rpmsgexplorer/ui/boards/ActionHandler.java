// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.rpmsgexplorer.ui.UiActivator;

/**
 * Does something with the rows that are selected in the Boards view: the {@link Action} that stands behind this class's name in
 * plugin.xml, or {@code delete} for whichever takes away what the row stands for.
 */
public final class ActionHandler extends AbstractHandler implements IExecutableExtension {
    private static final String DELETE = "delete";

    private String action = DELETE;

    @Override
    public void setInitializationData(IConfigurationElement element, String attribute, Object data) {
        action = data.toString();
    }

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        for (BoardItem item : SelectedRows.in(window)) {
            Set<Action> possible = BoardActions.of(item, UiActivator.boards().snapshot(item.board()));
            chosen(possible).ifPresent(one -> new ActionRun(window).run(one, item));
        }
        return null;
    }

    private Optional<Action> chosen(Set<Action> possible) {
        return action.equals(DELETE) ? BoardActions.deleting(possible)
                : Optional.of(Action.valueOf(action.toUpperCase(Locale.ROOT))).filter(possible::contains);
    }
}
