// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a {@link Ping} found.
 *
 * @param size of each message in bytes
 * @param echoes one for each message that was sent, in their order
 * @param late how many messages came besides: answers after their limit, most likely
 */
public record PingResult(int size, List<Ping.Echo> echoes, long late) {
    public PingResult {
        echoes = List.copyOf(echoes);
    }

    /** Returns how many answers came. */
    public long answered() {
        return echoes.stream().filter(echo -> echo.nanos().isPresent()).count();
    }

    /**
     * Returns the smallest time that so many of all times do not exceed (nearest rank); empty where no answer came.
     *
     * @param share 0 for the shortest time, 0.5 for the median, 1 for the longest
     */
    public OptionalLong nanos(double share) {
        long[] sorted = echoes.stream().map(Ping.Echo::nanos).filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong).sorted().toArray();
        if (sorted.length == 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)]);
    }
}
