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
import org.eclipse.swt.graphics.Image;
import org.osgi.framework.FrameworkUtil;

/** The images of the rows, loaded when first needed. UI thread only; whoever made it disposes of it. */
final class BoardImages {
    private final ResourceManager resources = new LocalResourceManager(JFaceResources.getResources());

    /** Returns the image {@code icons/KIND.png}, or the workbench's "missing" image if the bundle has none. */
    Image of(BoardItem.Kind kind) {
        String path = "icons/" + kind.name().toLowerCase(Locale.ROOT) + ".png";
        URL url = FileLocator.find(FrameworkUtil.getBundle(BoardImages.class), new Path(path), null);
        return resources.create(ImageDescriptor.createFromURL(url));
    }

    void dispose() {
        resources.dispose();
    }
}
