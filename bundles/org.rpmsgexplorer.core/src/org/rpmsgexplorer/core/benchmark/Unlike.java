// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** What is not the same in the plans and environments of two runs, as far as it matters for their figures. */
final class Unlike {
    private final List<String> lines = new ArrayList<>();

    private Unlike() {
    }

    /** Returns a line for each, such as {@code kernel: 6.12.0 and 6.18.0}. */
    static List<String> lines(BenchmarkRun first, BenchmarkRun second) {
        Unlike unlike = new Unlike();
        unlike.plans(first.plan(), second.plan());
        unlike.environments(first.before(), second.before());
        return unlike.lines;
    }

    private void plans(BenchmarkPlan first, BenchmarkPlan second) {
        if (first instanceof CreationPlan one && second instanceof CreationPlan other) {
            add("engines", one.engines(), other.engines());
            add("loops", one.loops(), other.loops());
            add("endpoints already there", one.existing(), other.existing());
            add("pinned to", pinned(one), pinned(other));
        } else if (first instanceof LatencyPlan one && second instanceof LatencyPlan other) {
            add("sizes", one.sizes(), other.sizes());
            add("rate", one.rate(), other.rate());
        } else if (first instanceof ThroughputPlan one && second instanceof ThroughputPlan other) {
            add("sizes", one.sizes(), other.sizes());
            add("under way at once", one.window(), other.window());
        } else {
            lines.add("They measured different things.");
        }
    }

    private static String pinned(CreationPlan plan) {
        return plan.cpu().isPresent() ? "processor " + plan.cpu().getAsInt() : "none";
    }

    private void environments(Environment first, Environment second) {
        add("board", known(first.board()), known(second.board()));
        add("machine", known(first.machine()), known(second.machine()));
        add("model", known(first.model()), known(second.model()));
        add("kernel", known(first.kernel()), known(second.kernel()));
        add("kernel's build", known(first.kernelVersion()), known(second.kernelVersion()));
        add("kernel's command line", known(first.commandLine()), known(second.commandLine()));
        add("processors", known(first.processors()), known(second.processors()));
        add("governors", first.governors(), second.governors());
        add("device manager", known(first.deviceManager()), known(second.deviceManager()));
        add("Java", known(first.java()), known(second.java()));
    }

    private static String known(Optional<?> value) {
        return value.map(Object::toString).orElse("unknown");
    }

    private static String known(OptionalInt value) {
        return value.isPresent() ? Integer.toString(value.getAsInt()) : "unknown";
    }

    private void add(String what, Object first, Object second) {
        if (!Objects.equals(first, second)) {
            lines.add(what + ": " + first + " and " + second);
        }
    }
}
