// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ide.smoke;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;

/**
 * What is on screen, and what a person does to it. UI thread only.
 *
 * @param folder for pictures
 */
record Screen(IWorkbenchWindow window, Path folder) {
    private static final int LIMIT_MILLIS = 60_000;
    private static final int LOOK_MILLIS = 50;
    /** For what fades in. */
    private static final int REST_MILLIS = 700;

    Shell shell() {
        return window.getShell();
    }

    private Display display() {
        return shell().getDisplay();
    }

    /** Makes the window as large as the screen. */
    void fill() {
        shell().setBounds(shell().getMonitor().getClientArea());
    }

    /** Returns the control that gets what is typed; null where there is none. */
    Control focus() {
        return display().getFocusControl();
    }

    /** Handles events until a condition holds; fails after a minute. */
    void await(String what, BooleanSupplier condition) {
        boolean[] late = new boolean[1];
        // A timer of the display itself: it wakes up the display where no other event comes.
        Runnable timer = () -> late[0] = true;
        display().timerExec(LIMIT_MILLIS, timer);
        while (!condition.getAsBoolean()) {
            if (late[0]) {
                picture("failed.png");
                throw new IllegalStateException("In vain awaited: " + what);
            }
            if (!display().readAndDispatch()) {
                display().sleep();
            }
        }
        display().timerExec(-1, timer);
    }

    /** Lets a person do something with a dialog as soon as it is there, since whoever opens one waits for its end. */
    void whenDialog(String title, Consumer<Shell> person) {
        Optional<Shell> found = Stream.of(display().getShells()).filter(shell -> shell.isVisible() && shell.getText().equals(title))
                .findFirst();
        if (found.isPresent()) {
            try {
                person.accept(found.get());
            } finally {
                if (!found.get().isDisposed()) {
                    found.get().close();
                }
            }
        } else {
            display().timerExec(LOOK_MILLIS, () -> whenDialog(title, person));
        }
    }

    /** Presses a button of the window when it can be pressed. */
    void press(String label) {
        press(shell(), label);
    }

    /** Presses a button when it can be pressed. */
    void press(Shell where, String label) {
        await(label, () -> button(where, label).isPresent());
        button(where, label).orElseThrow().notifyListeners(SWT.Selection, new Event());
    }

    private static Optional<Button> button(Shell where, String label) {
        return find(Button.class, where).stream()
                .filter(button -> button.isEnabled() && button.getText().replace("&", "").equals(label)).findFirst();
    }

    /** Finds the controls of a type that are in sight in the window. */
    <T extends Control> List<T> find(Class<T> type) {
        return find(type, shell());
    }

    private static <T extends Control> List<T> find(Class<T> type, Composite parent) {
        List<T> found = new ArrayList<>();
        collect(type, parent, found);
        return found;
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

    /** Switches to the dark theme, for this time. */
    void useDarkTheme() {
        window.getWorkbench().getService(IThemeEngine.class).setTheme("org.eclipse.e4.ui.css.theme.e4_dark", false);
    }

    /** Writes what the screen shows of the window. */
    void picture(String name) {
        picture(shell(), name);
    }

    /** Writes what the screen shows of a shell when that has come to rest. */
    void picture(Shell which, String name) {
        boolean[] rested = new boolean[1];
        display().timerExec(REST_MILLIS, () -> rested[0] = true);
        while (!rested[0]) {
            if (!display().readAndDispatch()) {
                display().sleep();
            }
        }
        // Its bounds have borders, too, which only a window manager would draw.
        Point start = which.getLocation();
        Rectangle client = which.getClientArea();
        Point end = which.toDisplay(client.x + client.width, client.y + client.height);
        Image image = new Image(display(), end.x - start.x, end.y - start.y);
        GC gc = new GC(display());
        try {
            gc.copyArea(image, start.x, start.y);
            ImageLoader loader = new ImageLoader();
            loader.data = new ImageData[] {image.getImageData()};
            loader.save(folder.resolve(name).toString(), SWT.IMAGE_PNG);
        } finally {
            gc.dispose();
            image.dispose();
        }
    }
}
