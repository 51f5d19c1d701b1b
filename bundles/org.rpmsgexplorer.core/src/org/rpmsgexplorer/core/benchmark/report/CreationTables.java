// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.rpmsgexplorer.core.benchmark.CreationFigure;
import org.rpmsgexplorer.core.benchmark.LoopTimes;
import org.rpmsgexplorer.core.benchmark.Ratio;
import org.rpmsgexplorer.core.benchmark.statistics.Summary;
import org.rpmsgexplorer.core.connection.Way;

/** The figures of creating endpoints as tables in plain text: the ratios, how far samples are apart, what was subtracted. */
final class CreationTables {
    private final Columns ratios = new Columns("engine", "step", ">there", ">legacy", ">fd", ">legacy/fd", "95 %");
    private final Columns spread = new Columns("engine", "step", ">there", "way", ">median", ">p95", ">p99", ">spread", ">far");
    private final Columns overhead = new Columns("engine", "step", ">there", "way", ">raw", ">overhead", ">net", "");

    private CreationTables() {
    }

    /** Returns the tables, each with its title; none where there are no figures. */
    static List<String> of(List<CreationFigure> figures) {
        CreationTables tables = new CreationTables();
        figures.forEach(tables::add);
        return tables.texts();
    }

    private void add(CreationFigure figure) {
        ratios.add(row(figure, median(figure.legacy()), median(figure.fd()), Plain.number(figure.ratio().map(Ratio::value)),
                figure.ratio().flatMap(Ratio::interval)
                        .map(range -> Plain.number(range.low()) + " to " + Plain.number(range.high())).orElse(Plain.UNKNOWN)));
        figure.legacy().ifPresent(times -> add(figure, Way.LEGACY, times));
        figure.fd().ifPresent(times -> add(figure, Way.FD, times));
    }

    private void add(CreationFigure figure, Way way, LoopTimes times) {
        Summary net = times.net();
        spread.add(row(figure, way.toString(), Plain.number(net.median()), Plain.number(net.p95()), Plain.number(net.p99()),
                Plain.number(net.spread()), Integer.toString(times.outlierCount())));
        times.overhead().ifPresent(subtracted -> overhead.add(row(figure, way.toString(), Plain.number(times.raw()),
                Plain.number(subtracted), Plain.number(net.median()), times.isDoubtful() ? "doubtful" : "")));
    }

    private static String[] row(CreationFigure figure, String... cells) {
        List<String> row = new ArrayList<>(List.of(figure.series().engine().toString(), figure.series().step().toString(),
                Integer.toString(figure.series().existing())));
        row.addAll(List.of(cells));
        return row.toArray(String[]::new);
    }

    private static String median(Optional<LoopTimes> times) {
        return Plain.number(times.map(known -> known.net().median()));
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        if (!ratios.isEmpty()) {
            texts.add(ratios.text("Medians in microseconds for a loop (there: how many endpoints there were already):"));
            texts.add(spread.text("How far the samples are apart, in microseconds for a loop (spread: 1.4826 times the median"
                    + " absolute deviation; far: how many are farther than 3.5 of it from the median, which count like all"
                    + " others):"));
        }
        if (!overhead.isEmpty()) {
            texts.add(overhead.text("What the way into the kernel costs, measured beside the calls and subtracted (doubtful:"
                    + " more was subtracted than is left):"));
        }
        return texts;
    }
}
