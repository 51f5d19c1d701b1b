// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Direction;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.capture.RowSink;
import org.rpmsgexplorer.core.query.RowPredicate;

/**
 * Which messages of a capture a replay sends.
 *
 * @param text what they are, for people
 * @param filter lets them through; for one thread
 * @param messages how many they are
 * @param longest the row and the length in bytes of the first of the longest; empty without messages
 */
record ReplaySelection(String text, RowPredicate filter, long messages, Optional<Longest> longest) {
    /** A message that none is longer than. */
    record Longest(long row, int length) {
    }

    /**
     * Goes over a capture to find what to send: what the filter lets through, and without one what was sent, or else what
     * was received.
     *
     * @param source the label or the name of the endpoint that the messages must be of
     */
    static ReplaySelection of(Capture capture, RowFilter asked, Optional<String> source, DecoderOptions decoders,
            Interrupt interrupt) throws CommandException, IOException {
        BitSet sources = sources(capture, source);
        RowPredicate filter = asked.on(capture, decoders.on(capture));
        RowPredicate all = row -> row.kind() == Row.Kind.MESSAGE && sources.get(row.endpoint()) && filter.test(row);
        Tally sent = new Tally();
        Tally received = new Tally();
        RowSink tallies = new Tallies(sent, received);
        try (RowWalk walk = new RowWalk(capture, 0, Long.MAX_VALUE, all, tallies, false, interrupt)) {
            walk.toEnd();
        }
        String of = source.map(label -> " of \"" + label + "\"").orElse("");
        if (!asked.text().isEmpty()) {
            Tally longer = sent.longest() > received.longest() ? sent : received;
            return new ReplaySelection((sent.messages + received.messages) + of + ", " + asked.text(), all,
                    sent.messages + received.messages, longer.result());
        }
        boolean tx = sent.messages > 0;
        Direction direction = tx ? Direction.SENT : Direction.RECEIVED;
        Tally chosen = tx ? sent : received;
        return new ReplaySelection(chosen.messages + of + (tx ? " that were sent, dir == tx"
                : " that were received, dir == rx (none was sent)"), row -> row.direction() == direction && all.test(row),
                chosen.messages, chosen.result());
    }

    private static BitSet sources(Capture capture, Optional<String> source) throws CommandException {
        List<CapturedEndpoint> endpoints = capture.endpoints();
        BitSet found = new BitSet();
        for (int number = 0; number < endpoints.size(); number++) {
            CapturedEndpoint endpoint = endpoints.get(number);
            found.set(number, source.isEmpty() || endpoint.label().equals(source.get())
                    || endpoint.name().equals(source.get()));
        }
        if (found.isEmpty() && source.isPresent()) {
            String labels = endpoints.stream().map(CapturedEndpoint::label).distinct().collect(Collectors.joining(", "));
            throw new CommandException("The capture has no endpoint \"" + source.get() + "\"",
                    labels.isEmpty() ? "" : "It has " + labels + ".", null);
        }
        return found;
    }

    /** Counts messages of one direction. */
    private static final class Tally {
        private long messages;
        private Optional<Longest> longest = Optional.empty();

        void message(Row row) {
            messages++;
            if (longest.isEmpty() || row.length() > longest()) {
                longest = Optional.of(new Longest(row.number(), row.length()));
            }
        }

        int longest() {
            return longest.map(Longest::length).orElse(-1);
        }

        Optional<Longest> result() {
            return longest;
        }
    }

    private record Tallies(Tally sent, Tally received) implements RowSink {
        @Override
        public void endpoint(CapturedEndpoint endpoint) {
            // The messages tell whose they are.
        }

        @Override
        public void row(Row row) {
            (row.direction() == Direction.SENT ? sent : received).message(row);
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
}
