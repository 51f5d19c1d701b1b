// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.List;

import org.eclipse.jface.viewers.IElementComparer;
import org.eclipse.jface.viewers.ITreeContentProvider;

/** Shows a list of {@link BoardItem} as a tree; rows are the same when their ids are. */
final class BoardItemContent implements ITreeContentProvider, IElementComparer {
    @Override
    public Object[] getElements(Object input) {
        return ((List<?>) input).toArray();
    }

    @Override
    public Object[] getChildren(Object item) {
        return ((BoardItem) item).children().toArray();
    }

    @Override
    public boolean hasChildren(Object item) {
        return !((BoardItem) item).children().isEmpty();
    }

    /** Returns null: a row does not know the row above it, and the viewer finds it without. */
    @Override
    public Object getParent(Object item) {
        return null;
    }

    @Override
    public boolean equals(Object a, Object b) {
        return a instanceof BoardItem x && b instanceof BoardItem y ? x.id().equals(y.id()) : a.equals(b);
    }

    @Override
    public int hashCode(Object element) {
        return element instanceof BoardItem item ? item.id().hashCode() : element.hashCode();
    }
}
