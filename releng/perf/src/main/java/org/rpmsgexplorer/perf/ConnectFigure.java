// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

import org.rpmsgexplorer.perf.Numbers.Pair;

/** How long it takes to connect and list the devices, where the agent is on the board already. */
final class ConnectFigure implements Figure {
    private static final double LIMIT_SECONDS = 1.2;
    private static final int ROUNDS = 11;
    private static final int QUICK_ROUNDS = 3;

    @Override
    public String name() {
        return "connect";
    }

    @Override
    public String description() {
        return "\"rpmsg devices\" until it lists them, with the agent on the board already, against \"ssh board true\"";
    }

    @Override
    public List<Line> measure(Settings settings) throws Exception {
        int rounds = settings.quick() ? QUICK_ROUNDS : ROUNDS;
        List<Pair> pairs = new ArrayList<>();
        try (Lab lab = Lab.start(settings)) {
            // The first connection brings the agent there.
            lab.time(lab.cli("devices"));
            // The second one lets the board remember how it is started.
            lab.time(lab.cli("devices"));
            lab.time(lab.ssh("true"));
            for (int round = 1; round <= rounds; round++) {
                settings.progress().accept("round " + round + " of " + rounds);
                double ssh = lab.time(lab.ssh("true"));
                pairs.add(new Pair(lab.timeOutput(lab.cli("devices")), ssh));
            }
        }
        return List.of(new Line(name(), "s", Numbers.value(pairs), OptionalDouble.of(Numbers.reference(pairs)),
                Line.Rule.DIFFERENCE_AT_MOST, Numbers.difference(pairs), LIMIT_SECONDS,
                description() + "; median of " + rounds + " rounds"));
    }
}
