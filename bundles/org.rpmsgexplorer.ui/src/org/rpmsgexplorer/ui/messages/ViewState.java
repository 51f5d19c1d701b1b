// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.Arrays;
import java.util.List;

import org.eclipse.ui.IMemento;

/**
 * What a view keeps from one session to the next.
 *
 * @param filter its filter
 * @param fields its columns of decoded fields
 * @param times how it shows times
 */
record ViewState(String filter, List<String> fields, TimeDisplay times) {
    static final ViewState NEW = new ViewState("", List.of(), TimeDisplay.RELATIVE);

    private static final String FILTER = "filter";
    private static final String FIELD = "field";
    private static final String TIMES = "times";

    ViewState {
        fields = List.copyOf(fields);
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
        List<String> fields = Arrays.stream(memento.getChildren(FIELD)).map(IMemento::getID).toList();
        TimeDisplay times = Arrays.stream(TimeDisplay.values()).filter(known -> known.name().equals(memento.getString(TIMES)))
                .findFirst().orElse(NEW.times());
        return new ViewState(filter == null ? "" : filter, fields, times);
    }

    void save(IMemento memento) {
        memento.putString(FILTER, filter);
        fields.forEach(field -> memento.createChild(FIELD, field));
        memento.putString(TIMES, times.name());
    }
}
