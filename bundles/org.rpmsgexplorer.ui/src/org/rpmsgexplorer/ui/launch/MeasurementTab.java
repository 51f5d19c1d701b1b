// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.launch;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.rpmsgexplorer.core.benchmark.EngineChoice;
import org.rpmsgexplorer.core.benchmark.Measure;

/** What a benchmark measures, and how often. */
final class MeasurementTab extends BenchmarkTab {
    private static final int NUMBER = 90;
    private static final int WORDS = 200;

    private Combo measure;
    private Label explanation;
    private Composite details;
    private Group creation;
    private Group echo;
    private Text limit;
    private Text rate;
    private Text window;

    MeasurementTab() {
        super("benchmark");
    }

    @Override
    public String getName() {
        return Messages.MeasurementTab_name;
    }

    @Override
    public String getId() {
        return "org.rpmsgexplorer.ui.benchmark.measurement";
    }

    @Override
    public void createControl(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(10, 10).spacing(10, 8).applyTo(area);
        measure = addChoice(area, Attribute.MEASURE, Measure.values());
        new Label(area, SWT.NONE);
        explanation = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).hint(WORDS, SWT.DEFAULT).applyTo(explanation);
        addText(area, Attribute.REPEATS, "", NUMBER);
        details = new Composite(area, SWT.NONE);
        details.setLayout(new StackLayout());
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(details);
        createCreation();
        createEcho();
        setControl(area);
    }

    private Group group(String title) {
        Group group = new Group(details, SWT.NONE);
        group.setText(title);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(10, 8).spacing(10, 6).applyTo(group);
        return group;
    }

    private void createCreation() {
        creation = group(Messages.MeasurementTab_creation);
        addText(creation, Attribute.LOOPS, "", NUMBER);
        addChoice(creation, Attribute.ENGINE, EngineChoice.values());
        addText(creation, Attribute.EXISTING, "", WORDS);
        addText(creation, Attribute.UNTIL, Messages.MeasurementTab_noUntil, WORDS);
        limit = addText(creation, Attribute.LIMIT, "", NUMBER);
        addText(creation, Attribute.CPU, Messages.MeasurementTab_noCpu, WORDS);
        Button steps = new Button(creation, SWT.CHECK);
        steps.setText(Attribute.STEPS.labelWithKey());
        GridDataFactory.fillDefaults().span(2, 1).applyTo(steps);
        steps.addListener(SWT.Selection, event -> changed());
        add(Attribute.STEPS, new Field() {
            @Override
            public String get() {
                return Boolean.toString(steps.getSelection());
            }

            @Override
            public void set(String text) {
                steps.setSelection(Boolean.parseBoolean(text));
            }
        });
    }

    private void createEcho() {
        echo = group(Messages.MeasurementTab_echo);
        addText(echo, Attribute.PEER, Messages.MeasurementTab_peer, WORDS);
        addText(echo, Attribute.SIZES, Messages.MeasurementTab_usualSizes, WORDS);
        addText(echo, Attribute.COUNT, "", NUMBER);
        rate = addText(echo, Attribute.RATE, "", NUMBER);
        window = addText(echo, Attribute.WINDOW, "", NUMBER);
    }

    /** Adds a list of words of which one is chosen. */
    private Combo addChoice(Composite area, Attribute attribute, Enum<?>... choices) {
        List<String> words = Arrays.stream(choices).map(Enum::toString).toList();
        label(area, attribute);
        Combo combo = new Combo(area, SWT.DROP_DOWN | SWT.READ_ONLY);
        combo.setItems(words.toArray(String[]::new));
        GridDataFactory.fillDefaults().hint(WORDS, SWT.DEFAULT).align(SWT.BEGINNING, SWT.CENTER).applyTo(combo);
        combo.addListener(SWT.Selection, event -> changed());
        add(attribute, new Field() {
            @Override
            public String get() {
                return combo.getText();
            }

            @Override
            public void set(String text) {
                combo.select(words.indexOf(words.contains(text) ? text : attribute.initial()));
            }
        });
        return combo;
    }

    @Override
    void shown(BenchmarkDraft draft) {
        Measure now = draft.measure();
        explanation.setText(switch (now) {
            case CREATION -> Messages.MeasurementTab_creationNote;
            case LATENCY -> Messages.MeasurementTab_latencyNote;
            case THROUGHPUT -> Messages.MeasurementTab_throughputNote;
        });
        ((StackLayout) details.getLayout()).topControl = now == Measure.CREATION ? creation : echo;
        limit.setEnabled(draft.given(Attribute.UNTIL).isPresent());
        rate.setEnabled(Attribute.RATE.isFor(now));
        window.setEnabled(Attribute.WINDOW.isFor(now));
        measure.getParent().layout(true, true);
    }

    @Override
    Optional<String> problem(BenchmarkDraft draft) {
        return draft.problem();
    }
}
