// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.CreationFigure;
import org.rpmsgexplorer.core.benchmark.EchoTimes;
import org.rpmsgexplorer.core.benchmark.LatencyFigure;
import org.rpmsgexplorer.core.benchmark.Percentiles;
import org.rpmsgexplorer.core.benchmark.ThroughputFigure;
import org.rpmsgexplorer.core.benchmark.statistics.Summary;
import org.rpmsgexplorer.core.connection.Way;

/** The figures of a run as tables in plain text, each with its title. */
final class FigureTables {
    private final List<String> tables = new ArrayList<>();

    private FigureTables() {
    }

    static List<String> of(BenchmarkRun run) {
        FigureTables tables = new FigureTables();
        tables.tables.addAll(CreationTables.of(CreationFigure.of(run)));
        tables.latency(LatencyFigure.of(run));
        tables.throughput(ThroughputFigure.of(run));
        if (tables.tables.isEmpty()) {
            tables.tables.add("No sample was taken.\n");
        }
        return tables.tables;
    }

    private void latency(List<LatencyFigure> figures) {
        if (figures.isEmpty()) {
            return;
        }
        Columns service = new Columns(">bytes", "way", ">p50", ">p90", ">p99", ">p99.9", ">max", ">lost");
        Columns response = new Columns(">bytes", "way", ">p50", ">p90", ">p99", ">p99.9", ">max", ">lost");
        Columns verdicts = new Columns(">bytes", "legacy against fd");
        for (LatencyFigure figure : figures) {
            String size = Integer.toString(figure.size());
            for (Way way : Way.values()) {
                Optional<EchoTimes> times = way == Way.LEGACY ? figure.legacy() : figure.fd();
                times.ifPresent(echoes -> {
                    service.add(echoes(size, way, echoes, echoes.service()));
                    response.add(echoes(size, way, echoes, echoes.response()));
                });
            }
            figure.verdict().ifPresent(verdict -> verdicts.add(size, verdict));
        }
        tables.add(service.text("From sending a message to its answer, in microseconds:"));
        tables.add(response.text("From when a message was due to its answer, so that waiting for a slow one before counts, in"
                + " microseconds:"));
        addVerdicts(verdicts);
    }

    private static String[] echoes(String size, Way way, EchoTimes echoes, Optional<Percentiles> times) {
        return new String[] {size, way.toString(), Plain.number(times.map(Percentiles::p50)),
            Plain.number(times.map(Percentiles::p90)), Plain.number(times.map(Percentiles::p99)),
            Plain.number(times.map(Percentiles::p999)), Plain.number(times.map(Percentiles::max)),
            Long.toString(echoes.lost())};
    }

    private void throughput(List<ThroughputFigure> figures) {
        if (figures.isEmpty()) {
            return;
        }
        Columns rates = new Columns(">bytes", "way", ">median", ">min", ">max", ">spread", ">rounds");
        Columns verdicts = new Columns(">bytes", "legacy against fd");
        for (ThroughputFigure figure : figures) {
            String size = Integer.toString(figure.size());
            for (Way way : Way.values()) {
                Optional<Summary> rate = way == Way.LEGACY ? figure.legacy() : figure.fd();
                rate.ifPresent(known -> rates.add(size, way.toString(), Plain.number(known.median()), Plain.number(known.min()),
                        Plain.number(known.max()), Plain.number(known.spread()), Integer.toString(known.count())));
            }
            figure.verdict().ifPresent(verdict -> verdicts.add(size, verdict));
        }
        tables.add(rates.text("Messages in a second:"));
        addVerdicts(verdicts);
    }

    private void addVerdicts(Columns verdicts) {
        if (!verdicts.isEmpty()) {
            tables.add(verdicts.text("Whether the ways differ, by the medians of the rounds:"));
        }
    }
}
