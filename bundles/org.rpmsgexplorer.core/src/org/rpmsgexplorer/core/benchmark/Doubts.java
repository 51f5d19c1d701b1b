// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import org.rpmsgexplorer.core.connection.CpuPolicy;

/** What in a board's state makes figures doubtful. What is not known makes no doubt. */
public final class Doubts {
    private static final String STEADY = "performance";
    /** Half a processor: more disturbs a loop now and then. */
    private static final double BUSY = 0.5;
    /** Part of the frequency; the kernel's figure is not exact. */
    private static final double CHANGED = 0.02;
    private static final double MEGA = 1000;

    private Doubts() {
    }

    /** Returns a warning for each doubt, a sentence each. */
    public static List<String> of(Environment before, Optional<Environment> after) {
        List<String> doubts = new ArrayList<>();
        governors(before, doubts);
        load(before, doubts);
        frequencies(before, after, doubts);
        kinds(before, doubts);
        return List.copyOf(doubts);
    }

    private static void governors(Environment before, List<String> doubts) {
        List<String> others = before.governors().stream().filter(governor -> !governor.equals(STEADY)).toList();
        if (!others.isEmpty()) {
            doubts.add("The governor " + String.join(", ", others) + " may change the frequency at any time; " + STEADY
                    + " keeps it.");
        }
    }

    /** The load after a run is that of the run itself. */
    private static void load(Environment before, List<String> doubts) {
        before.load().filter(load -> load.one() > BUSY).ifPresent(load -> doubts.add(String.format(Locale.ROOT,
                "The board was busy before the run: a load of %.2f.", load.one())));
    }

    private static void frequencies(Environment before, Optional<Environment> after, List<String> doubts) {
        for (CpuPolicy policy : before.policies()) {
            OptionalLong then = policy.current();
            OptionalLong now = after.stream().flatMap(environment -> environment.policies().stream())
                    .filter(same -> same.processors().equals(policy.processors())).findFirst().map(CpuPolicy::current)
                    .orElse(OptionalLong.empty());
            if (then.isPresent() && now.isPresent()
                    && Math.abs(now.getAsLong() - then.getAsLong()) > CHANGED * then.getAsLong()) {
                doubts.add(String.format(Locale.ROOT, "The frequency of the processors %s changed from %.0f to %.0f MHz.",
                        policy.processors(), then.getAsLong() / MEGA, now.getAsLong() / MEGA));
            }
        }
    }

    /** Where processors are of several kinds, it matters which one a loop is on. */
    private static void kinds(Environment before, List<String> doubts) {
        boolean several = before.policies().stream().map(CpuPolicy::max).filter(OptionalLong::isPresent).distinct().count() > 1;
        if (several && before.affinity().isPresent()
                && !ProcessorList.parse(before.affinity().get()).map(loops -> isOneKind(loops, before.policies())).orElse(true)) {
            doubts.add("The processors have different highest frequencies, and the loops may run on any of "
                    + before.affinity().get() + ": pin them to one.");
        }
    }

    private static boolean isOneKind(ProcessorList loops, List<CpuPolicy> policies) {
        return policies.stream().filter(policy -> ProcessorList.parse(policy.processors()).map(loops::meets).orElse(true))
                .map(CpuPolicy::max).distinct().count() <= 1;
    }
}
