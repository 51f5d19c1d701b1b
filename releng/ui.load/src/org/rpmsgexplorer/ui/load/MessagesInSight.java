// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.layer.CompositeLayer;
import org.eclipse.nebula.widgets.nattable.viewport.ViewportLayer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.rpmsgexplorer.ui.endpoint.EndpointViewer;
import org.rpmsgexplorer.ui.traffic.LiveEndpoint;

/** The view "Messages", as large as the screen. UI thread only. */
final class MessagesInSight {
    private static final String VIEW = "org.rpmsgexplorer.ui.messages";
    private static final int LIMIT_MILLIS = 60_000;

    private final Shell shell;
    private final IViewPart view;

    private MessagesInSight(Shell shell, IViewPart view) {
        this.shell = shell;
        this.view = view;
    }

    /** Opens it in a window. */
    static MessagesInSight open(IWorkbenchWindow window) throws PartInitException {
        Shell shell = window.getShell();
        shell.setBounds(shell.getMonitor().getClientArea());
        IWorkbenchPage page = window.getActivePage();
        IViewPart view = page.showView(VIEW);
        page.setPartState(page.findViewReference(VIEW), IWorkbenchPage.STATE_MAXIMIZED);
        return new MessagesInSight(shell, view);
    }

    /** Shows an endpoint's messages and returns their table. */
    NatTable show(LiveEndpoint endpoint) {
        ((EndpointViewer) view).show(endpoint);
        await("the table", () -> find(NatTable.class, shell).isPresent());
        return table();
    }

    private NatTable table() {
        return find(NatTable.class, shell).orElseThrow();
    }

    /** Writes a filter, as a user does; none of the endpoint's rows up to now passes it. */
    void filter(String text) {
        await("the endpoint's row", () -> rows() == 1);
        Combo filter = find(Combo.class, shell).orElseThrow();
        filter.setText(text);
        filter.notifyListeners(SWT.DefaultSelection, new Event());
        awaitRows(0);
    }

    /** Waits until the table has so many rows. */
    void awaitRows(int count) {
        await(count + " rows", () -> rows() == count);
    }

    private int rows() {
        CompositeLayer layers = (CompositeLayer) table().getLayer();
        return ((ViewportLayer) layers.getChildLayerByLayoutCoordinate(0, 1)).getScrollableLayer().getRowCount();
    }

    private void await(String what, BooleanSupplier condition) {
        Display display = shell.getDisplay();
        boolean[] late = new boolean[1];
        // A timer of the display itself: it wakes up the display where no other event comes.
        Runnable timer = () -> late[0] = true;
        display.timerExec(LIMIT_MILLIS, timer);
        while (!condition.getAsBoolean()) {
            if (late[0]) {
                throw new IllegalStateException("In vain awaited: " + what);
            }
            if (!display.readAndDispatch()) {
                display.sleep();
            }
        }
        display.timerExec(-1, timer);
    }

    /** Finds the first control of a type that is in sight. */
    private static <T extends Control> Optional<T> find(Class<T> type, Composite parent) {
        List<T> found = new ArrayList<>();
        collect(type, parent, found);
        return found.stream().findFirst();
    }

    private static <T extends Control> void collect(Class<T> type, Composite parent, List<T> found) {
        for (Control child : parent.getChildren()) {
            if (type.isInstance(child) && child.isVisible()) {
                found.add(type.cast(child));
            }
            if (child instanceof Composite composite) {
                collect(type, composite, found);
            }
        }
    }
}
