// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.util.List;
import java.util.OptionalDouble;

/** The highest rate of messages that reaches a file on the desktop, against a C program that only reads them. */
final class RateFigure implements Figure {
    private static final double LIMIT_RATIO = 0.8;
    private static final double LIMIT_MEMORY_MEGABYTES = 8;
    private static final int SECONDS = 60;
    private static final int QUICK_SECONDS = 10;
    private static final int PROBE_SECONDS = 4;
    private static final int QUICK_PROBE_SECONDS = 2;

    @Override
    public String name() {
        return "rate";
    }

    @Override
    public String description() {
        return MessageStream.SIZE + "-byte messages a second from rpmsg-source to \"monitor --write\", against a C program on the"
                + " board that reads and throws away";
    }

    @Override
    public List<Line> measure(Settings settings) throws Exception {
        int probe = settings.quick() ? QUICK_PROBE_SECONDS : PROBE_SECONDS;
        int seconds = settings.quick() ? QUICK_SECONDS : SECONDS;
        try (Lab lab = Lab.start(settings)) {
            RateSearch program = new RateSearch(new ReadProgram(lab), settings.progress());
            RateSearch chain = new RateSearch(new MonitorChain(lab, settings.work()), settings.progress());
            program.climb(probe);
            chain.climb(probe);
            // Each in its turn, so that what disturbs this machine disturbs both.
            while (!program.done() || !chain.done()) {
                program.confirm(seconds);
                chain.confirm(seconds);
            }
            String how = "; no gap and on time for " + seconds + " s, found in steps of 5 % and, where a run is all but on time, 2 %";
            MessageStream end = chain.confirmed();
            return List.of(
                    new Line(name(), "/s", chain.rate(), OptionalDouble.of(program.rate()), Line.Rule.RATIO_AT_LEAST,
                            (double) chain.rate() / program.rate(), LIMIT_RATIO, description() + how),
                    Line.of(name() + " memory", "MB", end.memoryTaken() / 1e6, LIMIT_MEMORY_MEGABYTES,
                            "by how much the board's free memory (MemAvailable) shrank from the first to the last quarter of that"
                                    + " time; the agent's grew by " + Math.round(end.agentGrowth() / 1e3) + " kB"));
        }
    }
}
