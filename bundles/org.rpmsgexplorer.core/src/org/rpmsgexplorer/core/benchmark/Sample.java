// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import org.rpmsgexplorer.core.connection.Way;

/** What was measured in one go, as it was measured: all figures are made of samples. */
public sealed interface Sample permits CreationSample, LatencySample, ThroughputSample {
    /** How many of them a run can keep: its file has room for some more. */
    int MOST = 300_000;

    /** Returns the round that it belongs to, from 1; the samples of a round were taken one behind the other. */
    int round();

    /** Returns how the endpoints were created. */
    Way way();
}
