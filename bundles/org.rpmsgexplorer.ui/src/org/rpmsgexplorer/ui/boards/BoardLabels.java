// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.swt.graphics.Image;

/** What the columns of the Boards view show of a {@link BoardItem}. */
final class BoardLabels {
    private BoardLabels() {
    }

    /** The column with images and names. */
    static final class Name extends ColumnLabelProvider {
        private final BoardImages images;

        Name(BoardImages images) {
            this.images = images;
        }

        @Override
        public String getText(Object item) {
            return ((BoardItem) item).label();
        }

        @Override
        public Image getImage(Object item) {
            return images.of((BoardItem) item);
        }
    }

    /** The column with details; its tool tip shows them in full, with why it is so or what to do about it. */
    static final class Details extends ColumnLabelProvider {
        @Override
        public String getText(Object item) {
            return ((BoardItem) item).detail();
        }

        @Override
        public String getToolTipText(Object item) {
            BoardItem row = (BoardItem) item;
            return (row.detail() + '\n' + row.hint()).strip();
        }
    }
}
