// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

class SampleMessagesTest {
    private final SampleMessages sample = new SampleMessages();

    @Test
    void eachHasItsNumberAndTheSameLength() {
        assertEquals("[00012345] sensor task", text(12_345).substring(0, 22));
        assertEquals(70_000, sample.payload(70_000).getInt(0));
        for (long number = 0; number < 20_000; number++) {
            assertEquals(SampleMessages.SIZE, sample.payload(number).remaining());
        }
    }

    @Test
    void theyAreTheSameEachTime() {
        SampleMessages other = new SampleMessages();
        for (long number = 0; number < 20_000; number++) {
            assertEquals(other.payload(number), sample.payload(number));
        }
    }

    @Test
    void aFewHaveWhatFiltersLookForAndNoneByChance() {
        assertTrue(text(5_001).contains("boot"), text(5_001));
        assertEquals(100, sample.withText(1_000_000));
        assertEquals(200, sample.withPattern(1_000_000));
    }

    @Test
    void countsWhatWasReceived() {
        for (long count = 0; count < 50; count++) {
            assertEquals(LongStream.range(0, count).filter(number -> !SampleMessages.isSent(number)).count(),
                    SampleMessages.received(count));
        }
    }

    private String text(long number) {
        return StandardCharsets.US_ASCII.decode(sample.payload(number).duplicate()).toString();
    }
}
