// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import java.util.function.Function;

/** The columns of the table of runs, from left to right. */
enum RunColumn {
    STARTED(Messages.RunColumn_started, 125, RunRow::started),
    BOARD(Messages.RunColumn_board, 85, RunRow::board),
    LEGACY(Messages.RunColumn_legacy, 75, row -> row.headline().legacy()),
    FD(Messages.RunColumn_fd, 75, row -> row.headline().fd()),
    RATIO(Messages.RunColumn_ratio, 85, row -> row.headline().ratio()),
    INTERVAL(Messages.RunColumn_interval, 110, row -> row.headline().interval()),
    KERNEL(Messages.RunColumn_kernel, 80, RunRow::kernel),
    MEASURED(Messages.RunColumn_measured, 105, row -> row.headline().measured()),
    OUTCOME(Messages.RunColumn_outcome, 75, RunRow::outcome),
    LABEL(Messages.RunColumn_label, 140, RunRow::label);

    private final String title;
    private final int width;
    private final Function<RunRow, String> text;

    RunColumn(String title, int width, Function<RunRow, String> text) {
        this.title = title;
        this.width = width;
        this.text = text;
    }

    String title() {
        return title;
    }

    /** Returns how wide it is at first, in pixels. */
    int width() {
        return width;
    }

    /** Returns what stands in it. */
    String text(RunRow row) {
        return text.apply(row);
    }

    /** Returns whether it has numbers, which stand at its right side. */
    boolean isNumber() {
        return this == LEGACY || this == FD || this == RATIO || this == INTERVAL;
    }
}
