// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.preferences;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.preferences.ScopedPreferenceStore;

/** The page "RPMsg" of the preferences. */
public final class RpmsgPreferencePage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {
    private static final String HELP = "org.rpmsgexplorer.ui.preferences";

    /** Is created by the platform. */
    public RpmsgPreferencePage() {
        super(GRID);
    }

    @Override
    public void init(IWorkbench workbench) {
        setPreferenceStore(new ScopedPreferenceStore(InstanceScope.INSTANCE, RpmsgPreferences.node()));
        setDescription(Messages.RpmsgPreferencePage_description);
    }

    @Override
    public void createControl(Composite parent) {
        super.createControl(parent);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(getControl(), HELP);
    }

    @Override
    protected void createFieldEditors() {
        addField(new BooleanFieldEditor(RpmsgPreferences.START_VIRTUAL_BOARD, Messages.RpmsgPreferencePage_startVirtualBoard,
                getFieldEditorParent()));
        addField(new BooleanFieldEditor(RpmsgPreferences.COMES_BACK, Messages.RpmsgPreferencePage_comesBack,
                getFieldEditorParent()));
        addField(new BooleanFieldEditor(RpmsgPreferences.CONSOLE, Messages.RpmsgPreferencePage_console, getFieldEditorParent()));
    }
}
