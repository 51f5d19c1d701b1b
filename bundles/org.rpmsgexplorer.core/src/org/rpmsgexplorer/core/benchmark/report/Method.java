// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.report;

import java.util.stream.Collectors;

import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.CreationPlan;
import org.rpmsgexplorer.core.benchmark.CreationSample;
import org.rpmsgexplorer.core.benchmark.LatencyPlan;
import org.rpmsgexplorer.core.benchmark.Sample;
import org.rpmsgexplorer.core.benchmark.ThroughputPlan;

/** Says in two sentences what a run measured, and how. */
public final class Method {
    private static final double MICROS = 1e6;
    private static final String WAYS = "the legacy way (RPMSG_CREATE_EPT_IOCTL) and the fd way (RPMSG_CREATE_EPT_FD_IOCTL)";

    private Method() {
    }

    /** Returns the sentences. */
    public static String of(BenchmarkRun run) {
        String rounds = run.samples().stream().map(Sample::round).distinct().count() + " rounds";
        if (run.plan() instanceof LatencyPlan plan) {
            return "How long messages take to an echo service and back, on endpoints created " + WAYS
                    + ". The ways took turns in " + rounds + " of " + plan.count() + " messages, of which one was due every "
                    + Plain.number(MICROS / plan.rate()) + " us, whether or not the answer before was there.";
        } else if (run.plan() instanceof ThroughputPlan plan) {
            return "How many messages go to an echo service and back in a second, on endpoints created " + WAYS
                    + ". The ways took turns in " + rounds + " of " + plan.count() + " messages, up to " + plan.window()
                    + " of them under way at once.";
        }
        return "How long an endpoint takes to be created, opened, destroyed and closed, " + WAYS + ". The ways took turns in "
                + rounds + " of " + loops(run) + " loops" + pinned((CreationPlan) run.plan())
                + ", and 95 % is the bootstrap interval of the ratio of the medians over rounds.";
    }

    /** A run that was put together of several has several numbers of loops. */
    private static String loops(BenchmarkRun run) {
        String loops = run.samples(CreationSample.class).stream().map(CreationSample::loops).distinct().sorted()
                .map(Object::toString).collect(Collectors.joining(", "));
        return loops.isEmpty() ? Integer.toString(((CreationPlan) run.plan()).loops()) : loops;
    }

    private static String pinned(CreationPlan plan) {
        return plan.cpu().isPresent() ? " on CPU " + plan.cpu().getAsInt() : "";
    }
}
