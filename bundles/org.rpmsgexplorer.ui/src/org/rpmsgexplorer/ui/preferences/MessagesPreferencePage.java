// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.preferences;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.IntegerFieldEditor;
import org.eclipse.jface.preference.PathEditor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.rpmsgexplorer.core.decode.UserLayouts;

/** The page "RPMsg &gt; Messages" of the preferences. */
public final class MessagesPreferencePage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {
    private static final String HELP = "org.rpmsgexplorer.ui.messages_preferences";
    private static final int MOST_KEPT = 1000;
    /** In characters. */
    private static final int TEXT_WIDTH = 60;

    private Label description;

    /** Is created by the platform. */
    public MessagesPreferencePage() {
        super(GRID);
    }

    @Override
    public void init(IWorkbench workbench) {
        setPreferenceStore(new ScopedPreferenceStore(InstanceScope.INSTANCE, RpmsgPreferences.node()));
        setDescription(NLS.bind(Messages.MessagesPreferencePage_description, UserLayouts.folder()));
    }

    @Override
    protected Label createDescriptionLabel(Composite parent) {
        description = super.createDescriptionLabel(parent);
        return description;
    }

    @Override
    public void createControl(Composite parent) {
        super.createControl(parent);
        // Without it, the page asks for the height that the text has in one line.
        GridDataFactory.fillDefaults().grab(true, false).hint(convertWidthInCharsToPixels(TEXT_WIDTH), SWT.DEFAULT).applyTo(description);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(getControl(), HELP);
    }

    @Override
    protected void createFieldEditors() {
        IntegerFieldEditor kept = new IntegerFieldEditor(RpmsgPreferences.KEPT_CAPTURES, Messages.MessagesPreferencePage_kept,
                getFieldEditorParent());
        kept.setValidRange(0, MOST_KEPT);
        addField(kept);
        addField(new PathEditor(RpmsgPreferences.LAYOUT_FOLDERS, Messages.MessagesPreferencePage_layouts,
                Messages.MessagesPreferencePage_folder, getFieldEditorParent()));
    }
}
