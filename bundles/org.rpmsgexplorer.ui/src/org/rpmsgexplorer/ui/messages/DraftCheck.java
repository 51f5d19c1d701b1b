// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import org.eclipse.swt.widgets.Composite;
import org.rpmsgexplorer.ui.Later;

/** Looks at what is written: at once, but for a file, which a job looks at a moment after the last key. UI thread only. */
final class DraftCheck {
    private static final int MOMENT_MILLIS = 250;

    private final Composite bar;
    private final Later later;
    private final Runnable changed;
    private final Runnable look = this::look;
    /** What names the file that was looked at, or is to be; null for any. */
    private SendDraft wanted;
    /** What named the file that was looked at last; null before that. */
    private SendDraft seen;
    private SendDraft.Check found;

    /**
     * Creates one that has looked at nothing.
     *
     * @param bar where it is written
     * @param changed is run when a file was looked at
     */
    DraftCheck(Composite bar, Runnable changed) {
        this.bar = bar;
        this.later = new Later(bar);
        this.changed = changed;
    }

    /** Returns what there is to say of a draft; nothing yet where its file has to be looked at first. */
    SendDraft.Check of(SendDraft draft) {
        if (draft.kind() != SendDraft.Kind.FILE) {
            return draft.check();
        }
        if (!draft.equals(wanted)) {
            wanted = draft;
            bar.getDisplay().timerExec(MOMENT_MILLIS, look);
        }
        return draft.equals(seen) ? found : SendDraft.Check.UNKNOWN;
    }

    /** Lets a file be looked at once more: it may be there by now. */
    void again() {
        wanted = null;
    }

    private void look() {
        if (bar.isDisposed() || wanted == null) {
            return;
        }
        SendDraft draft = wanted;
        MessageJob job = new MessageJob(Messages.DraftCheck_looking, progress -> {
            SendDraft.Check check = draft.check();
            later.run(() -> take(draft, check));
            return "";
        }, outcome -> {
        });
        job.setSystem(true);
        job.schedule();
    }

    private void take(SendDraft draft, SendDraft.Check check) {
        if (draft.equals(wanted)) {
            seen = draft;
            found = check;
            changed.run();
        }
    }
}
