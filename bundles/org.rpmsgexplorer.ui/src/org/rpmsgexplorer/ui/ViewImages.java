// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Path;
import org.eclipse.jface.resource.ImageDescriptor;
import org.osgi.framework.FrameworkUtil;

/** The images of the views' buttons. */
public final class ViewImages {
    private ViewImages() {
    }

    /** Returns {@code icons/NAME.png}. */
    public static ImageDescriptor of(String name) {
        return ImageDescriptor.createFromURL(
                FileLocator.find(FrameworkUtil.getBundle(ViewImages.class), new Path("icons/" + name + ".png"), null));
    }
}
