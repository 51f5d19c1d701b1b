// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.wizard;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Control;
import org.rpmsgexplorer.core.ssh.SshConfig;
import org.rpmsgexplorer.ui.Later;

/** What the wizard has to look up on a disk, which may be one of a network that does not answer. UI thread only. */
final class DiskLook {
    /** So that not each letter of a path is looked for. */
    private static final int MOMENT_MILLIS = 200;

    private final Later later;
    private final Runnable changed;
    private final Job keyJob = Job.createSystem(Messages.DiskLook_name, (ICoreRunnable) monitor -> lookForKey());
    /** Any thread. */
    private volatile BoardDraft wanted = BoardDraft.EMPTY;
    private String seen = "";
    private Optional<String> found = Optional.empty();

    /**
     * Creates one that has looked at nothing.
     *
     * @param control whoever shows it
     * @param changed is run when the file of a key was looked at
     */
    DiskLook(Control control, Runnable changed) {
        this.later = new Later(control);
        this.changed = changed;
    }

    /** Returns what is wrong with the file of a draft's key; nothing as long as it was not looked at. */
    Optional<String> keyProblem(BoardDraft draft) {
        if (!draft.identity().equals(wanted.identity())) {
            wanted = draft;
            keyJob.schedule(MOMENT_MILLIS);
        }
        return draft.identity().equals(seen) ? found : Optional.empty();
    }

    /** Looks once more: a key may have been made by now. */
    void again() {
        keyJob.schedule();
    }

    private void lookForKey() {
        BoardDraft draft = wanted;
        Optional<String> problem = draft.keyProblem();
        later.run(() -> {
            seen = draft.identity();
            found = problem;
            changed.run();
        });
    }

    /** Begins to look for the hosts of the user's configuration of ssh. */
    void hosts(Consumer<List<String>> told) {
        Job.createSystem(Messages.DiskLook_name, monitor -> {
            List<String> hosts = SshConfig.ofUser().hosts();
            later.run(() -> told.accept(hosts));
        }).schedule();
    }
}
