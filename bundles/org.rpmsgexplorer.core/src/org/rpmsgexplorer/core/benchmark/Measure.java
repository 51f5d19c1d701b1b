// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

/** What a benchmark measures. */
public enum Measure {
    /** How long endpoints take to be created, opened, destroyed and closed. */
    CREATION("creation"),
    /** How long messages take to an echo service and back, at a fixed rate. */
    LATENCY("latency"),
    /** How many messages go to an echo service and back in a second. */
    THROUGHPUT("throughput");

    private final String word;

    Measure(String word) {
        this.word = word;
    }

    /** Returns what a plan measures. */
    public static Measure of(BenchmarkPlan plan) {
        if (plan instanceof CreationPlan) {
            return CREATION;
        }
        return plan instanceof LatencyPlan ? LATENCY : THROUGHPUT;
    }

    /** Returns the word for it, such as {@code creation}. */
    @Override
    public String toString() {
        return word;
    }
}
