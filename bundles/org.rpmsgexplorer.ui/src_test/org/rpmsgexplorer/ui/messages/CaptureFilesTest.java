// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.capture.Direction;
import org.rpmsgexplorer.core.decode.Decoders;
import org.rpmsgexplorer.core.query.RowPredicate;

class CaptureFilesTest {
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

    @Test
    void theShownRowsAreWrittenInEachFormat() throws Exception {
        RowFilter filter = RowFilter.ALL.withText("dir == tx").withFrom(3);
        Path csv = folder.resolve("out.csv");
        assertEquals("3 rows written to " + csv + ".", CaptureFiles.export(rows, filter, csv, Progress.NONE));
        assertEquals(4, Files.readAllLines(csv).size());
        Path copy = folder.resolve("out.rpmsg");
        CaptureFiles.export(rows, filter, copy, Progress.NONE);
        try (Capture written = Capture.open(copy)) {
            assertEquals(3, written.rows());
            assertEquals(capture.endpoints(), written.endpoints());
        }
        CaptureFiles.export(rows, filter.withFrom(9), copy, Progress.NONE);
        try (Capture written = Capture.open(copy)) {
            assertEquals(0, written.rows(), "it was written anew");
        }
    }

    @Test
    void whatIsExportedToPcapngComesBack() throws Exception {
        Path pcapng = folder.resolve("out.pcapng");
        Path back = folder.resolve("back.rpmsg");
        CaptureFiles.export(rows, RowFilter.ALL, pcapng, Progress.NONE);
        assertEquals("11 rows imported to " + back + ".", CaptureFiles.read(pcapng, back, Progress.NONE));
        try (Capture read = Capture.open(back)) {
            assertEquals(11, read.rows());
        }
    }

    @Test
    void nothingIsWrittenOverWhatIsRead() {
        CaptureException same = assertThrows(CaptureException.class,
                () -> CaptureFiles.export(rows, RowFilter.ALL, file.path(), Progress.NONE));
        assertTrue(same.getMessage().endsWith("is the one that is read"), same.getMessage());
        CaptureException nameless = assertThrows(CaptureException.class,
                () -> CaptureFiles.export(rows, RowFilter.ALL, folder.resolve("out.txt"), Progress.NONE));
        assertTrue(nameless.hint().contains(".pcapng"), nameless.hint());
        assertTrue(Files.notExists(folder.resolve("out.txt")));
    }

    @Test
    void aCancelledExportSaysSo() throws Exception {
        Progress cancelled = new Progress() {
            @Override
            public void step(String text) {
                // Nobody looks.
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertTrue(CaptureFiles.export(rows, RowFilter.ALL, folder.resolve("out.csv"), cancelled).startsWith("Cancelled after 0 rows"));
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
