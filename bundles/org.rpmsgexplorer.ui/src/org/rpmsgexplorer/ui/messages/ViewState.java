// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.Arrays;
import java.util.List;

import org.eclipse.ui.IMemento;

/**
 * What a view keeps from one session to the next.
 *
 * @param filter its filter
 * @param columns as {@link ColumnLayout#entries()} has them; none for those that are kept for new views
 * @param times how it shows times
 */
record ViewState(String filter, List<String> columns, TimeDisplay times) {
    static final ViewState NEW = new ViewState("", List.of(), TimeDisplay.RELATIVE);

    private static final String FILTER = "filter";
    private static final String COLUMN = "column";
    private static final String TIMES = "times";

    ViewState {
        columns = List.copyOf(columns);
    }

    /**
     * Reads a state.
     *
     * @param memento null where there is none
     */
    static ViewState load(IMemento memento) {
        if (memento == null) {
            return NEW;
        }
        String filter = memento.getString(FILTER);
        List<String> columns = Arrays.stream(memento.getChildren(COLUMN)).map(IMemento::getID).toList();
        TimeDisplay times = Arrays.stream(TimeDisplay.values()).filter(known -> known.name().equals(memento.getString(TIMES)))
                .findFirst().orElse(NEW.times());
        return new ViewState(filter == null ? "" : filter, columns, times);
    }

    void save(IMemento memento) {
        memento.putString(FILTER, filter);
        columns.forEach(column -> memento.createChild(COLUMN, column));
        memento.putString(TIMES, times.name());
    }
}
