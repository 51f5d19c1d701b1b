// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.launch;

import org.eclipse.debug.ui.AbstractLaunchConfigurationTabGroup;
import org.eclipse.debug.ui.CommonTab;
import org.eclipse.debug.ui.ILaunchConfigurationDialog;
import org.eclipse.debug.ui.ILaunchConfigurationTab;

/** The tabs of a benchmark: where, what, and what all launch configurations have. */
public final class BenchmarkTabGroup extends AbstractLaunchConfigurationTabGroup {
    @Override
    public void createTabs(ILaunchConfigurationDialog dialog, String mode) {
        setTabs(new ILaunchConfigurationTab[] {new BoardTab(), new MeasurementTab(), new CommonTab()});
    }
}
