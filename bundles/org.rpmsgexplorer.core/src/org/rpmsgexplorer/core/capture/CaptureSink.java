// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import java.util.ArrayList;
import java.util.List;

/** Takes a capture into another one, where its endpoints have numbers of their own. For one thread at a time. */
public final class CaptureSink implements RowSink {
    private final CaptureWriter writer;
    private final List<Integer> numbers = new ArrayList<>();

    /**
     * Creates a sink that has no endpoints yet.
     *
     * @param writer is closed with this
     */
    public CaptureSink(CaptureWriter writer) {
        this.writer = writer;
    }

    @Override
    public void endpoint(CapturedEndpoint endpoint) throws CaptureException {
        numbers.add(writer.addEndpoint(endpoint));
    }

    @Override
    public void row(Row row) throws CaptureException {
        writer.copy(row, row.endpoint() == Row.NO_ENDPOINT ? Row.NO_ENDPOINT : numbers.get(row.endpoint()));
    }

    @Override
    public void flush() throws CaptureException {
        writer.flush();
    }

    @Override
    public void close() throws CaptureException {
        writer.close();
    }
}
