// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.EndpointRequest;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Measurements;
import org.rpmsgexplorer.core.connection.Way;

/**
 * What a benchmark of echoes is asked for.
 *
 * @param peer the echo service: the name of a channel, or an address
 * @param sizes of messages in bytes; none for some usual ones and the longest that is possible
 * @param count messages of each sample
 * @param rate messages in a second, for latencies
 * @param window how many may be under way at once, for throughput
 */
public record EchoRequest(String peer, List<Integer> sizes, int count, double rate, int window) {
    /** The echo service where nobody says. */
    public static final String USUAL_PEER = "rpmsg-echo";
    /** How many messages a sample has where nobody says. */
    public static final int USUAL_COUNT = 1000;
    /** How many messages are sent in a second where nobody says. */
    public static final int USUAL_RATE = 500;
    /** How many messages may be under way where nobody says. */
    public static final int USUAL_WINDOW = 16;
    /** What is measured where nobody says. */
    public static final EchoRequest USUAL = new EchoRequest(USUAL_PEER, List.of(), USUAL_COUNT, USUAL_RATE, USUAL_WINDOW);

    private static final List<Integer> SIZES = List.of(1, 16, 64, 256);
    private static final int MAX_COUNT = 1_000_000;
    private static final int MAX_SIZE = 64 * 1024;
    private static final int MAX_WINDOW = 10_000;
    private static final int MAX_RATE = 1_000_000;
    /** What fits into a file of a run, however long the messages take; each sample needs as much room as some more. */
    private static final int MAX_MESSAGES = 2_500_000;
    private static final int SAMPLE_IN_MESSAGES = 5;

    public EchoRequest {
        sizes = List.copyOf(sizes);
    }

    Optional<String> problem() {
        return Possible.check("messages", count, 1, MAX_COUNT)
                .or(() -> Possible.check("messages on their way", window, 1, MAX_WINDOW))
                .or(() -> Possible.check("messages in a second", rate, 1, MAX_RATE))
                .or(() -> Possible.check("bytes", sizes, 1, MAX_SIZE))
                .or(() -> EndpointRequest.isAny(peer)
                        ? Optional.of("Nothing can be sent to the address Any: it stands for \"no address\" (rpmsg answers EINVAL)")
                        : Optional.empty());
    }

    LatencyPlan latency(EndpointSpec echo, int repeats, Measurements measurements) throws BoardException {
        List<Integer> wanted = sizes(echo, measurements);
        if ((double) (count + SAMPLE_IN_MESSAGES) * samples(repeats, wanted) > MAX_MESSAGES) {
            throw new BoardException("A run can keep " + MAX_MESSAGES + " messages", "With " + wanted.size()
                    + " sizes and both ways ask for fewer messages in a sample, fewer rounds or fewer sizes.", null);
        }
        return new LatencyPlan(echo.control(), echo.destination(), wanted, rate, count, repeats);
    }

    ThroughputPlan throughput(EndpointSpec echo, int repeats, Measurements measurements) throws BoardException {
        List<Integer> wanted = sizes(echo, measurements);
        if (samples(repeats, wanted) > Sample.MOST) {
            throw new BoardException("A run can keep " + Sample.MOST + " samples", "With " + wanted.size()
                    + " sizes and both ways ask for fewer rounds or fewer sizes.", null);
        }
        return new ThroughputPlan(echo.control(), echo.destination(), wanted, count, window, repeats);
    }

    private static double samples(int repeats, List<Integer> sizes) {
        return (double) repeats * sizes.size() * Way.values().length;
    }

    private List<Integer> sizes(EndpointSpec echo, Measurements measurements) throws BoardException {
        return sizes.isEmpty() ? usual(measurements.messageLimit(echo.control(), echo.destination())) : sizes;
    }

    private static List<Integer> usual(int longest) {
        List<Integer> all = new ArrayList<>(SIZES);
        all.removeIf(size -> size >= longest);
        all.add(longest);
        return all;
    }
}
