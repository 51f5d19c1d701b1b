// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.wizard;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.plugin.AbstractUIPlugin;
import org.osgi.framework.FrameworkUtil;
import org.rpmsgexplorer.core.doctor.Finding.Level;

/** The images of findings. UI thread only; whoever made it disposes of it. */
final class FindingImages {
    private final ResourceManager resources = new LocalResourceManager(JFaceResources.getResources());

    Image of(Level level) {
        ISharedImages shared = PlatformUI.getWorkbench().getSharedImages();
        return switch (level) {
            case OK -> resources.create(own("icons/ok.png"));
            case WARNING -> shared.getImage(ISharedImages.IMG_OBJS_WARN_TSK);
            case PROBLEM -> shared.getImage(ISharedImages.IMG_OBJS_ERROR_TSK);
            case UNKNOWN -> shared.getImage(ISharedImages.IMG_OBJS_INFO_TSK);
        };
    }

    private static ImageDescriptor own(String path) {
        return AbstractUIPlugin.imageDescriptorFromPlugin(FrameworkUtil.getBundle(FindingImages.class).getSymbolicName(), path);
    }

    void dispose() {
        resources.dispose();
    }
}
