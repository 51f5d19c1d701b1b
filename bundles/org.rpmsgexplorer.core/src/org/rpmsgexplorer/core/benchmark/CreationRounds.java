// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.connection.Engine;
import org.rpmsgexplorer.core.connection.LoopSample;
import org.rpmsgexplorer.core.connection.Measurements;
import org.rpmsgexplorer.core.connection.Way;

/** Takes the samples of a {@link CreationPlan}: for each number of endpoints, rounds in which engines and ways take turns. */
final class CreationRounds {
    private static final Duration USUAL_LIMIT = Duration.ofMinutes(10);
    /** Fewer rounds do not say how sure they are. */
    private static final int LEAST_ROUNDS = 10;
    /** Who looks after each round stops at a lucky one: the interval would hold the truth less often than it says. */
    private static final double LOOKS = 1.2;
    private static final List<Step> STEPS = List.of(Step.CREATE, Step.OPEN, Step.DESTROY, Step.CLOSE);
    private static final double PERCENT = 100;

    private final Measurements measurements;
    private final CreationPlan plan;
    private final List<Way> ways;
    private final List<Engine> engines;
    private final RunProgress progress;
    private final List<Sample> samples;
    private final int seriesInRound;
    private int taken;
    private boolean full;

    CreationRounds(Measurements measurements, CreationPlan plan, List<Way> ways, List<Engine> engines, RunProgress progress,
            List<Sample> samples) {
        this.measurements = measurements;
        this.plan = plan;
        this.ways = ways;
        this.engines = engines;
        this.progress = progress;
        this.samples = samples;
        this.seriesInRound = engines.size() * ways.size() * (plan.steps() ? 2 : 1);
    }

    Outcome run() throws BoardException {
        progress.expect((long) plan.repeats() * seriesInRound * plan.existing().size());
        boolean precise = true;
        // A series that cannot become precise leaves the others their share.
        Duration limit = plan.limit().orElse(USUAL_LIMIT);
        if (plan.until().isPresent()) {
            progress.limit(limit);
        }
        int count = plan.existing().size();
        for (int series = 0; series < count; series++) {
            precise &= run(plan.existing().get(series), limit.multipliedBy(series + 1).dividedBy(count),
                    (long) Sample.MOST * (series + 1) / count);
        }
        if (plan.until().isEmpty()) {
            return Outcome.COMPLETE;
        }
        return precise ? Outcome.PRECISE : Outcome.TOO_NOISY;
    }

    /** Returns what there is to know of how it ended. */
    Optional<String> note() {
        return full ? Optional.of("It ended before it was precise: a run can keep " + Sample.MOST + " samples.") : Optional.empty();
    }

    private boolean run(int existing, Duration limit, long most) throws BoardException {
        try {
            return plan.until().isEmpty() ? runAll(existing) : runUntilPrecise(existing, limit, most);
        } finally {
            if (existing > 0) {
                letGo();
            }
        }
    }

    private boolean runAll(int existing) throws BoardException {
        for (int round = 1; round <= plan.repeats(); round++) {
            round(round, existing, "Round " + round + " of " + plan.repeats());
        }
        return true;
    }

    private boolean runUntilPrecise(int existing, Duration limit, long most) throws BoardException {
        Optional<Double> width = Optional.empty();
        double wanted = plan.until().getAsDouble();
        int look = Math.max(LEAST_ROUNDS, plan.repeats());
        for (int round = 1;; round++) {
            String now = width.map(value -> String.format(Locale.ROOT, ", ±%.2f %% of %s %%", PERCENT * value, percent(wanted)))
                    .orElse("");
            round(round, existing, "Round " + round + now);
            if (round >= look) {
                look = (int) Math.ceil(round * LOOKS);
                width = width(existing);
                if (width.isPresent() && width.get() <= wanted) {
                    return true;
                }
            }
            if (progress.elapsed().compareTo(limit) >= 0) {
                return false;
            } else if (samples.size() >= most) {
                full = true;
                return false;
            }
        }
    }

    private static String percent(double part) {
        double percent = PERCENT * part;
        return percent == Math.rint(percent) ? Long.toString(Math.round(percent)) : Double.toString(percent);
    }

    /** Half the width of the widest engine's interval, as a part of the ratio; of the legacy way alone, its median's. */
    private Optional<Double> width(int existing) {
        double widest = 0;
        for (Engine engine : engines) {
            Optional<Double> width = CreationFigure.relativeWidth(samples, engine, existing);
            if (width.isEmpty()) {
                return Optional.empty();
            }
            widest = Math.max(widest, width.get());
        }
        return Optional.of(widest);
    }

    private void round(int round, int existing, String text) throws BoardException {
        for (Engine engine : engines) {
            for (Way way : ways) {
                String what = text + ", " + way + " way" + (engines.size() > 1 ? ", " + engine + " engine" : "")
                        + (plan.existing().size() > 1 ? ", " + existing + " endpoints there" : "");
                if (existing > 0) {
                    progress.begin(what + ": creating them", taken);
                    measurements.hold(plan.control(), way, existing, progress.untold());
                }
                take(round, engine, way, existing, false, what);
                if (plan.steps()) {
                    take(round, engine, way, existing, true, what + ", step by step");
                }
            }
        }
    }

    private void take(int round, Engine engine, Way way, int existing, boolean steps, String what) throws BoardException {
        progress.begin(what, taken);
        LoopSample times = measurements.loops(plan.control(), way, engine, steps, plan.loops(), plan.cpu(), progress.sample());
        for (int value = 0; value < times.rawNanos().size(); value++) {
            Step step = steps ? STEPS.get(value) : Step.LOOP;
            if (step != Step.OPEN || way == Way.LEGACY) {
                samples.add(new CreationSample(round, engine, way, step, existing, times.loops(),
                        Math.max(0, times.rawNanos().get(value)), times.doubledNanos().isEmpty() ? OptionalLong.empty()
                                : OptionalLong.of(Math.max(0, times.doubledNanos().get(value))),
                        OptionalLong.of(times.retries())));
            }
        }
        taken++;
    }

    /** Where the board is out of reach, its agent destroys them. */
    private void letGo() {
        // Who is interrupted cannot wait for it, and the connection may stay.
        boolean interrupted = Thread.interrupted();
        try {
            measurements.hold(plan.control(), Way.LEGACY, 0, Progress.NONE);
        } catch (BoardException gone) {
            System.getLogger(CreationRounds.class.getName()).log(System.Logger.Level.DEBUG, "Endpoints went with their agent", gone);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
