// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.launch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.AbstractLaunchConfigurationTab;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.rpmsgexplorer.ui.ViewImages;

/** A tab whose fields each show an attribute, and which says what is wrong while somebody types. */
abstract class BenchmarkTab extends AbstractLaunchConfigurationTab {
    static final String HELP = "org.rpmsgexplorer.ui.benchmark_configuration";

    /** What stands in a field, and how another text comes there. */
    interface Field {
        String get();

        void set(String text);
    }

    private final Map<Attribute, Field> fields = new LinkedHashMap<>();
    private final String icon;
    /** Null before somebody has asked for it. */
    private Image image;
    /** While fields are filled, nothing is told to the dialog. */
    private boolean filling;

    BenchmarkTab(String icon) {
        this.icon = icon;
        setHelpContextId(HELP);
    }

    /** Returns what is wrong with what this tab shows, one sentence; nothing where all is well. */
    abstract Optional<String> problem(BenchmarkDraft draft);

    /** Is told when the fields show something else. */
    void shown(BenchmarkDraft draft) {
        // Most tabs have nothing that depends on it.
    }

    void add(Attribute attribute, Field field) {
        fields.put(attribute, field);
    }

    /** Adds a label and a field for text behind it. */
    Text addText(Composite area, Attribute attribute, String usual, int width) {
        label(area, attribute);
        Text text = new Text(area, SWT.BORDER);
        text.setMessage(usual);
        GridDataFactory.fillDefaults().hint(width, SWT.DEFAULT).align(SWT.BEGINNING, SWT.CENTER).applyTo(text);
        text.addModifyListener(event -> changed());
        add(attribute, new Field() {
            @Override
            public String get() {
                return text.getText();
            }

            @Override
            public void set(String value) {
                text.setText(value);
            }
        });
        return text;
    }

    static Label label(Composite area, Attribute attribute) {
        Label label = new Label(area, SWT.NONE);
        label.setText(attribute.labelWithKey() + ':');
        return label;
    }

    /** To be called when somebody has changed a field. */
    void changed() {
        if (!filling) {
            shown(draft());
            updateLaunchConfigurationDialog();
        }
    }

    /** Returns what the fields of this tab say; all others are as usual. */
    BenchmarkDraft draft() {
        BenchmarkDraft draft = BenchmarkDraft.of(Map.of());
        for (Map.Entry<Attribute, Field> field : fields.entrySet()) {
            draft = draft.with(field.getKey(), field.getValue().get());
        }
        return draft;
    }

    /** What is missing is as usual. */
    @Override
    public void setDefaults(ILaunchConfigurationWorkingCopy configuration) {
        // Nothing has to be said.
    }

    @Override
    public void initializeFrom(ILaunchConfiguration configuration) {
        filling = true;
        try {
            BenchmarkDraft draft = BenchmarkDraft.of(configuration.getAttributes());
            fields.forEach((attribute, field) -> field.set(draft.get(attribute)));
            shown(draft);
        } catch (CoreException unreadable) {
            ILog.of(BenchmarkTab.class).log(unreadable.getStatus());
            setErrorMessage(unreadable.getMessage());
        } finally {
            filling = false;
        }
    }

    @Override
    public void performApply(ILaunchConfigurationWorkingCopy configuration) {
        try {
            // A configuration that somebody only looks at stays what it is: what it leaves out is as usual.
            BenchmarkDraft before = BenchmarkDraft.of(configuration.getAttributes());
            fields.forEach((attribute, field) -> {
                if (!field.get().equals(before.get(attribute))) {
                    configuration.setAttribute(attribute.key(), field.get());
                }
            });
        } catch (CoreException unreadable) {
            ILog.of(BenchmarkTab.class).log(unreadable.getStatus());
        }
    }

    @Override
    public boolean isValid(ILaunchConfiguration configuration) {
        try {
            Optional<String> problem = problem(BenchmarkDraft.of(configuration.getAttributes()));
            setErrorMessage(problem.orElse(null));
            return problem.isEmpty();
        } catch (CoreException unreadable) {
            setErrorMessage(unreadable.getMessage());
            return false;
        }
    }

    @Override
    public Image getImage() {
        if (image == null) {
            image = ViewImages.of(icon).createImage();
        }
        return image;
    }

    @Override
    public void dispose() {
        if (image != null) {
            image.dispose();
            image = null;
        }
        super.dispose();
    }
}
