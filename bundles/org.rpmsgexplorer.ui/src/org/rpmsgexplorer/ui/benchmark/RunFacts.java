// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.benchmark.BenchmarkPlan;
import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.CreationPlan;
import org.rpmsgexplorer.core.benchmark.DeviceManager;
import org.rpmsgexplorer.core.benchmark.Environment;
import org.rpmsgexplorer.core.benchmark.LatencyPlan;
import org.rpmsgexplorer.core.benchmark.ThroughputPlan;
import org.rpmsgexplorer.core.benchmark.report.Plain;
import org.rpmsgexplorer.ui.properties.Fact;
import org.rpmsgexplorer.ui.properties.FactList;

/** What the property sheet of a run says: what was measured where and how, and what was found. */
final class RunFacts {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final FactList facts = new FactList();

    private RunFacts() {
    }

    /**
     * Returns the facts of a run.
     *
     * @param outcome how it ended, or that it is not kept
     * @param file where it is kept; empty for nowhere
     */
    static List<Fact> of(BenchmarkRun run, Headline headline, String outcome, Optional<Path> file) {
        RunFacts of = new RunFacts();
        of.begin(run.id(), outcome, file);
        of.facts.putUnlessEmpty(Messages.RunColumn_label, run.label());
        of.facts.put(Messages.RunColumn_started, run.started().map(RunFacts::local));
        of.facts.put(Messages.RunFacts_took, run.took().map(RunFacts::seconds));
        of.facts.putUnlessEmpty(Messages.RunFacts_notes, String.join(" ", run.notes()));
        of.add(headline);
        of.add(run.plan());
        of.add(run.before());
        return of.facts.facts();
    }

    /** Returns the facts of a run that cannot be read. */
    static List<Fact> broken(String id, String problem, Path file) {
        RunFacts of = new RunFacts();
        of.begin(id, Messages.RunRow_broken, Optional.of(file));
        of.facts.put(Messages.RunFacts_problem, problem);
        return of.facts.facts();
    }

    private void begin(String id, String outcome, Optional<Path> file) {
        facts.begin(Messages.RunFacts_run);
        facts.put(Messages.RunFacts_id, id);
        facts.put(Messages.RunColumn_outcome, outcome);
        facts.put(Messages.RunFacts_file, file.map(Path::toString));
    }

    private static String local(Instant time) {
        return TIME.format(time.atZone(ZoneId.systemDefault()));
    }

    private static String seconds(Duration took) {
        return NLS.bind(Messages.RunStatus_seconds, Long.toString(took.toSeconds()));
    }

    private void add(Headline headline) {
        facts.begin(Messages.RunFacts_found);
        facts.put(Messages.RunColumn_measured, headline.measured());
        facts.put(Messages.RunColumn_legacy, headline.legacy());
        facts.put(Messages.RunColumn_fd, headline.fd());
        facts.put(Messages.RunColumn_ratio, headline.ratio());
        facts.put(Messages.RunColumn_interval, headline.interval());
    }

    private void add(BenchmarkPlan plan) {
        facts.begin(Messages.RunFacts_plan);
        facts.put(Messages.RunFacts_control, plan.control());
        facts.put(Messages.RunFacts_rounds, Integer.toString(plan.repeats()));
        if (plan instanceof CreationPlan creation) {
            facts.put(Messages.RunFacts_engines, list(creation.engines()));
            facts.put(Messages.RunFacts_loops, Integer.toString(creation.loops()));
            facts.put(Messages.RunFacts_existing, list(creation.existing()));
            facts.putUnlessEmpty(Messages.RunFacts_cpu, text(creation.cpu()));
        } else if (plan instanceof LatencyPlan latency) {
            facts.put(Messages.RunFacts_sizes, list(latency.sizes()));
            facts.put(Messages.RunFacts_messages, Integer.toString(latency.count()));
            facts.put(Messages.RunFacts_rate, Plain.number(latency.rate()));
        } else if (plan instanceof ThroughputPlan throughput) {
            facts.put(Messages.RunFacts_sizes, list(throughput.sizes()));
            facts.put(Messages.RunFacts_messages, Integer.toString(throughput.count()));
            facts.put(Messages.RunFacts_window, Integer.toString(throughput.window()));
        }
    }

    private static String list(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static String text(OptionalInt value) {
        return value.isPresent() ? Integer.toString(value.getAsInt()) : "";
    }

    private void add(Environment where) {
        facts.begin(Messages.RunColumn_board);
        facts.put(Messages.RunFacts_name, where.board());
        facts.put(Messages.RunFacts_model, where.model());
        facts.put(Messages.RunFacts_machine, where.machine());
        facts.put(Messages.RunColumn_kernel, where.kernel());
        facts.put(Messages.RunFacts_processors, Optional.of(text(where.processors())).filter(text -> !text.isEmpty()));
        facts.put(Messages.RunFacts_governor, Optional.of(String.join(", ", where.governors())).filter(text -> !text.isEmpty()));
        facts.put(Messages.RunFacts_affinity, where.affinity());
        facts.put(Messages.RunFacts_deviceManager, where.deviceManager().map(DeviceManager::toString));
        facts.put(Messages.RunFacts_java, where.java());
        facts.put(Messages.RunFacts_agent, where.agent());
    }
}
