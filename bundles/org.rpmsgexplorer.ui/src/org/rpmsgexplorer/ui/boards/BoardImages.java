// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.net.URL;
import java.util.Locale;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Path;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.jface.viewers.DecorationOverlayIcon;
import org.eclipse.jface.viewers.IDecoration;
import org.eclipse.swt.graphics.Image;
import org.osgi.framework.FrameworkUtil;
import org.rpmsgexplorer.ui.boards.BoardItem.Mark;

/** The images of the rows, loaded when first needed. UI thread only; whoever made it disposes of it. */
final class BoardImages {
    private final ResourceManager resources = new LocalResourceManager(JFaceResources.getResources());

    /** Returns the image of what a row stands for, with its mark in the lower right corner. */
    Image of(BoardItem item) {
        ImageDescriptor plain = descriptor(name(item.subject()));
        return resources.create(item.mark() == Mark.NONE ? plain : new DecorationOverlayIcon(plain,
                descriptor("mark_" + item.mark().name().toLowerCase(Locale.ROOT)), IDecoration.BOTTOM_RIGHT));
    }

    private static String name(Subject subject) {
        if (subject instanceof Subject.OfBoard of) {
            return of.board().virtual().isPresent() ? "virtual_board" : "board";
        } else if (subject instanceof Subject.OfControl) {
            return "control_device";
        } else if (subject instanceof Subject.OfChannel) {
            return "channel";
        } else if (subject instanceof Subject.OfNode) {
            return "node";
        } else if (subject instanceof Subject.OfEndpoint) {
            return "endpoint";
        } else if (subject instanceof Subject.OfProcessor) {
            return "remote_processor";
        }
        return "note";
    }

    /** Returns the image {@code icons/NAME.png}, or the workbench's "missing" image if the bundle has none. */
    private static ImageDescriptor descriptor(String name) {
        URL url = FileLocator.find(FrameworkUtil.getBundle(BoardImages.class), new Path("icons/" + name + ".png"), null);
        return ImageDescriptor.createFromURL(url);
    }

    void dispose() {
        resources.dispose();
    }
}
