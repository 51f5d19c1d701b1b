// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.BoardSystem;
import org.rpmsgexplorer.core.connection.Engine;
import org.rpmsgexplorer.core.connection.Measurements;

/**
 * What a benchmark of creation is asked for.
 *
 * @param engines that are to measure
 * @param loops of each sample
 * @param steps whether the single steps are timed too
 * @param existing how many endpoints there are already, one series for each number
 * @param until how narrow the 95 % interval of the ratio is to become, as a part of the ratio; empty for a fixed number of rounds
 * @param limit how long the run may take to become that narrow
 * @param cpu the processor that the loops are pinned to; empty where they are not
 */
public record CreationRequest(EngineChoice engines, int loops, boolean steps, List<Integer> existing, OptionalDouble until,
        Duration limit, OptionalInt cpu) {
    /** How many loops a sample has where nobody says. */
    public static final int USUAL_LOOPS = 1000;
    /** How long a run may take to become as precise as was asked for, where nobody says. */
    public static final int USUAL_LIMIT_SECONDS = 600;
    /** What is measured where nobody says: the whole loop, by the engine that fits, with no endpoint there. */
    public static final CreationRequest USUAL = new CreationRequest(EngineChoice.AUTO, USUAL_LOOPS, false, List.of(0),
            OptionalDouble.empty(), Duration.ofSeconds(USUAL_LIMIT_SECONDS), OptionalInt.empty());

    private static final int MAX_LOOPS = 10_000_000;
    private static final int MAX_PROCESSOR = 10_000;
    private static final double PERCENT = 100;
    /** Of a round: both ways' whole loops, and all four steps of the legacy way, and three of the fd way. */
    private static final int SAMPLES = 2;
    private static final int SAMPLES_WITH_STEPS = SAMPLES + 7;

    public CreationRequest {
        existing = List.copyOf(existing);
    }

    /**
     * Returns a part of a whole as people write it: 1% or 0.5 %.
     *
     * @throws IllegalArgumentException where it is none above 0 and below 100
     */
    public static double percent(String text) {
        try {
            double part = Double.parseDouble(text.replace("%", "").strip()) / PERCENT;
            if (part > 0 && part < 1) {
                return part;
            }
        } catch (NumberFormatException notANumber) {
            // The message below covers this too.
        }
        throw new IllegalArgumentException("\"" + text + "\" is not a percentage above 0 and below 100, such as 1%");
    }

    Optional<String> problem() {
        return Possible.check("loops", loops, 1, MAX_LOOPS)
                .or(() -> existing.isEmpty() ? Optional.of("at least one number of endpoints already there is needed")
                        : Possible.check("endpoints already there", existing, 0, Measurements.MAX_HELD))
                .or(() -> cpu.isPresent() ? Possible.check("as the number of a processor", cpu.getAsInt(), 0, MAX_PROCESSOR)
                        : Optional.empty())
                .or(() -> limit.isZero() ? Optional.of("a time limit above 0 is possible") : Optional.empty());
    }

    CreationPlan plan(String control, int repeats, BoardSystem system) throws BoardException {
        List<Engine> wanted = engines.engines(system);
        if ((double) repeats * existing.size() * wanted.size() * (steps ? SAMPLES_WITH_STEPS : SAMPLES) > Sample.MOST) {
            throw new BoardException("A run can keep " + Sample.MOST + " samples", "Ask for fewer rounds, one engine, fewer numbers"
                    + " of endpoints already there, or no single steps.", null);
        }
        return new CreationPlan(control, wanted, steps, existing, loops, repeats, until,
                until.isPresent() ? Optional.of(limit) : Optional.empty(), cpu);
    }
}
