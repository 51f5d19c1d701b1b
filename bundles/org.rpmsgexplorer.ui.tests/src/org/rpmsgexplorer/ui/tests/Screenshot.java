// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Shell;

/** Pictures of what the screen shows, for a person to look at. UI thread only. */
final class Screenshot {
    private static final Path FOLDER = Path.of(System.getProperty("rpmsg.screenshots"));
    private static final int FRAME_MILLIS = 50;
    private static final int MOST_FRAMES = 60;

    private Screenshot() {
    }

    /**
     * Writes what the screen shows of a window as a PNG, when that has come to rest: GTK fades into new states.
     *
     * @param name the file's name without the theme, which is added, and without its type
     */
    static void take(Shell shell, String name) {
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
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] {picture};
        try {
            Files.createDirectories(FOLDER);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        loader.save(FOLDER.resolve(name + "-" + Theme.current() + ".png").toString(), SWT.IMAGE_PNG);
    }

    private static ImageData picture(Shell shell) {
        AtomicBoolean drawn = new AtomicBoolean();
        shell.getDisplay().timerExec(FRAME_MILLIS, () -> drawn.set(true));
        Widgets.await("a picture", drawn::get, () -> "none");
        Widgets.drainEvents();
        Rectangle bounds = drawn(shell);
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

    /** Returns the part of the screen that a window draws: its bounds have borders, too, which only a window manager would draw. */
    private static Rectangle drawn(Shell shell) {
        Point start = shell.getLocation();
        Rectangle client = shell.getClientArea();
        Point end = shell.toDisplay(client.x + client.width, client.y + client.height);
        return new Rectangle(start.x, start.y, end.x - start.x, end.y - start.y);
    }
}
