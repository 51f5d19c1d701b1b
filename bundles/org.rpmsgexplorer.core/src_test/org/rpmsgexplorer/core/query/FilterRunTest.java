// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rpmsgexplorer.core.capture.Row;

/** Going through rows in steps. */
class FilterRunTest {
    private static final class Rows implements RowSource<IOException> {
        private final List<TestRow> rows = new ArrayList<>();
        private long broken = -1;

        @Override
        public long rows() {
            return rows.size();
        }

        @Override
        public Row seek(long number) throws IOException {
            if (number == broken) {
                throw new IOException("no more");
            }
            return rows.get((int) number);
        }

        void add(String... texts) {
            List.of(texts).forEach(text -> rows.add(TestRow.text(text)));
        }
    }

    private final Rows rows = new Rows();

    private static RowPredicate filter(String filter) throws QueryException {
        return Query.parse(filter).matcher(TestRow.context());
    }

    private static List<Long> list(RowNumbers numbers) {
        return LongStream.range(0, numbers.size()).map(numbers::get).boxed().toList();
    }

    @Test
    void findsWhileItGoesAndWhatComesLater() throws Exception {
        rows.add("boot", "x", "boot", "y", "boot");
        FilterRun<IOException> run = new FilterRun<>(rows, filter("text == boot"));
        assertTrue(run.step(2));
        assertEquals(List.of(0L), list(run.found()));
        assertEquals(2, run.examined());
        assertFalse(run.step(3));
        assertEquals(List.of(0L, 2L, 4L), list(run.found()));
        assertFalse(run.step(100));
        rows.add("z", "boot");
        assertFalse(run.step(100));
        assertEquals(List.of(0L, 2L, 4L, 6L), list(run.found()));
    }

    @Test
    void goesOnWhereReadingHasFailed() throws Exception {
        rows.add("boot", "boot", "boot");
        rows.broken = 1;
        FilterRun<IOException> run = new FilterRun<>(rows, filter(""));
        assertThrows(IOException.class, () -> run.step(10));
        assertEquals(1, run.examined());
        rows.broken = -1;
        assertFalse(run.step(10));
        assertEquals(List.of(0L, 1L, 2L), list(run.found()));
    }

    @Test
    void searchesBothWays() throws Exception {
        rows.add("boot", "x", "boot", "y", "boot", "z");
        RowSearch<IOException> next = new RowSearch<>(rows, filter("text == boot"), 0, true);
        assertEquals(RowSearch.NONE, next.step(1));
        assertEquals(2, next.step(10));
        assertEquals(4, next.step(10));
        assertEquals(RowSearch.NONE, next.step(10));
        assertTrue(next.ended());
        RowSearch<IOException> previous = new RowSearch<>(rows, filter("text == boot"), 100, false);
        assertEquals(4, previous.step(10));
        assertEquals(2, previous.step(10));
        assertEquals(0, previous.step(10));
        assertTrue(previous.ended());
        assertEquals(0, new RowSearch<>(rows, filter("text == boot"), -1, true).step(1));
    }

    @Test
    void aStepOfSlowRowsEndsEarly() throws Exception {
        for (int i = 0; i < 4000; i++) {
            rows.add("boot");
        }
        RowPredicate slow = row -> {
            LockSupport.parkNanos(5_000_000);
            return true;
        };
        FilterRun<IOException> run = new FilterRun<>(rows, slow);
        assertTrue(run.step(4000));
        assertTrue(run.examined() > 0 && run.examined() < 4000, run.examined() + " rows");
        assertEquals(run.examined(), run.found().size());
        RowSearch<IOException> search = new RowSearch<>(rows, row -> !slow.test(row), -1, true);
        assertEquals(RowSearch.NONE, search.step(4000));
        assertFalse(search.ended());
    }

    @Test
    void keepsNumbersOfAnySize() {
        RowNumbers numbers = new RowNumbers();
        long[] all = IntStream.range(0, 20_000).mapToLong(i -> i * 1_234_567L).toArray();
        LongStream.of(all).forEach(numbers::add);
        assertEquals(LongStream.of(all).boxed().toList(), list(numbers));
        for (int i = 0; i < all.length; i++) {
            assertEquals(i, numbers.placeOf(all[i]));
            assertEquals(i + 1, numbers.placeOf(all[i] + 1));
        }
        assertThrows(IndexOutOfBoundsException.class, () -> numbers.get(20_000));
    }

    /** Prints how long half a million rows of 64 bytes take; a bound that only something wrong by a factor of ten misses. */
    @ParameterizedTest
    @ValueSource(strings = {"dir == rx and len > 100", "text contains \"needle\"", "text icontains \"NEEDLE\"",
        "payload matches 7e ?? 01 ?? 03", "u32le(8) == 0x01020304", "endpoint == rpmsg-echo and src == unknown and time > 5s",
        "text matches \"need.e\""})
    void isFast(String text) throws Exception {
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            byte[] content = new byte[64];
            for (int j = 0; j < content.length; j++) {
                content[j] = (byte) (' ' + random.nextInt(90));
            }
            rows.rows.add(TestRow.message(content));
        }
        RowSource<IOException> many = new RowSource<>() {
            @Override
            public long rows() {
                return 500_000;
            }

            @Override
            public Row seek(long number) {
                return rows.rows.get((int) (number % 1000));
            }
        };
        RowPredicate filter = filter(text);
        long start = System.nanoTime();
        FilterRun<IOException> run = new FilterRun<>(many, filter);
        while (run.step(50_000)) {
            assertTrue(run.examined() > 0);
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        System.out.println("half a million rows: " + millis + " ms for " + text);
        assertTrue(millis < 10_000, () -> millis + " ms");
    }
}
