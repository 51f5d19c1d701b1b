// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.time.ZoneId;
import java.util.Optional;

import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.decode.DecodedFields;
import org.rpmsgexplorer.core.decode.Decoders;
import org.rpmsgexplorer.core.query.CaptureRows;
import org.rpmsgexplorer.core.query.FilterRun;
import org.rpmsgexplorer.core.query.QueryContext;
import org.rpmsgexplorer.core.query.QueryException;
import org.rpmsgexplorer.core.query.RowSource;

/**
 * The rows of a capture that a filter lets through, which become more while the capture grows. One thread steps; any may ask for
 * what was found and choose another filter.
 */
final class MessageRows {
    private static final int STEP = 20_000;

    private final Capture capture;
    private final Decoders decoders;
    private volatile RowFilter wanted = RowFilter.ALL;
    private volatile ShownRows shown;
    private volatile Optional<String> problem = Optional.empty();
    /** The stepping thread's. */
    private RowFilter current = RowFilter.ALL;
    private FilterRun<CaptureException> run;

    /** The capture's rows from one on, which is its row 0. */
    private record Later(RowSource<CaptureException> source, long from) implements RowSource<CaptureException> {
        @Override
        public long rows() {
            return Math.max(0, source.rows() - from);
        }

        @Override
        public Row seek(long number) throws CaptureException {
            return source.seek(from + number);
        }
    }

    MessageRows(Capture capture, Decoders decoders) {
        this.capture = capture;
        this.decoders = decoders;
        shown = new ShownRows(current, null, capture.rows(), capture.rows(), capture.rows());
    }

    Capture capture() {
        return capture;
    }

    /** Returns rows of another capture whose messages are decoded in the same way. */
    MessageRows on(Capture other) {
        return new MessageRows(other, decoders);
    }

    /** Returns what chooses a row by what was decoded of it; for one thread at a time. */
    QueryContext newContext() {
        DecodedFields fields = new DecodedFields(decoders::forEndpoint, number -> capture.endpoints().get(number));
        return QueryContext.of(capture, ZoneId.systemDefault(), fields);
    }

    /** Chooses another filter; its rows come with the next steps. */
    void use(RowFilter filter) {
        wanted = filter;
    }

    /** Returns the filter that was chosen last. */
    RowFilter filter() {
        return wanted;
    }

    /** Returns the rows that were found by now. */
    ShownRows shown() {
        return shown;
    }

    /** Returns why no more rows are looked at; empty where nothing is wrong. */
    Optional<String> problem() {
        return problem;
    }

    /**
     * Looks at what has come to the capture, and at some more rows.
     *
     * @return whether there are more to look at
     */
    boolean step() throws CaptureException {
        capture.refresh();
        RowFilter filter = wanted;
        if (filter != current) {
            begin(filter);
        }
        if (problem.isPresent()) {
            return false;
        }
        long total = capture.rows();
        if (run == null) {
            shown = new ShownRows(filter, null, Math.max(0, total - filter.from()), total, total);
            return false;
        }
        boolean more = stepFilter();
        shown = new ShownRows(filter, run.found(), run.found().size(), filter.from() + run.examined(), capture.rows());
        return more;
    }

    private void begin(RowFilter filter) {
        current = filter;
        problem = Optional.empty();
        run = filter.showsAll() ? null
                : new FilterRun<>(new Later(new CaptureRows(capture), filter.from()), filter.matcher(newContext()));
    }

    private boolean stepFilter() throws CaptureException {
        try {
            return run.step(STEP);
        } catch (QueryException undecided) {
            problem = Optional.of(MessageJob.sentence(undecided.getMessage(), undecided.hint()));
            return false;
        }
    }
}
