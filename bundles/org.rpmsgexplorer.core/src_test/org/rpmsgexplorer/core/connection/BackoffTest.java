// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void pausesDoubleUpToHalfAMinute() {
        Backoff middle = new Backoff(() -> 0.5);
        assertEquals(List.of(0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L),
                IntStream.rangeClosed(1, 8).mapToObj(attempt -> middle.before(attempt).toSeconds()).toList());
        assertEquals(Duration.ofSeconds(30), middle.before(Integer.MAX_VALUE));
    }

    @Test
    void pausesAreLongerOrShorterByAFifth() {
        assertEquals(Duration.ofMillis(3_200), new Backoff(() -> 0).before(4));
        assertEquals(Duration.ofMillis(4_800), new Backoff(() -> 1).before(4));
        assertEquals(Duration.ZERO, new Backoff(() -> 1).before(1));
    }
}
