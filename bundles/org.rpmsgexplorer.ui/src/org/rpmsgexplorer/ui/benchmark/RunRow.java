// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.Environment;
import org.rpmsgexplorer.core.benchmark.file.RunFileException;
import org.rpmsgexplorer.ui.boards.Problem;
import org.rpmsgexplorer.ui.properties.Fact;
import org.rpmsgexplorer.ui.properties.FactSource;

/**
 * What the table shows of a run; what is not known is a dash.
 *
 * @param id of the run
 * @param started in local time
 * @param label what its user calls it; empty for none
 * @param board as its user named it
 * @param kernel its release
 * @param headline what it found
 * @param outcome how it ended
 * @param problem why it cannot be read, with what to do about it; empty where it can
 * @param facts what its property sheet says
 */
record RunRow(String id, String started, String label, String board, String kernel, Headline headline, String outcome,
        String problem, List<Fact> facts) implements FactSource {
    /** What stands for what nobody knows. */
    static final String UNKNOWN = "\u2013";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    /**
     * Returns the row of a run.
     *
     * @param file where it is kept; empty for nowhere
     */
    static RunRow of(BenchmarkRun run, Optional<Path> file) {
        return of(run, run.outcome().toString(), file);
    }

    /** Returns the row of a run that could not be written. */
    static RunRow unkept(BenchmarkRun run) {
        return of(run, Messages.RunRow_unkept, Optional.empty());
    }

    private static RunRow of(BenchmarkRun run, String outcome, Optional<Path> file) {
        Environment where = run.before();
        String started = run.started().map(RunRow::local)
                .orElse(run.id().equals(BenchmarkRun.PUBLISHED) ? Messages.RunRow_published : UNKNOWN);
        Headline headline = Headline.of(run);
        return new RunRow(run.id(), started, run.label(), where.board().orElse(UNKNOWN), where.kernel().orElse(UNKNOWN),
                headline, outcome, "", RunFacts.of(run, headline, outcome, file));
    }

    /** Returns the row of a run that cannot be read. */
    static RunRow broken(String id, RunFileException why, Path file) {
        String problem = new Problem(why.getMessage(), why.hint()).text();
        return new RunRow(id, UNKNOWN, "", UNKNOWN, UNKNOWN, Headline.NONE, Messages.RunRow_broken, problem,
                RunFacts.broken(id, problem, file));
    }

    private static String local(Instant time) {
        return TIME.withZone(ZoneId.systemDefault()).format(time);
    }

    /** Returns whether it comes with the program, and cannot be deleted. */
    boolean isPublished() {
        return id.equals(BenchmarkRun.PUBLISHED);
    }

    /** Returns whether there is something to show, compare and export. */
    boolean isReadable() {
        return problem.isEmpty();
    }
}
