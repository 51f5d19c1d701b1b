// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Control;

/** What a screen reader calls a control that no label stands before. */
public final class AccessibleName extends AccessibleAdapter {
    private final String name;

    private AccessibleName(String name) {
        this.name = name;
    }

    /** Names a control. */
    public static void give(Control control, String name) {
        control.getAccessible().addAccessibleListener(new AccessibleName(name));
    }

    /** The rows of a table or a tree are asked for here, too, and have their own names. */
    @Override
    public void getName(AccessibleEvent event) {
        if (event.childID == ACC.CHILDID_SELF) {
            event.result = name;
        }
    }
}
