// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.eclipse.jface.wizard.ProgressMonitorPart;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Sash;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

/** What a screen reader calls the controls of a part or a dialog. UI thread only. */
final class Names {
    /** They only hold others. */
    private static final Set<Class<?>> HOLDERS = Set.of(Composite.class, SashForm.class, ScrolledComposite.class, Group.class,
            Shell.class);

    private final List<String> missing = new ArrayList<>();
    private int looked;

    private Names() {
    }

    /**
     * Fails where a control has no name: none that it was given, no text of its own, and no label before it.
     *
     * @param least how many controls and buttons there are at least
     */
    static void assertAll(Composite parent, int least) {
        Names names = new Names();
        names.look(parent);
        assertEquals(List.of(), names.missing, "without a name");
        assertEquals(least, Math.min(least, names.looked), "controls");
    }

    private void look(Control control) {
        // A link has a text while it is there; what shows a wizard's progress is the platform's.
        if (control instanceof Link link && !link.isVisible() || control instanceof ProgressMonitorPart) {
            return;
        } else if (control instanceof ToolBar bar) {
            List.of(bar.getItems()).forEach(this::look);
        } else if (control instanceof CTabFolder tabs) {
            List.of(tabs.getItems()).forEach(this::look);
        } else if (!HOLDERS.contains(control.getClass()) && !(control instanceof Label) && !(control instanceof Sash)) {
            demand(control, given(control) + own(control) + before(control));
        }
        if (control instanceof Composite composite) {
            List.of(composite.getChildren()).forEach(this::look);
        }
    }

    private void look(ToolItem item) {
        if ((item.getStyle() & SWT.SEPARATOR) == 0) {
            demand(item.getParent(), item.getToolTipText() == null ? item.getText() : item.getToolTipText());
        }
    }

    private void look(CTabItem item) {
        demand(item.getParent(), item.getText());
    }

    private void demand(Control control, String name) {
        looked++;
        if (name.isBlank()) {
            missing.add(control + " in " + control.getParent() + " at " + control.getBounds());
        }
    }

    /** SWT tells nobody but a screen reader. */
    private static String given(Control control) {
        Accessible accessible = control.getAccessible();
        AccessibleEvent event = new AccessibleEvent(accessible);
        event.childID = ACC.CHILDID_SELF;
        listeners(accessible).forEach(listener -> listener.getName(event));
        return event.result == null ? "" : event.result;
    }

    @SuppressWarnings("unchecked")
    private static List<AccessibleListener> listeners(Accessible accessible) {
        try {
            Field field = Accessible.class.getDeclaredField("accessibleListeners");
            field.setAccessible(true);
            List<AccessibleListener> listeners = (List<AccessibleListener>) field.get(accessible);
            return listeners == null ? List.of() : listeners;
        } catch (ReflectiveOperationException other) {
            throw new AssertionError("This SWT keeps its listeners elsewhere", other);
        }
    }

    private static String own(Control control) {
        if (control instanceof Button button) {
            return button.getText();
        } else if (control instanceof Link link) {
            return link.getText();
        }
        // A text that nobody can change is one to be read, such as the message of a dialog.
        return control instanceof Text text && (text.getStyle() & SWT.READ_ONLY) != 0 ? text.getText() : "";
    }

    /** SWT lets a label name what was created behind it. */
    private static String before(Control control) {
        List<Control> siblings = List.of(control.getParent().getChildren());
        int place = siblings.indexOf(control);
        return place > 0 && siblings.get(place - 1) instanceof Label label ? label.getText() : "";
    }
}
