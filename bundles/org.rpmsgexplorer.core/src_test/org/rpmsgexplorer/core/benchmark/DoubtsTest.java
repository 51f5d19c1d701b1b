// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.rpmsgexplorer.core.connection.CpuPolicy;

/** Policies are written {@code processors/governor/current/max}, with a blank between two. */
class DoubtsTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            // before, load, affinity, after, what is doubted
            "0-3/performance/1800/1800, 0.5, -, -, -",
            "0-3/schedutil/1800/1800, 0.1, -, -, governor schedutil may",
            "0-1/powersave/600/600 2-3/ondemand/600/600, 0.1, 0-1, -, 'governor powersave, ondemand may'",
            "0/performance/600/600, 0.51, -, -, a load of 0.51",
            "0-3/performance/1800/1800, 0.1, -, 0-3/performance/1200/1800, from 1800 to 1200 MHz",
            "0-3/performance/1800/1800, 0.1, -, 0-3/performance/1790/1800, -",
            "0-3/performance/1800/1800, 0.1, -, 4-7/performance/600/600, -",
            "0-3/performance/1800/1800 4-7/performance/2400/2400, 0.1, 0-7, -, any of 0-7: pin them",
            "0-3/performance/1800/1800 4-7/performance/2400/2400, 0.1, 5, -, -",
            "0-3/performance/1800/1800 4-7/performance/2400/2400, 0.1, 0-3, -, -",
            "0-3/performance/1800/1800 4-7/performance/2400/2400, 0.1, -, -, -",
            "0-3/performance/1800/1800 4-7/performance/1800/1800, 0.1, 0-7, -, -",
            "0 1/performance/1/1, 0.1, nonsense, -, -"})
    void whatIsDoubtedIsSaid(String before, double load, String affinity, String after, String doubt) {
        List<String> doubts = Doubts.of(environment(before, load, affinity),
                Optional.ofNullable(after).map(policies -> environment(policies, 8, affinity)));
        assertEquals(doubt == null ? 0 : 1, doubts.size(), doubts::toString);
        assertTrue(doubt == null || doubts.get(0).contains(doubt), doubts::toString);
    }

    @Test
    void whatIsNotKnownIsNotDoubted() {
        assertEquals(List.of(), Doubts.of(Environment.UNKNOWN, Optional.of(Environment.UNKNOWN)));
    }

    private static Environment environment(String policies, double load, String affinity) {
        List<CpuPolicy> all = new ArrayList<>();
        for (String policy : policies.split(" (?=\\d+-|\\d+/)")) {
            String[] parts = policy.split("/");
            if (parts.length == 4) {
                all.add(new CpuPolicy(parts[0], Optional.of(parts[1]), OptionalLong.of(1000 * Long.parseLong(parts[2])),
                        OptionalLong.empty(), OptionalLong.of(1000 * Long.parseLong(parts[3]))));
            }
        }
        return new Environment(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), OptionalInt.empty(), all, Optional.ofNullable(affinity),
                Optional.of(new LoadAverage(load, 9, 9)), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());
    }
}
