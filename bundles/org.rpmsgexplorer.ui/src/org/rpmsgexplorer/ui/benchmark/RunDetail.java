// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.ComparedFigure;
import org.rpmsgexplorer.core.benchmark.RunComparison;
import org.rpmsgexplorer.core.benchmark.file.RunStore;
import org.rpmsgexplorer.core.benchmark.report.MarkdownReport;
import org.rpmsgexplorer.core.benchmark.report.Plain;
import org.rpmsgexplorer.ui.chart.Chart;

/**
 * What is shown of the selected runs. Making it takes its time.
 *
 * @param headline the most important in a line
 * @param text all figures, and what was measured, where and how
 * @param chart how the samples are distributed
 * @param samples all of them; of two runs none
 */
record RunDetail(String headline, String text, Chart chart, SampleRows samples) {
    /** Returns what is shown of one run: the text is the report that can be copied. */
    static RunDetail of(BenchmarkRun run) {
        return new RunDetail(Headline.of(run).sentence(), MarkdownReport.of(run), RunChart.of(run, RunStore.published()),
                SampleRows.of(run));
    }

    /** Returns what is shown of two runs: whether they differ. */
    static RunDetail compare(BenchmarkRun first, BenchmarkRun second) {
        RunComparison comparison = RunComparison.of(first, second);
        StringBuilder text = new StringBuilder();
        text.append(line(Messages.RunDetail_first, first)).append(line(Messages.RunDetail_second, second)).append('\n');
        comparison.figures().forEach(figure -> text.append(figure(figure)).append('\n'));
        if (comparison.unlike().isEmpty()) {
            text.append(Messages.RunDetail_alike).append('\n');
        } else {
            text.append(Messages.RunDetail_unlike).append('\n');
            comparison.unlike().forEach(line -> text.append("  ").append(line).append('\n'));
        }
        String headline = comparison.figures().isEmpty() ? Messages.RunDetail_nothing
                : NLS.bind(Messages.RunDetail_compared, first.id(), second.id());
        return new RunDetail(headline, text.toString(), RunChart.compare(first, second), SampleRows.NONE);
    }

    private static String line(String which, BenchmarkRun run) {
        RunRow row = RunRow.of(run, Optional.empty());
        String name = row.label().isEmpty() ? row.id() : row.id() + " (" + row.label() + ")";
        return NLS.bind(Messages.RunDetail_run, new Object[] {which, name, row.board(), row.kernel()}) + '\n';
    }

    private static String figure(ComparedFigure figure) {
        String unit = figure.unit().equals("us") ? Messages.Headline_micros : figure.unit();
        return NLS.bind(Messages.RunDetail_figure, new Object[] {figure.name(), Plain.number(figure.first()),
            Plain.number(figure.second()), unit, figure.verdict()}).replace(" \n", "\n") + '\n';
    }
}
