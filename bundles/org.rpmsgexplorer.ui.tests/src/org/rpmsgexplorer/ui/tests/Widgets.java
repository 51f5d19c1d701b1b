// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.IViewPart;

/** What tests do to widgets. UI thread only. */
final class Widgets {
    private static final int LIMIT_MILLIS = 60_000;
    private static final int FRAME_MILLIS = 50;
    private static final int MOST_FRAMES = 60;

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

    /** Writes what the screen shows of a window as a PNG, when that has come to rest: GTK fades into new states. */
    static void screenshot(Shell shell, Path file) throws IOException {
        if (shell.getParent() != null) {
            // Without a window manager, a dialog can be behind its window.
            shell.moveAbove(null);
        }
        ImageData picture = picture(shell);
        for (int frame = 0; frame < MOST_FRAMES; frame++) {
            ImageData next = picture(shell);
            if (Arrays.equals(picture.data, next.data)) {
                break;
            }
            picture = next;
        }
        Files.createDirectories(file.getParent());
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] {picture};
        loader.save(file.toString(), SWT.IMAGE_PNG);
    }

    private static ImageData picture(Shell shell) {
        AtomicBoolean drawn = new AtomicBoolean();
        shell.getDisplay().timerExec(FRAME_MILLIS, () -> drawn.set(true));
        await("a picture", drawn::get, () -> "none");
        drainEvents();
        Rectangle bounds = shell.getBounds();
        Image image = new Image(shell.getDisplay(), bounds.width, bounds.height);
        GC gc = new GC(shell.getDisplay());
        try {
            gc.copyArea(image, bounds.x, bounds.y);
            return image.getImageData();
        } finally {
            gc.dispose();
            image.dispose();
        }
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
