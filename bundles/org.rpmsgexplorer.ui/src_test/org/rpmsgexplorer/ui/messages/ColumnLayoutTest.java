// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class ColumnLayoutTest {
    private static final MessageColumn BOARD = column(MessageColumn.Kind.BOARD);
    private static final MessageColumn TEXT = column(MessageColumn.Kind.TEXT);
    private static final MessageColumn FIELD = MessageColumn.field("a b.c");

    private static MessageColumn column(MessageColumn.Kind kind) {
        return new MessageColumn(kind, "");
    }

    private static List<String> titles(ColumnLayout layout) {
        return layout.columns().stream().map(column -> column.path().isEmpty() ? column.kind().name() : column.path()).toList();
    }

    @Test
    void aNewTableHasAllButFields() {
        assertEquals(List.of("TIME", "DIRECTION", "BOARD", "ENDPOINT", "SOURCE", "DESTINATION", "LENGTH", "TEXT"),
                titles(ColumnLayout.STANDARD));
        assertEquals(OptionalInt.empty(), ColumnLayout.STANDARD.width(BOARD));
    }

    @Test
    void aColumnGoesAndComesBackToItsPlace() {
        ColumnLayout without = ColumnLayout.STANDARD.toggle(BOARD);
        assertEquals(List.of("TIME", "DIRECTION", "ENDPOINT", "SOURCE", "DESTINATION", "LENGTH", "TEXT"), titles(without));
        assertEquals(ColumnLayout.STANDARD, without.toggle(BOARD));
        assertEquals(List.of("LENGTH", "a b.c", "other", "TEXT"), titles(ColumnLayout.STANDARD.toggle(FIELD)
                .toggle(MessageColumn.field("other"))).subList(6, 10), "fields stand before the text");
        assertEquals(ColumnLayout.STANDARD, ColumnLayout.STANDARD.toggle(TEXT).toggle(TEXT), "and the last one at the end");
    }

    @Test
    void theLastColumnStays() {
        ColumnLayout one = ColumnLayout.of(List.of("TEXT -"));
        assertEquals(one, one.toggle(TEXT));
    }

    @Test
    void anOrderIsTakenOver() {
        ColumnLayout moved = ColumnLayout.STANDARD.ordered(List.of(7, 0, 1, 2, 3, 4, 5, 6));
        assertEquals("TEXT", titles(moved).get(0));
        assertEquals("LENGTH", titles(moved).get(7));
    }

    @Test
    void whatIsKeptIsReadAgain() {
        ColumnLayout layout = ColumnLayout.STANDARD.toggle(BOARD).toggle(FIELD).withWidth(FIELD, 77).withWidth(TEXT, 300)
                .ordered(IntStream.of(7, 6, 5, 4, 3, 2, 1, 0).boxed().toList());
        assertEquals("TEXT 300", layout.entries().get(0));
        assertEquals("FIELD 77 a b.c", layout.entries().get(1));
        assertEquals(layout, ColumnLayout.of(layout.entries()));
        assertEquals(OptionalInt.of(77), ColumnLayout.of(layout.entries()).width(FIELD));
        assertEquals(OptionalInt.empty(), layout.withoutWidth(FIELD).width(FIELD));
    }

    @Test
    void whatAnotherVersionKeptIsLeftOut() {
        assertEquals(List.of("TEXT", "TIME"), titles(ColumnLayout.of(List.of("TEXT x", "COLOUR -", "", "TIME -5", "TEXT 7", "FIELD 9"))));
        assertEquals(OptionalInt.empty(), ColumnLayout.of(List.of("TEXT x")).width(TEXT));
        assertEquals(OptionalInt.empty(), ColumnLayout.of(List.of("TEXT 99999999")).width(TEXT), "nobody has such a screen");
        assertEquals(ColumnLayout.STANDARD, ColumnLayout.of(List.of()));
    }

    @Test
    void shownFieldsCanBeTakenAway() {
        List<MessageColumn> choices = ColumnLayout.STANDARD.toggle(FIELD).toggle(BOARD).choices();
        assertEquals(9, choices.size());
        assertEquals(List.of(true, true), List.of(choices.contains(BOARD), choices.contains(FIELD)));
        assertEquals(8, ColumnLayout.STANDARD.choices().size());
    }
}
