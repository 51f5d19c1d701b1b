// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.BenchmarkRunner;
import org.rpmsgexplorer.core.benchmark.ComparedFigure;
import org.rpmsgexplorer.core.benchmark.CreationPlan;
import org.rpmsgexplorer.core.benchmark.RunComparison;
import org.rpmsgexplorer.core.benchmark.RunProgress;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.Engine;

/** Whether a comparison of two runs of the same plan says that nothing differs, as often as it promises. */
final class RepeatFigure implements Figure {
    /** As promised, with no allowance for chance: intervals that hold exactly 19 times of 20 miss it in a third of all measurements. */
    private static final double LIMIT_SHARE = 0.95;
    private static final int PAIRS = 40;
    private static final double PROMISED = 0.95;
    private static final int QUICK_PAIRS = 5;
    private static final CreationPlan PLAN = new CreationPlan("rpmsg_ctrl0", List.of(Engine.NATIVE), false, List.of(0), 200, 20,
            OptionalDouble.empty(), Optional.empty(), OptionalInt.empty());

    @Override
    public String name() {
        return "repeat";
    }

    @Override
    public String description() {
        return "of two runs of one plan, how often the 95 % interval of the difference contains zero";
    }

    @Override
    public List<Line> measure(Settings settings) throws Exception {
        int pairs = settings.quick() ? QUICK_PAIRS : PAIRS;
        Map<String, Integer> same = new LinkedHashMap<>();
        try (Lab lab = Lab.start(settings); Connection connection = lab.connect()) {
            for (int pair = 1; pair <= pairs; pair++) {
                for (ComparedFigure figure : RunComparison.of(run(connection), run(connection)).figures()) {
                    same.merge(figure.name(), figure.difference().filter(change -> !change.isShown()).isPresent() ? 1 : 0,
                            Integer::sum);
                }
                settings.progress().accept("pair " + pair + " of " + pairs + ", no difference: " + same);
            }
        }
        return same.entrySet().stream().map(entry -> line(entry.getKey(), entry.getValue(), pairs)).toList();
    }

    private Line line(String what, int same, int pairs) {
        double share = (double) same / pairs;
        String figure = what.substring(what.indexOf(", ") + 2);
        return new Line(name() + " " + figure, "", share, OptionalDouble.of(PROMISED), Line.Rule.VALUE_AT_LEAST, share, LIMIT_SHARE,
                description() + ": " + same + " of " + pairs + " pairs of runs of " + PLAN.repeats() + " rounds");
    }

    private static BenchmarkRun run(Connection connection) throws Exception {
        return BenchmarkRunner.run(connection, "lab", "", PLAN, RunProgress.UNWATCHED);
    }
}
