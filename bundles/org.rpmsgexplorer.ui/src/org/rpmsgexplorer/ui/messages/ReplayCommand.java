// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.io.IOException;

import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPartSite;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.replay.Replay;
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
        TakenRows rows = page.feed().taken();
        MessageJob job = page.job(NLS.bind(Messages.ReplayCommand_name, target.label()),
                progress -> replay(rows, target, settings, progress));
        job.setUser(true);
        job.schedule();
        return job;
    }

    private static String replay(TakenRows rows, LiveEndpoint target, Replay.Settings settings, Progress progress)
            throws BoardException, IOException, InterruptedException {
        // What is sent may be recorded to the same file: a capture that is refreshed would never come to its end.
        try (Capture own = rows.open()) {
            return replay(new ReplayedRows(rows, own, settings.rounds(), progress), target, settings);
        }
    }

    private static String replay(ReplayedRows messages, LiveEndpoint target, Replay.Settings settings)
            throws BoardException, IOException, InterruptedException {
        try {
            Replay.Report report = new Replay().run(messages, settings, payload -> Sending.send(target, payload), messages);
            if (messages.isCancelled()) {
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
