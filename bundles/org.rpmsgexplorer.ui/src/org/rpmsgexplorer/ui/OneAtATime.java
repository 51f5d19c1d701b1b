// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui;

import org.eclipse.core.runtime.jobs.ISchedulingRule;

/**
 * Lets jobs that have to do with the same thing run one at a time, in the order in which they were scheduled.
 *
 * @param thing what they have to do with, such as the id of a board
 */
public record OneAtATime(Object thing) implements ISchedulingRule {
    @Override
    public boolean contains(ISchedulingRule rule) {
        return equals(rule);
    }

    @Override
    public boolean isConflicting(ISchedulingRule rule) {
        return equals(rule);
    }
}
