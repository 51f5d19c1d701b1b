// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

/** What a benchmark is to measure. Ways take turns in each round, so that a drift favours neither. */
public sealed interface BenchmarkPlan permits CreationPlan, LatencyPlan, ThroughputPlan {
    /** Returns the name of the control device, such as {@code rpmsg_ctrl0}. */
    String control();

    /** Returns how many rounds there are to be. */
    int repeats();
}
