// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;

/** What stands below a table: how many rows there are, and why not all of them are shown. */
final class StatusText {
    private static final long PERCENT = 100;

    private StatusText() {
    }

    /**
     * Returns the text.
     *
     * @param found all rows that were found by now
     * @param visible those that are shown
     * @param paused whether what comes is not shown
     * @param problem why no more rows are looked at; empty where nothing is wrong
     */
    static String of(ShownRows found, ShownRows visible, boolean paused, Optional<String> problem) {
        if (problem.isPresent()) {
            return problem.get();
        }
        StringBuilder text = new StringBuilder();
        long rest = found.total() - found.filter().from();
        if (found.filter().showsAll()) {
            text.append(NLS.bind(Messages.StatusText_rows, number(visible.all())));
        } else {
            text.append(NLS.bind(Messages.StatusText_ofRows, number(visible.all()), number(rest)));
        }
        if (found.examined() < found.total()) {
            long done = (found.examined() - found.filter().from()) * PERCENT / rest;
            text.append(NLS.bind(Messages.StatusText_filtering, Long.toString(done)));
        }
        if (visible.hidden() > 0) {
            text.append(NLS.bind(Messages.StatusText_last, number(visible.size())));
        }
        if (paused) {
            text.append(NLS.bind(Messages.StatusText_paused, number(found.all() - visible.all())));
        }
        if (found.filter().from() > 0) {
            text.append(NLS.bind(Messages.StatusText_cleared, number(found.filter().from())));
        }
        return text.toString();
    }

    private static String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.ROOT).format(number);
    }
}
