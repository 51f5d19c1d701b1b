// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import java.time.Duration;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.ui.benchmark.RunState.Ended;
import org.rpmsgexplorer.ui.benchmark.RunState.Failed;
import org.rpmsgexplorer.ui.benchmark.RunState.Going;

/** What the line at the top of the view says, with links. */
public final class RunStatus {
    /** What the links are called. */
    static final String RUN = "run";
    static final String CANCEL = "cancel";
    static final String BOARDS = "boards";
    static final String CONFIGURE = "configure";

    private static final int PERCENT = 100;
    private static final int MINUTE_FROM = 100;
    private static final int SECONDS = 60;

    private RunStatus() {
    }

    /**
     * Returns the line.
     *
     * @param target where the next benchmark would run
     * @param isEmpty whether no run of ours is kept
     */
    static String text(RunState state, RunTarget target, boolean isEmpty) {
        if (state instanceof Going going) {
            String now = going.text().isEmpty() ? Messages.RunStatus_waiting
                    : progress(going.text(), going.share(), going.left());
            return NLS.bind(Messages.RunStatus_going, plain(going.target().label()), plain(now));
        }
        String next = next(target);
        if (state instanceof Failed failed) {
            return plain(failed.problem().text()) + '\n' + next;
        } else if (state instanceof Ended ended) {
            return NLS.bind(Messages.RunStatus_ended, ended.id(), ended.outcome()) + ' ' + next;
        }
        return isEmpty ? Messages.RunStatus_empty + ' ' + next : next;
    }

    private static String next(RunTarget target) {
        if (target instanceof RunTarget.Ready ready) {
            return NLS.bind(Messages.RunStatus_ready, plain(ready.label()), plain(ready.control()));
        }
        return target instanceof RunTarget.Away away ? NLS.bind(Messages.RunStatus_away, plain(away.label()))
                : NLS.bind(Messages.RunStatus_missing, plain(((RunTarget.Missing) target).why()));
    }

    /** Returns how far a run is, in one line. */
    public static String progress(String text, double share, Optional<Duration> left) {
        String known = NLS.bind(Messages.RunStatus_share, text, Long.toString(Math.round(PERCENT * share)));
        return left.map(time -> NLS.bind(Messages.RunStatus_left, known, time(time))).orElse(known);
    }

    private static String time(Duration time) {
        long seconds = time.toSeconds() + 1;
        return seconds < MINUTE_FROM ? NLS.bind(Messages.RunStatus_seconds, Long.toString(seconds))
                : NLS.bind(Messages.RunStatus_minutes, Long.toString((seconds + SECONDS / 2) / SECONDS));
    }

    /** Returns a text of others so that nothing in it becomes a link or a mnemonic. */
    private static String plain(String text) {
        return text.replace("&", "&&").replace('<', '\u2039').replace('>', '\u203a');
    }
}
