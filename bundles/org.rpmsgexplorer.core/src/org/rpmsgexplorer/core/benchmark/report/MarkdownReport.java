// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.report;

import java.util.ArrayList;
import java.util.List;

import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.Doubts;
import org.rpmsgexplorer.core.benchmark.Environment;
import org.rpmsgexplorer.core.connection.CpuPolicy;

/**
 * A run as a text for a mail to a kernel list: Markdown that reads well as it is, within 76 columns. What comes from a board
 * stands in preformatted blocks, so that it cannot be taken for Markdown or HTML.
 */
public final class MarkdownReport {
    private static final int NAMES = 14;

    private final StringBuilder text = new StringBuilder();

    private MarkdownReport() {
    }

    /** Returns the report of a run, in lines that end with a line feed. */
    public static String of(BenchmarkRun run) {
        MarkdownReport report = new MarkdownReport();
        report.write(run);
        return report.text.toString();
    }

    private void write(BenchmarkRun run) {
        text.append("# rpmsg benchmark ").append(run.id()).append("\n\n");
        text.append(Lines.wrap("", Method.of(run)));
        for (String table : FigureTables.of(run)) {
            text.append('\n').append(table);
        }
        section("Run");
        field("label", Plain.line(run.label()));
        field("started", Plain.text(run.started()));
        field("took", run.took().map(took -> took.toSeconds() + " s").orElse(""));
        field("outcome", run.outcome().toString());
        field("control", Plain.line(run.plan().control()));
        environment(run.before());
        List<String> remarks = new ArrayList<>(Doubts.of(run.before(), run.after()));
        remarks.addAll(run.notes());
        if (!remarks.isEmpty()) {
            section("Remarks");
            remarks.forEach(remark -> text.append(Lines.wrap(Columns.INDENT + "- ", Plain.line(remark))));
        }
    }

    private void environment(Environment where) {
        field("board", Plain.text(where.board()));
        field("model", Plain.text(where.model()));
        field("machine", Plain.text(where.machine()));
        field("kernel", Plain.text(where.kernel()));
        field("build", Plain.text(where.kernelVersion()));
        field("command line", Plain.text(where.commandLine()));
        field("processors", Plain.text(where.processors()));
        where.policies().forEach(policy -> field("frequency", frequency(policy)));
        field("loops run on", Plain.text(where.affinity()));
        field("load before", where.load().map(load -> load.one() + " " + load.five() + " " + load.fifteen()).orElse(""));
        field("nodes by", Plain.text(where.deviceManager()));
        field("clock source", Plain.text(where.clockSource()));
        field("Java", Plain.text(where.java()));
        field("agent", Plain.text(where.agent()));
    }

    private static String frequency(CpuPolicy policy) {
        String governor = policy.governor().map(name -> Plain.line(name) + ", ").orElse("");
        return Plain.line(policy.processors()) + ": " + governor + Plain.megahertz(policy.current()) + " ("
                + Plain.megahertz(policy.min()) + " to " + Plain.megahertz(policy.max()) + ") MHz";
    }

    private void section(String title) {
        text.append("\n## ").append(title).append("\n\n");
    }

    /** What is not known has no line. */
    private void field(String name, String value) {
        if (!value.isEmpty()) {
            text.append(Lines.wrap(Columns.INDENT + name + " ".repeat(NAMES - name.length()), value));
        }
    }
}
