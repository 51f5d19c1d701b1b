// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.capture.RowSink;

/** Begins its file with the first row, so that nothing is left of what fails before. */
final class LateSink implements RowSink {
    private final Opening opening;
    private final List<CapturedEndpoint> endpoints = new ArrayList<>();
    private RowSink sink;
    private long rows;

    /** Begins the file. */
    @FunctionalInterface
    interface Opening {
        RowSink open() throws IOException;
    }

    LateSink(Opening opening) {
        this.opening = opening;
    }

    /** Returns whether the file was begun. */
    boolean isOpen() {
        return sink != null;
    }

    /** Returns how many rows it has taken. */
    long rows() {
        return rows;
    }

    private void open() throws IOException {
        sink = opening.open();
        for (CapturedEndpoint endpoint : endpoints) {
            sink.endpoint(endpoint);
        }
    }

    /** Begins the file if there are endpoints, although there were no rows. */
    void finish() throws IOException {
        if (!isOpen() && !endpoints.isEmpty()) {
            open();
        }
    }

    @Override
    public void endpoint(CapturedEndpoint endpoint) throws IOException {
        endpoints.add(endpoint);
        if (isOpen()) {
            sink.endpoint(endpoint);
        }
    }

    @Override
    public void row(Row row) throws IOException {
        if (!isOpen()) {
            open();
        }
        sink.row(row);
        rows++;
    }

    @Override
    public void flush() throws IOException {
        if (isOpen()) {
            sink.flush();
        }
    }

    @Override
    public void close() throws IOException {
        if (isOpen()) {
            sink.close();
        }
    }
}
