// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.util.List;
import java.util.Optional;

import org.HdrHistogram.Histogram;

/**
 * How long messages of one way took to an echo service and back.
 *
 * @param sent how many messages were sent in all rounds
 * @param lost how many of them have no answer
 * @param service from sending a message to reading its answer; empty where no answer came
 * @param response from when a message was due to reading its answer; empty where no answer came
 */
public record EchoTimes(long sent, long lost, Optional<Percentiles> service, Optional<Percentiles> response) {
    static Optional<EchoTimes> of(List<LatencySample> samples) {
        if (samples.isEmpty()) {
            return Optional.empty();
        }
        Histogram service = samples.get(0).service();
        Histogram response = samples.get(0).response();
        for (LatencySample sample : samples.subList(1, samples.size())) {
            service.add(sample.service());
            response.add(sample.response());
        }
        return Optional.of(new EchoTimes(samples.stream().mapToLong(LatencySample::count).sum(),
                samples.stream().mapToLong(LatencySample::lost).sum(), Percentiles.of(service), Percentiles.of(response)));
    }
}
