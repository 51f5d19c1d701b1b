// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.launch;

import java.util.Optional;

import org.eclipse.core.expressions.PropertyTester;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.benchmark.RunTarget;
import org.rpmsgexplorer.ui.boards.BoardItem;
import org.rpmsgexplorer.ui.boards.Subject;

/** Tells the expressions in plugin.xml whether a benchmark can run where a row of the Boards view is. */
public final class BenchmarkPropertyTester extends PropertyTester {
    /** The full name of its property. */
    public static final String CAN_BENCHMARK = "org.rpmsgexplorer.ui.canBenchmark";

    @Override
    public boolean test(Object receiver, String property, Object[] arguments, Object expected) {
        return receiver instanceof BoardItem item
                && (item.subject() instanceof Subject.OfBoard || item.subject() instanceof Subject.OfControl)
                && RunTarget.of(UiActivator.boards().snapshots(), Optional.of(item), "", Optional.empty())
                        instanceof RunTarget.OnBoard;
    }
}
