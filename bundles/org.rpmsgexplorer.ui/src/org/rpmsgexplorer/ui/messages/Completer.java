// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.query.Column;
import org.rpmsgexplorer.core.query.Completions;

/**
 * Knows what may follow in a filter over a capture.
 *
 * @param endpoints those of the capture
 * @param fields paths of decoded fields
 */
record Completer(List<CapturedEndpoint> endpoints, List<String> fields) {
    static final Completer NOTHING = new Completer(List.of(), List.of());

    /**
     * What can stand in place of the text.
     *
     * @param label what may follow
     * @param meaning what it is; may be empty
     * @param text the whole text with it
     * @param caret where the caret is then
     */
    record Proposal(String label, String meaning, String text, int caret) {
    }

    /** Finds what may follow at a caret. */
    List<Proposal> at(String text, int caret) {
        Completions found = Completions.at(text, caret, Map.of(Column.BOARD, all(endpoint -> Stream.of(endpoint.board())),
                Column.CONTROL, all(endpoint -> Stream.of(endpoint.control())),
                Column.ENDPOINT, all(endpoint -> Stream.of(endpoint.label(), endpoint.name()))), fields);
        String before = text.substring(0, found.from());
        String behind = text.substring(caret);
        return found.proposals().stream().map(proposal -> new Proposal(proposal.text(), proposal.meaning(),
                before + proposal.text() + behind, before.length() + proposal.text().length())).toList();
    }

    private List<String> all(Function<CapturedEndpoint, Stream<String>> values) {
        return endpoints.stream().flatMap(values).filter(value -> !value.isEmpty()).distinct().sorted().toList();
    }
}
