// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.capture.CaptureWriter;
import org.rpmsgexplorer.core.capture.Direction;
import org.rpmsgexplorer.core.decode.Decoders;
import org.rpmsgexplorer.core.query.RowPredicate;

class CaptureFilesTest {
    private static final Progress CANCELLED = new Progress() {
        @Override
        public void step(String text) {
            // Nobody looks.
        }

        @Override
        public boolean isCancelled() {
            return true;
        }
    };

    @TempDir
    private Path folder;

    private TestCapture file;
    private Capture capture;
    private MessageRows rows;

    @BeforeEach
    void begin() throws IOException {
        file = new TestCapture(folder);
        for (int row = 0; row < 10; row++) {
            file.message(row % 2, row % 2 == 0 ? Direction.SENT : Direction.RECEIVED, "message " + row);
        }
        file.note("a note");
        file.flush();
        capture = Capture.open(file.path());
        rows = new MessageRows(capture, new Decoders(List.of()));
    }

    @AfterEach
    void end() throws IOException {
        capture.close();
        file.close();
    }

    private TakenRows taken(RowFilter filter) {
        return new TakenRows(rows, filter, capture.rows());
    }

    private String export(RowFilter filter, Path target) throws IOException {
        return CaptureFiles.export(taken(filter), target, Progress.NONE).orElseThrow();
    }

    @Test
    void theShownRowsAreWrittenInEachFormat() throws Exception {
        RowFilter filter = RowFilter.ALL.withText("dir == tx").withFrom(3);
        Path csv = folder.resolve("out.csv");
        assertEquals("3 rows written to " + csv + ".", export(filter, csv));
        assertEquals(4, Files.readAllLines(csv).size());
        Path copy = folder.resolve("out.rpmsg");
        export(filter, copy);
        try (Capture written = Capture.open(copy)) {
            assertEquals(3, written.rows());
            assertEquals(capture.endpoints(), written.endpoints());
        }
        export(filter.withFrom(9), copy);
        try (Capture written = Capture.open(copy)) {
            assertEquals(0, written.rows(), "it was written anew");
        }
    }

    @Test
    void whatIsExportedToPcapngComesBack() throws Exception {
        Path pcapng = folder.resolve("out.pcapng");
        Path back = folder.resolve("back.rpmsg");
        export(RowFilter.ALL, pcapng);
        assertEquals("11 rows imported to " + back + ".", CaptureFiles.read(pcapng, back, Progress.NONE).orElseThrow());
        try (Capture read = Capture.open(back)) {
            assertEquals(11, read.rows());
        }
    }

    @Test
    void nothingIsWrittenOverWhatIsRead() {
        CaptureException same = assertThrows(CaptureException.class,
                () -> export(RowFilter.ALL, file.path()));
        assertTrue(same.getMessage().endsWith("is the one that is read"), same.getMessage());
        CaptureException nameless = assertThrows(CaptureException.class,
                () -> export(RowFilter.ALL, folder.resolve("out.txt")));
        assertTrue(nameless.hint().contains(".pcapng"), nameless.hint());
        assertTrue(Files.notExists(folder.resolve("out.txt")));
    }

    @Test
    void whatIsCancelledLeavesWhatWasThere() throws Exception {
        Path csv = Files.writeString(folder.resolve("out.csv"), "old");
        assertEquals(Optional.empty(), CaptureFiles.export(taken(RowFilter.ALL), csv, CANCELLED));
        assertEquals("old", Files.readString(csv));
        Path pcapng = folder.resolve("out.pcapng");
        export(RowFilter.ALL, pcapng);
        Path target = folder.resolve("back.rpmsg");
        Files.writeString(target, "old");
        assertEquals(Optional.empty(), CaptureFiles.read(pcapng, target, CANCELLED));
        assertEquals("old", Files.readString(target));
        assertNothingUnfinished();
    }

