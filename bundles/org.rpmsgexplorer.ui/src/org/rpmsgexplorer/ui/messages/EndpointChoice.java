// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.rpmsgexplorer.core.capture.CapturedEndpoint;

/**
 * Whose messages a view shows.
 *
 * @param numbers the endpoints' numbers in the capture; empty for all
 * @param pinned whether it stays so when another endpoint is selected elsewhere
 * @param selected the number of the endpoint that is selected elsewhere; {@link #NONE} where something else is
 */
record EndpointChoice(Set<Integer> numbers, boolean pinned, int selected) {
    /** No endpoint's number. */
    static final int NONE = -1;

    static final EndpointChoice ALL = new EndpointChoice(Set.of(), false, NONE);

    EndpointChoice {
        numbers = Set.copyOf(numbers);
    }

    /** Returns the choice of one endpoint; the same where it is pinned. */
    EndpointChoice only(int number) {
        return pinned ? this : with(Set.of(number));
    }

    private EndpointChoice with(Set<Integer> others) {
        return new EndpointChoice(others, pinned, selected);
    }

    /**
     * Returns the choice that follows what was selected elsewhere. What is selected there already is told again and again, and
     * does not take back what the user has chosen here since; nor does something else than an endpoint.
     *
     * @param number the endpoint's; {@link #NONE} for something else
     */
    EndpointChoice follow(int number) {
        EndpointChoice told = new EndpointChoice(numbers, pinned, number);
        return number == NONE || number == selected ? told : told.only(number);
    }

    /** Returns the choice with an endpoint more, or less; where none is left, all are shown. */
    EndpointChoice toggle(int number) {
        Set<Integer> others = new TreeSet<>(numbers);
        if (!others.remove(number)) {
            others.add(number);
        }
        return with(others);
    }

    EndpointChoice all() {
        return with(Set.of());
    }

    EndpointChoice pin(boolean on) {
        return new EndpointChoice(numbers, on, selected);
    }

    /** Returns the number of the endpoint that is shown alone; empty where there are several. */
    Optional<Integer> single() {
        return numbers.size() == 1 ? Optional.of(numbers.iterator().next()) : Optional.empty();
    }

    /**
     * Returns the number of the endpoint that a note is about, which has to be among those that are shown; empty where it
     * concerns all of them.
     *
     * @param there the numbers of the endpoints that were not closed
     * @param sending the number of the one that messages are sent by
     */
    Optional<Integer> noted(Set<Integer> there, Optional<Integer> sending) {
        return single().filter(there::contains)
                .or(() -> sending.filter(number -> numbers.isEmpty() || numbers.contains(number)));
    }

    /** Returns the labels of the chosen endpoints with commas between them; empty for all. */
    String title(List<CapturedEndpoint> endpoints) {
        return new TreeSet<>(numbers).stream().filter(number -> number < endpoints.size())
                .map(number -> endpoints.get(number).label()).collect(Collectors.joining(", "));
    }
}
