// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.rpmsgexplorer.core.capture.CapturedEndpoint;

/**
 * Whose messages a view shows.
 *
 * @param numbers the endpoints' numbers in the capture; empty for all
 * @param pinned whether it stays so when another endpoint is selected elsewhere
 */
record EndpointChoice(Set<Integer> numbers, boolean pinned) {
    static final EndpointChoice ALL = new EndpointChoice(Set.of(), false);

    EndpointChoice {
        numbers = Set.copyOf(numbers);
    }

    /** Returns the choice of one endpoint, such as one that was selected elsewhere; the same where it is pinned. */
    EndpointChoice follow(int number) {
        return pinned ? this : new EndpointChoice(Set.of(number), false);
    }

    /** Returns the choice with an endpoint more, or less; where none is left, all are shown. */
    EndpointChoice toggle(int number) {
        Set<Integer> others = new TreeSet<>(numbers);
        if (!others.remove(number)) {
            others.add(number);
        }
        return new EndpointChoice(others, pinned);
    }

    EndpointChoice all() {
        return new EndpointChoice(Set.of(), pinned);
    }

    EndpointChoice pin(boolean on) {
        return new EndpointChoice(numbers, on);
    }

    /** Returns the labels of the chosen endpoints with commas between them; empty for all. */
    String title(List<CapturedEndpoint> endpoints) {
        return new TreeSet<>(numbers).stream().filter(number -> number < endpoints.size())
                .map(number -> endpoints.get(number).label()).collect(Collectors.joining(", "));
    }
}
