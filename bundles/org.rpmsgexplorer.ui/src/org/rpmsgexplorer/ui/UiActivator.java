// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui;

import java.io.IOException;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.rpmsgexplorer.ui.boards.Boards;

/** Owns what lives as long as the IDE: the boards, which end with it. */
public final class UiActivator implements BundleActivator {
    private Boards boards;

    @Override
    public void start(BundleContext context) {
        boards = new Boards();
        context.registerService(Boards.class, boards, null);
    }

    @Override
    public void stop(BundleContext context) throws IOException {
        boards.close();
    }

    /** Returns the boards of this IDE. */
    public static Boards boards() {
        BundleContext context = FrameworkUtil.getBundle(UiActivator.class).getBundleContext();
        return context.getService(context.getServiceReference(Boards.class));
    }
}
