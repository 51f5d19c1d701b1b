// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.jface.fieldassist.ComboContentAdapter;
import org.eclipse.jface.fieldassist.ContentProposal;
import org.eclipse.jface.fieldassist.ContentProposalAdapter;
import org.eclipse.jface.fieldassist.ControlDecoration;
import org.eclipse.jface.fieldassist.FieldDecorationRegistry;
import org.eclipse.jface.fieldassist.IContentProposal;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.rpmsgexplorer.core.query.Query;
import org.rpmsgexplorer.core.query.QueryException;

/**
 * The field for a filter: it completes, marks what is wrong, and has a history. What is right is used a moment after the last
 * key. UI thread only.
 */
final class FilterField {
    private static final String HISTORY = "filter";
    private static final int MOMENT_MILLIS = 250;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz.";

    private final Combo combo;
    private final ControlDecoration mark;
    private final Consumer<String> use;
    private final Runnable wrong;
    private final Runnable check = this::check;
    private final ContentProposalAdapter proposals;
    private Optional<QueryException> problem = Optional.empty();

    /**
     * Creates a field without text.
     *
     * @param completer knows what may follow
     * @param use is told each filter that is right
     * @param wrong is told that the text is none
     */
    FilterField(Composite parent, Supplier<Completer> completer, Consumer<String> use, Runnable wrong) {
        this.use = use;
        this.wrong = wrong;
        combo = new Combo(parent, SWT.DROP_DOWN);
        combo.setToolTipText(Messages.FilterField_tooltip);
        combo.setItems(Histories.load(HISTORY).entries().toArray(String[]::new));
        combo.getAccessible().addAccessibleListener(
                AccessibleListener.getNameAdapter(event -> event.result = Messages.FilterField_name));
        combo.getAccessible().addAccessibleListener(AccessibleListener.getDescriptionAdapter(
                event -> event.result = problem.map(FilterField::text).orElse("")));
        mark = new ControlDecoration(combo, SWT.TOP | SWT.LEFT);
        mark.setImage(FieldDecorationRegistry.getDefault().getFieldDecoration(FieldDecorationRegistry.DEC_ERROR).getImage());
        mark.hide();
        proposals = new ContentProposalAdapter(combo, new ComboContentAdapter(),
                (text, caret) -> completer.get().at(text, caret).stream()
                        .map(proposal -> new ContentProposal(proposal.text(), label(proposal), null, proposal.caret()))
                        .toArray(IContentProposal[]::new),
                KeyStroke.getInstance(SWT.MOD1, ' '),
                (LETTERS + LETTERS.toUpperCase(Locale.ROOT)).toCharArray());
        proposals.setProposalAcceptanceStyle(ContentProposalAdapter.PROPOSAL_REPLACE);
        proposals.setAutoActivationDelay(MOMENT_MILLIS);
        combo.addListener(SWT.Modify, event -> combo.getDisplay().timerExec(MOMENT_MILLIS, check));
        combo.addListener(SWT.DefaultSelection, event -> enter());
        combo.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.ESC && !proposals.isProposalPopupOpen()) {
                setText("");
            }
        });
        combo.addListener(SWT.Dispose, event -> combo.getDisplay().timerExec(-1, check));
    }

    private static String label(Completer.Proposal proposal) {
        return proposal.meaning().isEmpty() ? proposal.label() : proposal.label() + " \u2013 " + proposal.meaning();
    }

    Combo control() {
        return combo;
    }

    String text() {
        return combo.getText();
    }

    /** Returns what is wrong with the text; empty where it is right. */
    Optional<QueryException> problem() {
        return problem;
    }

    /** Writes a filter and uses it at once. */
    void setText(String text) {
        combo.setText(text);
        enter();
    }

    private void enter() {
        combo.getDisplay().timerExec(-1, check);
        check();
        String text = combo.getText();
        if (problem.isPresent()) {
            int column = problem.get().column();
            int caret = column == QueryException.NO_COLUMN ? text.length() : Math.min(column - 1, text.length());
            combo.setSelection(new Point(caret, caret));
        } else if (!text.isBlank() && Stream.of(combo.getItems()).limit(1).noneMatch(text::equals)) {
            Point caret = combo.getSelection();
            combo.setItems(Histories.add(HISTORY, text).entries().toArray(String[]::new));
            combo.setText(text);
            combo.setSelection(caret);
        }
    }

    private static String text(QueryException none) {
        return (none.getMessage() + "\n" + none.hint()).strip();
    }

    private void check() {
        String text = combo.getText();
        try {
            Query.parse(text);
        } catch (QueryException none) {
            problem = Optional.of(none);
            mark.setDescriptionText(text(none));
            mark.show();
            wrong.run();
            return;
        }
        problem = Optional.empty();
        mark.hide();
        use.accept(text);
    }
}
