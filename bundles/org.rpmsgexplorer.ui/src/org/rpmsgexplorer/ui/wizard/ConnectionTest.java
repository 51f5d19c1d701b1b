// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.wizard;

import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.doctor.Doctor;
import org.rpmsgexplorer.core.doctor.Finding;
import org.rpmsgexplorer.core.doctor.Finding.Level;
import org.rpmsgexplorer.core.ssh.SshConfig;
import org.rpmsgexplorer.ui.boards.BoardEntry;
import org.rpmsgexplorer.ui.boards.BoardJob;
import org.rpmsgexplorer.ui.boards.JobProgress;
import org.rpmsgexplorer.ui.boards.Problem;
import org.rpmsgexplorer.ui.boards.SignIns;

/** Looks, by a job, at everything that a board needs which is not in the list yet. */
final class ConnectionTest {
    private final BoardEntry board;
    private final SignIns signIns;
    private final Listener listener;
    private final BoardJob job;

    /** Is told how the test goes on, by the job's thread. */
    interface Listener {
        void step(String text);

        void found(Finding finding);

        /** What was in the way is gone, so that it is worth while to test again; told when it is over, if at all. */
        void again();

        /** It is over, by itself or because it was cancelled; told once, at last. */
        void ended(boolean cancelled);
    }

    /** Creates a test that {@link #start} begins. */
    ConnectionTest(BoardEntry board, SignIns signIns, Listener listener) {
        this.board = board;
        this.signIns = signIns;
        this.listener = listener;
        this.job = new BoardJob(NLS.bind(Messages.ConnectionTest_name, board.label()), board.id(), this::run, this::failed);
    }

    void start() {
        job.schedule();
    }

    /** Takes back what is being asked, too. */
    void cancel() {
        job.cancel();
    }

    private void run(IProgressMonitor monitor) throws BoardException {
        try (SignIns.Attempt attempt = signIns.begin(board.id(), this::note, listener::again)) {
            new Doctor(board.target(SshConfig.ofUser()), attempt.signIn(), new JobProgress(monitor, listener::step), finding -> {
                if (finding.subject().equals(Doctor.SIGN_IN) && finding.level() == Level.OK) {
                    attempt.succeeded();
                }
                listener.found(finding);
            }).run();
        }
        listener.ended(false);
    }

    private void note(String text) {
        listener.found(Finding.unknown(Messages.ConnectionTest_note, text));
    }

    private void failed(Optional<Problem> problem) {
        problem.ifPresent(why -> listener.found(Finding.problem(Messages.ConnectionTest_address, why.message(), why.hint())));
        listener.ended(problem.isEmpty());
    }
}
