// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.capture.Direction;
import org.rpmsgexplorer.core.decode.Decoders;
import org.rpmsgexplorer.core.query.Query;
import org.rpmsgexplorer.core.query.QueryException;

class MessageRowsTest {
    @TempDir
    private Path folder;

    private TestCapture file;
    private Capture capture;
    private MessageRows rows;

    @BeforeEach
    void begin() throws IOException {
        file = new TestCapture(folder);
        capture = Capture.open(file.path());
        rows = new MessageRows(capture, new Decoders(List.of()));
    }

    @AfterEach
    void end() throws IOException {
        capture.close();
        file.close();
    }

    private void write(int from, int to) throws IOException {
        for (int row = from; row < to; row++) {
            file.message(row % 2, row % 3 == 0 ? Direction.SENT : Direction.RECEIVED, "message " + row);
        }
        file.flush();
    }

    @Test
    void allRowsAreShownAsTheyCome() throws Exception {
        assertEquals(0, rows.shown().size());
        write(0, 10);
        assertFalse(rows.step());
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L), numbers());
        write(10, 12);
        rows.step();
        assertEquals(12, rows.shown().size());
        assertEquals(10, rows.shown().before(10).size(), "while it is paused");
    }

    @Test
    void aFilterIsFollowedWhileTheCaptureGrows() throws Exception {
        write(0, 10);
        rows.use(RowFilter.ALL.withText("dir == tx"));
        step();
        assertEquals(List.of(0L, 3L, 6L, 9L), numbers());
        write(10, 14);
        step();
        assertEquals(List.of(0L, 3L, 6L, 9L, 12L), numbers());
        assertEquals(14, rows.shown().examined());
        assertEquals(4, rows.shown().before(12).size(), "while it is paused");
        assertEquals(5, rows.shown().before(13).size());
    }

    @Test
    void endpointsAndAFilterAreBothHeld() throws Exception {
        write(0, 12);
        file.note("for all");
        file.flush();
        rows.use(RowFilter.ALL.withEndpoints(Set.of(1)));
        step();
        assertEquals(List.of(1L, 3L, 5L, 7L, 9L, 11L, 12L), numbers());
        rows.use(rows.filter().withText("dir == tx or kind == note"));
        step();
        assertEquals(List.of(3L, 9L, 12L), numbers());
    }

    @Test
    void whatWasClearedAwayStaysAway() throws Exception {
        write(0, 10);
        rows.use(RowFilter.ALL.withFrom(7));
        step();
        assertEquals(List.of(7L, 8L, 9L), numbers());
        rows.use(rows.filter().withText("dir == tx"));
        step();
        assertEquals(List.of(9L), numbers());
        assertEquals(10, rows.shown().examined());
    }

    @Test
    void rowsAreFoundByTheirNumbers() throws Exception {
        write(0, 10);
        rows.use(RowFilter.ALL.withText("dir == tx").withFrom(1));
        step();
        assertEquals(List.of(3L, 6L, 9L), numbers());
        assertEquals(List.of(0, 1, 1, 3), List.of(rows.shown().placeOf(0), rows.shown().placeOf(4), rows.shown().placeOf(6),
                rows.shown().placeOf(10)));
        assertTrue(rows.shown().has(6));
        assertFalse(rows.shown().has(7));
        assertFalse(rows.shown().has(10));
    }

    @Test
    void aPredicateThatGivesUpIsAProblemUntilAnotherFilterComes() throws Exception {
        file.message(0, Direction.SENT, "a".repeat(3000));
        file.flush();
        rows.use(RowFilter.ALL.withText("text matches \"(a+)+b(a+)+c\""));
        step();
        assertTrue(rows.problem().isPresent(), "a regular expression that takes for ever");
        rows.use(RowFilter.ALL);
        step();
        assertTrue(rows.problem().isEmpty());
        assertEquals(List.of(0L), numbers());
    }

    @Test
    void whatIsNoFilterIsRefused() {
        assertThrows(QueryException.class, () -> RowFilter.ALL.withText("dir == "));
        assertTrue(RowFilter.ALL.showsAll());
        assertFalse(RowFilter.ALL.withEndpoints(Set.of(1)).showsAll());
    }

    @Test
    void theLastRowsAreShownWhereThereAreTooManyForATable() {
        long all = ShownRows.MOST + 5L;
        ShownRows shown = new ShownRows(new RowFilter("", new Query.All(), Set.of(), 100), null, all, all, all);
        assertEquals(ShownRows.MOST, shown.size());
        assertEquals(5, shown.hidden());
        assertEquals(105, shown.row(0));
        assertEquals(100 + all - 1, shown.row(shown.size() - 1));
        assertEquals(0, shown.placeOf(3));
        assertEquals(2, shown.placeOf(107));
    }

    private void step() throws CaptureException {
        boolean more = true;
        while (more) {
            more = rows.step();
        }
    }

    private List<Long> numbers() {
        ShownRows shown = rows.shown();
        List<Long> numbers = new ArrayList<>();
        for (int place = 0; place < shown.size(); place++) {
            numbers.add(shown.row(place));
        }
        return numbers;
    }
}
