// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.wizard;

import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.doctor.Finding;
import org.rpmsgexplorer.core.doctor.Finding.Level;

/** What the findings of a test come to. */
final class Summary {
    private Summary() {
    }

    /** Returns it in one line. */
    static String of(List<Finding> findings, boolean cancelled) {
        long problems = count(findings, Level.PROBLEM);
        if (cancelled) {
            return Messages.Summary_cancelled;
        } else if (problems > 0) {
            return NLS.bind(problems == 1 ? Messages.Summary_problem : Messages.Summary_problems, problems);
        }
        return count(findings, Level.WARNING) > 0 ? Messages.Summary_warnings : Messages.Summary_well;
    }

    private static long count(List<Finding> findings, Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }

    /** Returns the finding to look at first: a problem, else a warning. */
    static Optional<Finding> first(List<Finding> findings) {
        return findings.stream().filter(finding -> finding.level() == Level.PROBLEM).findFirst()
                .or(() -> findings.stream().filter(finding -> finding.level() == Level.WARNING).findFirst());
    }
}
