// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.rpmsgexplorer.core.capture.CaptureStatistics;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.EndpointStatistics;
import org.rpmsgexplorer.core.capture.EndpointStatistics.Traffic;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.capture.RowSink;

/** Counts what a capture has, all endpoints together and each of them. Not for several threads. */
final class CaptureSummary implements RowSink {
    private final CaptureStatistics statistics = new CaptureStatistics();
    private final long[] kinds = new long[Row.Kind.values().length];
    private long lost;

    @Override
    public void endpoint(CapturedEndpoint endpoint) {
        statistics.endpoint(endpoint);
    }

    @Override
    public void row(Row row) {
        kinds[row.kind().ordinal()]++;
        if (row.kind() == Row.Kind.GAP) {
            lost += Math.min(row.count(), Long.MAX_VALUE - lost);
        }
        statistics.row(row);
    }

    long messages() {
        return kinds[Row.Kind.MESSAGE.ordinal()];
    }

    long gaps() {
        return kinds[Row.Kind.GAP.ordinal()];
    }

    /** Returns how many messages are missing in gaps. */
    long lost() {
        return lost;
    }

    long markers() {
        return kinds[Row.Kind.MARKER.ordinal()];
    }

    long notes() {
        return kinds[Row.Kind.NOTE.ordinal()];
    }

    List<EndpointStatistics> endpoints() {
        return statistics.endpoints();
    }

    /** Returns the earliest message's time in nanoseconds since 1970; empty without messages. */
    OptionalLong first() {
        return times(traffic -> traffic.first().getAsLong()).min();
    }

    /** Returns the latest message's time in nanoseconds since 1970; empty without messages. */
    OptionalLong last() {
        return times(traffic -> traffic.last().getAsLong()).max();
    }

    private LongStream times(ToLongFunction<Traffic> time) {
        return endpoints().stream().flatMap(each -> Stream.of(each.received(), each.sent()))
                .filter(traffic -> traffic.messages() > 0).mapToLong(time);
    }

    /** Returns the time from the first message to the last one in seconds; empty without messages. */
    OptionalDouble seconds() {
        OptionalLong first = first();
        return first.isEmpty() ? OptionalDouble.empty()
                : OptionalDouble.of(EndpointStatistics.seconds(first.getAsLong(), last().getAsLong()));
    }

    @Override
    public void flush() {
        // Nothing waits.
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
