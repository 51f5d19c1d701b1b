// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** The fast way against the naive one, and texts that are no filters. */
class RandomQueryTest {
    private static final long SEED = 4_2026;

    @Test
    void decidesAsTheNaiveWayDoes() throws QueryException {
        RandomQueries random = new RandomQueries(new Random(SEED));
        int through = 0;
        int asked = 0;
        for (int i = 0; i < 2_500; i++) {
            String text = random.query(i % 4);
            Query query = Query.parse(text);
            assertEquals(query, Query.parse(query.toString()), () -> "seed " + SEED + ": " + text + " is printed as " + query);
            RowPredicate predicate = query.matcher(TestRow.context());
            for (int j = 0; j < 20; j++) {
                TestRow row = random.row();
                boolean expected = Naive.test(query, row);
                assertEquals(expected, predicate.test(row), () -> "seed " + SEED + ": " + text + " on " + row + " "
                        + HexFormat.of().formatHex(row.content()));
                asked++;
                through += expected ? 1 : 0;
            }
        }
        assertTrue(through > asked / 10 && through < asked * 9 / 10, through + " of " + asked + " rows: the world is too simple");
    }

    @Test
    void refusesWithNothingButAQueryException() {
        RandomQueries random = new RandomQueries(new Random(SEED));
        int refused = 0;
        for (int i = 0; i < 8_000; i++) {
            String text = random.mutated(random.query(2));
            try {
                Query query = Query.parse(text);
                assertEquals(query, Query.parse(query.toString()), () -> "seed " + SEED + ": " + text + " is printed as " + query);
                query.matcher(TestRow.context()).test(random.row());
            } catch (QueryException e) {
                refused++;
                assertTrue(e.column() >= 1 && e.column() <= text.length() + 1, () -> "seed " + SEED + ": " + e.getMessage());
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + SEED + ": " + text, e);
            }
        }
        assertTrue(refused > 1_600, () -> "too few texts were wrong");
    }
}
