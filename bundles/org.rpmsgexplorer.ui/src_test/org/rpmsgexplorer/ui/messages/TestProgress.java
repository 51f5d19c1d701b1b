// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.List;

import org.rpmsgexplorer.core.Progress;

/** Keeps what an operation tells, and cancels it when it has told enough. */
record TestProgress(List<String> told, int most) implements Progress {
    static TestProgress of(List<String> told) {
        return new TestProgress(told, Integer.MAX_VALUE);
    }

    @Override
    public void step(String text) {
        told.add(text);
    }

    @Override
    public void part(long done, long total, String unit) {
        told.add(done + " of " + total + ' ' + unit);
    }

    @Override
    public boolean isCancelled() {
        return told.size() >= most;
    }
}
