// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.io.IOException;

import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPartSite;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.capture.replay.CaptureMessages;
import org.rpmsgexplorer.core.capture.replay.Replay;
import org.rpmsgexplorer.core.query.RowPredicate;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.traffic.LiveEndpoint;

/** Sends the messages that a page shows by an endpoint of this IDE. UI thread only. */
final class ReplayCommand {
    private final IWorkbenchPartSite site;
    private final MessagesPage page;

    ReplayCommand(IWorkbenchPartSite site, MessagesPage page) {
        this.site = site;
        this.page = page;
    }

    void open() {
        if (!page.feed().isOpen()) {
            return;
        }
        ReplayDialog dialog = new ReplayDialog(site.getShell(), UiActivator.traffic().endpoints().stream()
                .filter(endpoint -> endpoint.state().isOpen() && endpoint.hasDestination()).toList());
        if (dialog.open() == Window.OK) {
            start(dialog.target(), dialog.settings());
        }
    }

    /** Begins to send. */
    MessageJob start(LiveEndpoint target, Replay.Settings settings) {
        MessageRows rows = page.feed().rows();
        RowFilter filter = rows.filter();
        MessageJob job = new MessageJob(NLS.bind(Messages.ReplayCommand_name, target.label()),
                progress -> replay(rows, filter, target, settings, progress),
                page::tell);
        job.setUser(true);
        job.schedule();
        return job;
    }

    private static String replay(MessageRows rows, RowFilter filter, LiveEndpoint target, Replay.Settings settings,
            Progress progress) throws BoardException, IOException, InterruptedException {
        RowPredicate matcher = filter.matcher(rows.newContext());
        CaptureMessages messages = new CaptureMessages(rows.capture(), row -> row.number() >= filter.from() && matcher.test(row));
        try {
            Replay.Report report = new Replay().run(messages, settings, payload -> Sending.send(target, payload), progress);
            if (progress.isCancelled()) {
                return NLS.bind(Messages.ReplayCommand_cancelled, Long.toString(report.messages()));
            }
            return NLS.bind(Messages.ReplayCommand_done, new Object[] {Long.toString(report.messages()),
                Long.toString(report.late()), Long.toString(report.worstNanos() / 1_000_000)});
        } catch (BoardException failed) {
            throw new BoardException(failed.kind(), NLS.bind(Messages.ReplayCommand_row, Long.toString(messages.row()),
                    failed.getMessage()), failed.hint(), failed);
        }
    }
}
