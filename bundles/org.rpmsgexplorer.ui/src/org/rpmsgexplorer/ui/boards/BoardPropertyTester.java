// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.eclipse.core.expressions.PropertyTester;
import org.eclipse.ui.IWorkbenchWindow;
import org.rpmsgexplorer.ui.UiActivator;

/**
 * Tells the expressions in plugin.xml what can be done now: with a row, with all rows that are selected in the Boards view of a
 * window, or, whatever the receiver is, with the virtual board.
 */
public final class BoardPropertyTester extends PropertyTester {
    static final String NAMESPACE = "org.rpmsgexplorer.ui.";
    static final String CAN = "can";
    static final String CAN_DELETE = "canDelete";
    static final String CAN_START = "canStartVirtualBoard";
    static final String CAN_STOP = "canStopVirtualBoard";

    @Override
    public boolean test(Object receiver, String property, Object[] arguments, Object expected) {
        return switch (property) {
            case CAN -> allCan(receiver, Action.valueOf(arguments[0].toString().toUpperCase(Locale.ROOT)));
            case CAN_DELETE -> receiver instanceof BoardItem item && BoardActions.deleting(possible(item)).isPresent();
            case CAN_START -> UiActivator.boards().virtual().canStart();
            case CAN_STOP -> UiActivator.boards().virtual().canStop();
            default -> throw new IllegalArgumentException(property);
        };
    }

    private static boolean allCan(Object receiver, Action action) {
        List<BoardItem> rows = receiver instanceof BoardItem item ? List.of(item)
                : receiver instanceof IWorkbenchWindow window ? SelectedRows.in(window) : List.of();
        return !rows.isEmpty() && rows.stream().allMatch(row -> possible(row).contains(action));
    }

    private static Set<Action> possible(BoardItem row) {
        return BoardActions.of(row, UiActivator.boards().snapshot(row.board()));
    }
}
