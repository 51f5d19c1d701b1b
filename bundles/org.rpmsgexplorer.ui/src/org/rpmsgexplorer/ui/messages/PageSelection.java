// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.Optional;

import org.eclipse.core.runtime.ListenerList;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;

/** What is selected in a page, for other views: a row and, while one is selected, a field of it. UI thread only. */
final class PageSelection implements ISelectionProvider {
    private final DetailPane detail;
    private final ListenerList<ISelectionChangedListener> listeners = new ListenerList<>();
    private Optional<MessageRow> row = Optional.empty();
    private Optional<SelectedMessage> told = Optional.empty();

    /**
     * Creates one with nothing selected.
     *
     * @param detail has the fields
     */
    PageSelection(DetailPane detail) {
        this.detail = detail;
        detail.fields().addSelectionChangedListener(event -> tell());
    }

    /** Takes the row that is selected now. */
    void select(Optional<MessageRow> selected) {
        row = selected;
        tell();
    }

    private void tell() {
        Optional<SelectedMessage> selected = row.map(shown -> new SelectedMessage(shown, detail.selectedWay()));
        if (!selected.equals(told)) {
            told = selected;
            SelectionChangedEvent event = new SelectionChangedEvent(this, getSelection());
            listeners.forEach(listener -> listener.selectionChanged(event));
        }
    }

    @Override
    public IStructuredSelection getSelection() {
        return told.map(one -> new StructuredSelection(one)).orElse(StructuredSelection.EMPTY);
    }

    /** Rows are selected in the table, and fields in the tree. */
    @Override
    public void setSelection(ISelection selection) {
        // Nobody does it from elsewhere.
    }

    @Override
    public void addSelectionChangedListener(ISelectionChangedListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeSelectionChangedListener(ISelectionChangedListener listener) {
        listeners.remove(listener);
    }
}
