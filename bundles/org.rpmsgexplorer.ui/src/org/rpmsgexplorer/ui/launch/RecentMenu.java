// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.launch;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.rpmsgexplorer.ui.ViewImages;

/** The configurations that were used last, in the pull-down of the button. */
public final class RecentMenu extends CompoundContributionItem {
    @Override
    protected IContributionItem[] getContributionItems() {
        try {
            return BenchmarkLauncher.configurations().recent().stream().map(RecentMenu::item)
                    .toArray(IContributionItem[]::new);
        } catch (CoreException unknown) {
            ILog.of(RecentMenu.class).log(unknown.getStatus());
            return new IContributionItem[0];
        }
    }

    private static IContributionItem item(ILaunchConfiguration configuration) {
        Action action = new Action(configuration.getName().replace("&", "&&"), ViewImages.of("run_benchmark")) {
            @Override
            public void run() {
                BenchmarkLauncher.launch(configuration);
            }
        };
        return new ActionContributionItem(action);
    }
}
