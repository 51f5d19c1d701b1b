// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.Direction;
import org.rpmsgexplorer.core.decode.Decoders;

/** Rows that are copied. */
class SelectedRowsTest {
    private static final int COUNT = 5000;

    @TempDir
    private Path folder;

    private TestCapture file;
    private Capture capture;
    private TableCells cells;

    @BeforeEach
    void begin() throws IOException {
        file = new TestCapture(folder);
        file.message(0, Direction.SENT, new byte[] {1});
        file.gap(0, 3);
        for (int row = 2; row < COUNT; row++) {
            file.message(0, Direction.SENT, new byte[] {(byte) row});
        }
        file.flush();
        capture = Capture.open(file.path());
        Decoders decoders = new Decoders(List.of());
        cells = new TableCells();
        cells.show(new RowReader(capture, decoders), new MessageRows(capture, decoders).shown());
    }

    @AfterEach
    void end() throws IOException {
        capture.close();
        file.close();
    }

    @Test
    void messagesAreCopiedInTheirOrderAndOtherRowsLeftOut() {
        SelectedRows rows = new SelectedRows(cells, new int[] {3, 1, 0, 2});
        assertEquals(new SelectedRows.Copied("01\n02\n03", 3, 4), rows.copy(CopyText.HEX, 1000, Progress.NONE));
        SelectedRows.Copied lines = rows.copy(CopyText.LINES, 1000, Progress.NONE);
        assertEquals(4, lines.count());
        assertTrue(lines.text().contains("\t3 messages were lost here\n"), lines.text());
    }

    @Test
    void aTextHasABound() {
        SelectedRows rows = new SelectedRows(cells, new int[] {0, 1, 2, 3, 4});
        assertEquals(new SelectedRows.Copied("01\n02", 2, 3), rows.copy(CopyText.HEX, 5, Progress.NONE));
    }

    @Test
    void itEndsWhenItIsCancelledAndSaysHowFarItIs() {
        List<String> told = new ArrayList<>();
        SelectedRows rows = new SelectedRows(cells, IntStream.range(0, COUNT).toArray());
        SelectedRows.Copied copied = rows.copy(CopyText.HEX, Integer.MAX_VALUE, new TestProgress(told, 2));
        assertEquals(List.of("999 of 5000 rows", "1999 of 5000 rows"), told);
        assertEquals(2000, copied.upTo());
    }
}
