// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.intro.IIntroManager;

/** What tests do to widgets. UI thread only. */
final class Widgets {
    private static final int LIMIT_MILLIS = 60_000;

    private Widgets() {
    }

    /** Handles events until none is left. */
    static void drainEvents() {
        Display display = Display.getCurrent();
        while (display.readAndDispatch()) {
            // Each call handles one event.
        }
    }

    /**
     * Handles events until a condition holds; fails with what is there instead if that takes longer than a minute.
     *
     * @param found says what there is, for the message
     */
    static void await(String what, BooleanSupplier condition, Supplier<String> found) {
        Display display = Display.getCurrent();
        AtomicBoolean late = new AtomicBoolean();
        // A timer of the display itself: it wakes up the display where no other event comes.
        Runnable timer = () -> late.set(true);
        display.timerExec(LIMIT_MILLIS, timer);
        try {
            while (!condition.getAsBoolean()) {
                assertFalse(late.get(), () -> "In vain awaited: " + what + "; there is: " + found.get());
                if (!display.readAndDispatch()) {
                    display.sleep();
                }
            }
        } finally {
            display.timerExec(-1, timer);
        }
    }

    /** Returns the page of the window, which has 1100 by 800 pixels and no welcome page then. */
    static IWorkbenchPage page() throws WorkbenchException {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        window.getShell().setSize(1100, 800);
        IIntroManager welcome = PlatformUI.getWorkbench().getIntroManager();
        if (welcome.getIntro() != null) {
            welcome.closeIntro(welcome.getIntro());
        }
        return window.getActivePage() == null ? window.openPage(null) : window.getActivePage();
    }

    /** Returns the composite that holds what the view created. */
    static Composite partOf(IViewPart view) {
        return (Composite) view.getSite().getService(MPart.class).getWidget();
    }

    /** Finds the one control of a type below a composite; fails if there are none or several. */
    static <T extends Control> T only(Class<T> type, Composite parent) {
        List<T> found = all(type, parent);
        assertEquals(1, found.size(), () -> type.getSimpleName() + " below " + parent + ": " + found);
        return found.get(0);
    }

    /** Finds the controls of a type below a composite. */
    static <T extends Control> List<T> all(Class<T> type, Composite parent) {
        List<T> found = new ArrayList<>();
        collect(type, parent, found);
        return found;
    }

    private static <T extends Control> void collect(Class<T> type, Composite parent, List<T> found) {
        for (Control child : parent.getChildren()) {
            if (type == child.getClass()) {
                found.add(type.cast(child));
            }
            if (child instanceof Composite composite) {
                collect(type, composite, found);
            }
        }
    }

    /** Finds a button of the tool bar of a view by its tool tip. */
    static Optional<ToolItem> tool(Composite part, String tooltip) {
        Composite folder = part;
        while (!(folder instanceof CTabFolder)) {
            folder = folder.getParent();
        }
        return all(ToolBar.class, folder).stream().flatMap(bar -> Stream.of(bar.getItems()))
                .filter(item -> Objects.equals(item.getToolTipText(), tooltip)).findFirst();
    }

    /** Relative luminance as WCAG 2 defines it: 0 is black, 1 is white. */
    static double luminance(RGB colour) {
        return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
    }

    /** Contrast as WCAG 2 defines it: 1 to 21; text needs 4.5. */
    static double contrast(RGB a, RGB b) {
        double x = luminance(a);
        double y = luminance(b);
        return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
