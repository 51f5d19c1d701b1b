// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.load.FeedLine;
import org.rpmsgexplorer.ui.traffic.LiveEndpoint;

/** An endpoint of the IDE whose other end is the test. */
final class FedEndpoint implements AutoCloseable {
    final FeedLine line;
    final LiveEndpoint endpoint;

    private FedEndpoint(FeedLine line, LiveEndpoint endpoint) {
        this.line = line;
        this.endpoint = endpoint;
    }

    static FedEndpoint open(String name) throws BoardException {
        FeedLine line = new FeedLine(name);
        return new FedEndpoint(line, UiActivator.traffic().begin(line, "virtual"));
    }

    /** Opens one and shows it alone in a view; the capture has what other tests have left. */
    static FedEndpoint openIn(MessagesWindow messages, String name) throws BoardException {
        FedEndpoint fed = open(name);
        messages.await("the table", window -> window.table().isVisible());
        messages.show(fed.endpoint);
        messages.await("the endpoint's row", window -> window.rows() == 1 && window.cell("Text", 0).startsWith("connected"));
        return fed;
    }

    @Override
    public void close() throws BoardException {
        UiActivator.traffic().close(endpoint);
    }
}
