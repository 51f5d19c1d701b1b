// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui;

import org.eclipse.core.expressions.PropertyTester;

/** Tells the expressions in plugin.xml whether the virtual board can be started or stopped now, whatever the receiver is. */
public final class BoardPropertyTester extends PropertyTester {
    static final String NAMESPACE = "org.rpmsgexplorer.ui."; //$NON-NLS-1$
    static final String CAN_START = "canStartVirtualBoard"; //$NON-NLS-1$
    static final String CAN_STOP = "canStopVirtualBoard"; //$NON-NLS-1$

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
