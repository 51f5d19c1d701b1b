// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.menus.UIElement;
import org.rpmsgexplorer.ui.UiActivator;

/**
 * Does something with the rows that are selected in the Boards view: the {@link Action} that stands behind this class's name in
 * plugin.xml, or {@code delete} for whichever takes away what the row stands for. Where it has a button in the view, that says
 * why it can do nothing.
 */
public final class ActionHandler extends AbstractHandler implements IExecutableExtension, IElementUpdater {
    /** The commands whose buttons do so, by their ids in plugin.xml. */
    static final List<String> EXPLAINED = List.of("org.rpmsgexplorer.ui.connect", "org.rpmsgexplorer.ui.disconnect",
            "org.rpmsgexplorer.ui.createEndpoint");

    private static final String DELETE = "delete";

    private String action = DELETE;
    private String command = "";

    @Override
    public void setInitializationData(IConfigurationElement element, String attribute, Object data) {
        action = data.toString();
        command = element.getAttribute("commandId");
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

    @Override
    public void updateElement(UIElement element, Map parameters) {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        if (window != null && EXPLAINED.contains(command)) {
            element.setTooltip(tip(SelectedRows.in(window), name(window)));
        }
    }

    private String tip(List<BoardItem> rows, String name) {
        return WhyNot.of(Action.valueOf(action.toUpperCase(Locale.ROOT)), rows, UiActivator.boards()::snapshot)
                .map(why -> NLS.bind(Messages.WhyNot_tip, name.replace("...", ""), why)).orElse(name);
    }

    private String name(IWorkbenchWindow window) {
        try {
            return window.getService(ICommandService.class).getCommand(command).getName();
        } catch (NotDefinedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Optional<Action> chosen(Set<Action> possible) {
        return action.equals(DELETE) ? BoardActions.deleting(possible)
                : Optional.of(Action.valueOf(action.toUpperCase(Locale.ROOT))).filter(possible::contains);
    }
}
