// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.rpmsgexplorer.core.connection.Engine;

/**
 * The cover letter's benchmark: how long endpoints take to be created, opened, destroyed and closed. No message moves.
 *
 * @param control name of the control device
 * @param engines that are to measure, each once
 * @param steps whether the single steps are timed too, in loops of their own
 * @param existing how many endpoints there are already while loops are timed; one series for each number, mostly just 0
 * @param loops of each sample
 * @param repeats how many rounds; the fewest where {@code until} is given
 * @param until how narrow the 95 % interval of the ratio is to become: half of its width as a part of the ratio, such as 0.01
 * @param limit how long the run may take to become that narrow
 * @param cpu the processor that the loops are pinned to; empty where they are not
 */
public record CreationPlan(String control, List<Engine> engines, boolean steps, List<Integer> existing, int loops, int repeats,
        OptionalDouble until, Optional<Duration> limit, OptionalInt cpu) implements BenchmarkPlan {
    public CreationPlan {
        engines = List.copyOf(engines);
        existing = List.copyOf(existing);
        Require.that(!engines.isEmpty() && engines.stream().distinct().count() == engines.size(),
                "at least one engine, each once");
        Require.that(!existing.isEmpty() && existing.stream().allMatch(number -> number >= 0),
                "numbers of endpoints, 0 or more");
        Require.that(loops >= 1 && repeats >= 1, "at least 1 loop and 1 repeat");
        Require.that(until.isEmpty() || until.getAsDouble() > 0 && until.getAsDouble() < 1, "a precision between 0 and 1");
        Require.that(limit.isEmpty() || Require.isTime(limit.get()), "a time limit of 0 to 115 days");
        Require.that(cpu.isEmpty() || cpu.getAsInt() >= 0, "the number of a processor, 0 or more");
    }
}
