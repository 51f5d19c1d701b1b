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
 * @param follows whether it keeps the end in sight
 */
record ViewState(String filter, List<String> fields, TimeDisplay times, boolean follows) {
    static final ViewState NEW = new ViewState("", List.of(), TimeDisplay.RELATIVE, true);

    private static final String FILTER = "filter";
    private static final String FIELD = "field";
    private static final String TIMES = "times";
    private static final String FOLLOWS = "follows";

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
        Boolean follows = memento.getBoolean(FOLLOWS);
        return new ViewState(filter == null ? "" : filter, fields, times, follows == null || follows);
    }

    void save(IMemento memento) {
        memento.putString(FILTER, filter);
        fields.forEach(field -> memento.createChild(FIELD, field));
        memento.putString(TIMES, times.name());
        memento.putBoolean(FOLLOWS, follows);
    }
}
