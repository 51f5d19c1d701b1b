// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;

/** The heads of a table's columns as a person sees and uses them. UI thread only. */
final class ColumnHeads {
    private static final int IN_HEAD = 8;

    private final NatTable table;

    ColumnHeads(NatTable table) {
        this.table = table;
    }

    /** Returns the titles of those that are in sight, in their order. */
    List<String> titles() {
        List<String> titles = new ArrayList<>();
        for (int column = 0; column < table.getColumnCount(); column++) {
            titles.add(String.valueOf(table.getDataValueByPosition(column, 0)));
        }
        return titles;
    }

    private int place(String title) {
        int place = titles().indexOf(title);
        if (place < 0) {
            throw new AssertionError("no column " + title + "; there is: " + titles());
        }
        return place;
    }

    int width(String title) {
        return table.getColumnWidthByPosition(place(title));
    }

    private int start(String title) {
        return table.getStartXOfColumnPosition(place(title));
    }

    /** Drags a column before another one. */
    void drag(String title, String before) {
        drag(start(title) + width(title) / 2, start(before) + 2);
    }

    /** Drags the edge of a column. */
    void widen(String title, int pixels) {
        int edge = start(title) + width(title) - 1;
        drag(edge, edge + pixels);
    }

    private void drag(int from, int to) {
        // A table that gets the keyboard's focus in the middle of it would give up.
        table.setFocus();
        Widgets.drainEvents();
        send(SWT.MouseMove, from, 0);
        send(SWT.MouseDown, from, 0);
        send(SWT.MouseMove, (from + to) / 2, SWT.BUTTON1);
        send(SWT.MouseMove, to, SWT.BUTTON1);
        send(SWT.MouseUp, to, SWT.BUTTON1);
        Widgets.drainEvents();
    }

    /** Clicks a head. */
    void click(String title) {
        int middle = start(title) + width(title) / 2;
        send(SWT.MouseDown, middle, 0);
        send(SWT.MouseUp, middle, SWT.BUTTON1);
        Widgets.drainEvents();
    }

    /** Clicks the edge of a column twice. */
    void fit(String title) {
        int edge = start(title) + width(title) - 1;
        send(SWT.MouseMove, edge, 0);
        send(SWT.MouseDown, edge, 0);
        send(SWT.MouseUp, edge, SWT.BUTTON1);
        send(SWT.MouseDown, edge, 0);
        send(SWT.MouseDoubleClick, edge, 0);
        send(SWT.MouseUp, edge, SWT.BUTTON1);
        Widgets.drainEvents();
    }

    private void send(int type, int x, int state) {
        Event event = new Event();
        event.button = type == SWT.MouseMove ? 0 : 1;
        event.stateMask = state;
        event.count = type == SWT.MouseDoubleClick ? 2 : 1;
        event.x = x;
        event.y = IN_HEAD;
        table.notifyListeners(type, event);
    }
}
