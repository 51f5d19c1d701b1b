// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.file;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.rpmsgexplorer.core.benchmark.BenchmarkPlan;
import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.CreationPlan;
import org.rpmsgexplorer.core.benchmark.CreationSample;
import org.rpmsgexplorer.core.benchmark.DeviceManager;
import org.rpmsgexplorer.core.benchmark.Environment;
import org.rpmsgexplorer.core.benchmark.LatencyPlan;
import org.rpmsgexplorer.core.benchmark.LatencySample;
import org.rpmsgexplorer.core.benchmark.LoadAverage;
import org.rpmsgexplorer.core.benchmark.Outcome;
import org.rpmsgexplorer.core.benchmark.Sample;
import org.rpmsgexplorer.core.benchmark.Step;
import org.rpmsgexplorer.core.benchmark.ThroughputPlan;
import org.rpmsgexplorer.core.benchmark.ThroughputSample;
import org.rpmsgexplorer.core.connection.CpuPolicy;
import org.rpmsgexplorer.core.connection.Engine;
import org.rpmsgexplorer.core.connection.Way;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/** Reads a run from JSON. Samples are taken one after the other, so that a long run needs little more memory than its samples. */
final class RunReader {
    private static final int MAX_SAMPLES = 1_000_000;

    private final JsonParser in;
    private final JsonLimits limits = new JsonLimits();
    private final JsonTree tree;
    private final Map<String, Object> fields = new HashMap<>();
    private final List<Sample> samples = new ArrayList<>();

    RunReader(JsonParser in) {
        this.in = in;
        tree = new JsonTree(in, limits);
    }

    /**
     * Reads the document.
     *
     * @throws RunFileException where it is of a version that this program does not know
     * @throws IOException where it is no run
     */
    BenchmarkRun read() throws IOException {
        try {
            head();
            boolean measured = false;
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                in.nextToken();
                limits.begin();
                if (name.equals("samples")) {
                    measured = true;
                    readSamples();
                } else {
                    fields.put(name, tree.read());
                }
            }
            if (!measured) {
                throw new WrongFieldException("samples is missing");
            } else if (in.nextToken() != null) {
                throw new WrongFieldException("something stands behind its end");
            }
            return run(JsonFields.of("", fields));
        } catch (IllegalArgumentException | DateTimeException broken) {
            throw new WrongFieldException(broken.getMessage());
        }
    }

    /** What kind of file it is stands first, so that a later version may change everything else. */
    private void head() throws IOException {
        if (in.nextToken() != JsonToken.START_OBJECT || !"format".equals(in.nextFieldName())
                || !RunFile.FORMAT.equals(in.nextTextValue())) {
            throw new WrongFieldException("it does not begin with \"format\": \"" + RunFile.FORMAT + "\"");
        } else if (!"version".equals(in.nextFieldName()) || in.nextToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new WrongFieldException("its version does not follow its format");
        }
        String version = in.getText();
        if (!version.equals(Integer.toString(RunFile.VERSION))) {
            throw new RunFileException("it has version " + version + " of the format, and this program reads version "
                    + RunFile.VERSION, "A newer RPMsg Explorer has written it, most likely: get that one.", null);
        }
    }

    private void readSamples() throws IOException {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw new WrongFieldException("samples is no array");
        }
        while (in.nextToken() != JsonToken.END_ARRAY) {
            String where = "samples[" + samples.size() + "]";
            limits.begin();
            if (samples.size() == MAX_SAMPLES) {
                throw new WrongFieldException("it has more than " + MAX_SAMPLES + " samples");
            }
            try {
                samples.add(sample(JsonFields.of(where, tree.read())));
            } catch (IllegalArgumentException broken) {
                throw new WrongFieldException("in " + where + ", " + broken.getMessage());
            }
        }
    }

    private BenchmarkRun run(JsonFields run) throws WrongFieldException {
        Optional<JsonFields> after = run.optionalObject("after");
        return new BenchmarkRun(run.text("id"), run.optionalText("started").map(Instant::parse),
                duration(run.optionalWhole("tookNanos")), run.text("label"), plan(run.object("plan")),
                environment(run.object("before")),
                after.isPresent() ? Optional.of(environment(after.get())) : Optional.empty(),
                run.word("outcome", Outcome.values()), run.texts("notes"), samples);
    }

    private static BenchmarkPlan plan(JsonFields plan) throws WrongFieldException {
        String kind = plan.text("kind");
        return switch (kind) {
            case RunFile.CREATION -> new CreationPlan(plan.text("control"), plan.words("engines", Engine.values()),
                    plan.yes("steps"), plan.smalls("existing"), plan.small("loops"), plan.small("repeats"),
                    plan.optionalNumber("until"), duration(plan.optionalWhole("limitNanos")), plan.optionalSmall("cpu"));
            case RunFile.LATENCY -> new LatencyPlan(plan.text("control"), plan.whole("destination"), plan.smalls("sizes"),
                    plan.number("rate"), plan.small("count"), plan.small("repeats"));
            case RunFile.THROUGHPUT -> new ThroughputPlan(plan.text("control"), plan.whole("destination"),
                    plan.smalls("sizes"), plan.small("count"), plan.small("window"), plan.small("repeats"));
            default -> throw new WrongFieldException("plan.kind is none that this program knows");
        };
    }

    private static Environment environment(JsonFields of) throws WrongFieldException {
        List<CpuPolicy> policies = new ArrayList<>();
        for (JsonFields policy : of.objects("policies")) {
            policies.add(new CpuPolicy(policy.text("processors"), policy.optionalText("governor"),
                    policy.optionalWhole("current"), policy.optionalWhole("min"), policy.optionalWhole("max")));
        }
        Optional<JsonFields> load = of.optionalObject("load");
        return new Environment(of.optionalText("board"), of.optionalText("machine"), of.optionalText("model"),
                of.optionalText("kernel"), of.optionalText("kernelVersion"), of.optionalText("commandLine"),
                of.optionalSmall("processors"), policies, of.optionalText("affinity"),
                load.isPresent() ? Optional.of(load(load.get())) : Optional.empty(),
                of.optionalWord("deviceManager", DeviceManager.values()), of.optionalText("java"), of.optionalText("agent"),
                of.optionalText("clockSource"));
    }

    private static LoadAverage load(JsonFields load) throws WrongFieldException {
        return new LoadAverage(load.number("one"), load.number("five"), load.number("fifteen"));
    }

    /** A sample's own field tells its kind; whether the plan asks for such ones is checked with the run. */
    private static Sample sample(JsonFields sample) throws WrongFieldException {
        int round = sample.small("round");
        Way way = sample.word("way", Way.values());
        if (sample.has("rawNanos")) {
            return new CreationSample(round, sample.word("engine", Engine.values()), way, sample.word("step", Step.values()),
                    sample.small("existing"), sample.small("loops"), sample.whole("rawNanos"),
                    sample.optionalWhole("doubledNanos"), sample.optionalWhole("retries"));
        } else if (sample.has("roundTripNanos")) {
            return new LatencySample(round, way, sample.small("size"), sample.wholes("lateNanos"),
                    sample.wholes("roundTripNanos"));
        }
        return new ThroughputSample(round, way, sample.small("size"), sample.small("messages"), sample.whole("nanos"));
    }

    private static Optional<Duration> duration(OptionalLong nanos) {
        return nanos.isPresent() ? Optional.of(Duration.ofNanos(nanos.getAsLong())) : Optional.empty();
    }
}
