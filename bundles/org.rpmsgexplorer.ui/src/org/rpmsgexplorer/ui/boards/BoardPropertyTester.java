// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import org.eclipse.core.expressions.PropertyTester;
import org.rpmsgexplorer.ui.UiActivator;

/** Tells the expressions in plugin.xml, whatever the receiver, whether the virtual board can be started or stopped now. */
public final class BoardPropertyTester extends PropertyTester {
    static final String NAMESPACE = "org.rpmsgexplorer.ui.";
    static final String CAN_START = "canStartVirtualBoard";
    static final String CAN_STOP = "canStopVirtualBoard";

    @Override
    public boolean test(Object receiver, String property, Object[] arguments, Object expected) {
        BoardStatus status = UiActivator.boards().status();
        return switch (property) {
            case CAN_START -> status.canStart();
            case CAN_STOP -> status.canStop();
            default -> throw new IllegalArgumentException(property);
        };
    }
}