    private void assertNothingUnfinished() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.filter(left -> left.toString().endsWith(".unfinished")).toList());
        }
    }

    @Test
    void whatFailsLeavesWhatWasThere() throws Exception {
        Path target = Files.writeString(folder.resolve("target.rpmsg"), "old");
        Path broken = Files.writeString(folder.resolve("broken.pcapng"), "no pcapng at all");
        assertThrows(CaptureException.class, () -> CaptureFiles.read(broken, target, Progress.NONE));
        Path missing = folder.resolve("missing.pcapng");
        assertEquals("There is no file " + missing,
                assertThrows(CaptureException.class, () -> CaptureFiles.read(missing, target, Progress.NONE)).getMessage());
        assertEquals("old", Files.readString(target));
        assertNothingUnfinished();
    }

    @Test
    void whatComesLaterIsNotTaken() throws Exception {
        TakenRows before = taken(RowFilter.ALL.withFrom(8));
        file.message(0, Direction.SENT, "later");
        file.flush();
        capture.refresh();
        assertEquals(12, capture.rows());
        Path csv = folder.resolve("out.csv");
        assertEquals("3 rows written to " + csv + ".", CaptureFiles.export(before, csv, Progress.NONE).orElseThrow());
        try (Capture own = before.open()) {
            ReplayedRows messages = new ReplayedRows(before, own, OptionalInt.of(1), Progress.NONE);
            messages.rewind();
            file.message(0, Direction.SENT, "the first one, sent again");
            file.flush();
            capture.refresh();
            assertTrue(messages.next());
            assertEquals(8, messages.row());
            assertTrue(messages.next());
            assertFalse(messages.next(), "the note and what came later");
        }
    }

    @Test
    void theCaptureOfThePageIsNotNeeded() throws Exception {
        TakenRows taken = taken(RowFilter.ALL);
        capture.close();
        Path raw = folder.resolve("out.raw");
        assertEquals("11 rows written to " + raw + ".", CaptureFiles.export(taken, raw, Progress.NONE).orElseThrow());
    }

    @Test
    void anotherCaptureOfTheSameNameIsRefused() throws Exception {
        TakenRows taken = taken(RowFilter.ALL);
        file.close();
        CaptureWriter.replace(file.path(), "another").close();
        CaptureException refused = assertThrows(CaptureException.class,
                () -> CaptureFiles.export(taken, folder.resolve("out.raw"), Progress.NONE));
        assertEquals("The file " + file.path() + " is another capture by now", refused.getMessage());
    }

    @Test
    void howFarAReplayIsIsToldOverAllRounds() throws Exception {
        List<String> told = new ArrayList<>();
        try (Capture own = taken(RowFilter.ALL).open()) {
            ReplayedRows messages = new ReplayedRows(taken(RowFilter.ALL), own, OptionalInt.of(3), TestProgress.of(told));
            messages.rewind();
            messages.rewind();
            messages.next();
            messages.next();
            messages.step("12 messages sent");
            new ReplayedRows(taken(RowFilter.ALL), own, OptionalInt.empty(), TestProgress.of(told)).step("without an end");
        }
        assertEquals(List.of("12 messages sent", "13 of 33 rows", "without an end"), told);
    }

    @Test
    void aSearchGoesRoundTheEnd() throws Exception {
        rows.use(RowFilter.ALL.withText("dir == tx"));
        while (rows.step()) {
            // Until all were looked at.
        }
        ShownRows shown = rows.shown();
        assertEquals(2, find("message 4", 0, true, shown));
        assertEquals(2, find("message 4", 2, true, shown), "the only one is found again");
        assertEquals(2, find("message 4", 0, false, shown));
        assertEquals(0, find("message", 4, true, shown));
        assertEquals(4, find("message", 0, false, shown));
        assertEquals(Search.NOWHERE, find("message 5", 0, true, shown), "it is not shown");
    }

    private int find(String text, int from, boolean forward, ShownRows shown) throws Exception {
        Search search = new Search(Search.query(text), from, forward);
        RowPredicate matcher = search.query().matcher(rows.newContext());
        return search.run(new ShownSource(capture, shown), matcher, () -> true);
    }
}
