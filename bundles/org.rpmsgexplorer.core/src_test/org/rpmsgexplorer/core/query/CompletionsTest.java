// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is proposed while a filter is written. */
class CompletionsTest {
    private static final Map<Column, List<String>> VALUES = Map.of(Column.ENDPOINT, List.of("echo-1", "echo 2", "console"));
    private static final List<String> FIELDS = List.of("type", "total.length");

    private static Completions at(String text) {
        return Completions.at(text, text.length(), VALUES, FIELDS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', ignoreLeadingAndTrailingWhitespace = false, value = {
        "le|0|len", "l|0|len", "not co|4|control count", "(dir == rx or en|14|endpoint", "field.t|0|field.type field.total.length",
        "u16|0|u16le( u16be(", "len <|4|<= <", "len i|4|in", "dir |4|== != in", "text ista|5|istartswith",
        "dir == |7|rx tx unknown", "dir in (rx, |12|rx tx unknown", "endpoint == ec|12|\"echo-1\" \"echo 2\"",
        "endpoint == \"echo |12|\"echo 2\"", "endpoint contains c|18|\"console\"", "kind == g|8|gap", "len > 5 |8|and or",
        "(len > 5 a|9|and", "len > 5 and |12|*", "|0|*", "u16le(|6|", "payload[|0|", "len > |6|", "foo == 1 and |13|",
        "len in (1 |10|", "text matches \"a(|13|"})
    void proposesWhatMayFollow(String text, int from, String expected) {
        Completions completions = at(text == null ? "" : text);
        assertEquals(from, completions.from());
        List<String> texts = completions.proposals().stream().map(Completions.Proposal::text).toList();
        if ("*".equals(expected)) {
            assertTrue(texts.size() > 25 && texts.contains("dir") && texts.contains("not"), texts::toString);
        } else {
            assertEquals(expected == null ? "" : expected, String.join(" ", texts));
        }
    }

    @Test
    void neverFails() {
        RandomQueries random = new RandomQueries(new Random(4));
        for (int i = 0; i < 8_000; i++) {
            String text = random.mutated(random.query(2));
            int caret = text.length() * (i % 10) / 9;
            Completions completions = Completions.at(text, caret, VALUES, FIELDS);
            assertTrue(completions.from() >= 0 && completions.from() <= caret, text);
        }
    }
}
