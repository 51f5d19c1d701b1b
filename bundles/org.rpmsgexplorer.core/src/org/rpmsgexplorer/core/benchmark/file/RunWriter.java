// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.file;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.rpmsgexplorer.core.benchmark.BenchmarkPlan;
import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.CreationPlan;
import org.rpmsgexplorer.core.benchmark.CreationSample;
import org.rpmsgexplorer.core.benchmark.Environment;
import org.rpmsgexplorer.core.benchmark.LatencyPlan;
import org.rpmsgexplorer.core.benchmark.LatencySample;
import org.rpmsgexplorer.core.benchmark.LoadAverage;
import org.rpmsgexplorer.core.benchmark.Sample;
import org.rpmsgexplorer.core.benchmark.ThroughputPlan;
import org.rpmsgexplorer.core.benchmark.ThroughputSample;
import org.rpmsgexplorer.core.connection.CpuPolicy;

import com.fasterxml.jackson.core.JsonGenerator;

/** Writes a run as JSON, always in the same order; what is not known is null. */
final class RunWriter {
    private final JsonGenerator out;

    RunWriter(JsonGenerator out) {
        this.out = out;
    }

    void write(BenchmarkRun run) throws IOException {
        out.writeStartObject();
        out.writeStringField("format", RunFile.FORMAT);
        out.writeNumberField("version", RunFile.VERSION);
        out.writeStringField("id", run.id());
        text("started", run.started().map(Object::toString));
        number("tookNanos", run.took().map(took -> OptionalLong.of(took.toNanos())).orElse(OptionalLong.empty()));
        out.writeStringField("label", run.label());
        out.writeStringField("outcome", run.outcome().toString());
        out.writeFieldName("plan");
        write(run.plan());
        out.writeFieldName("before");
        write(run.before());
        out.writeFieldName("after");
        if (run.after().isPresent()) {
            write(run.after().get());
        } else {
            out.writeNull();
        }
        texts("notes", run.notes());
        out.writeArrayFieldStart("samples");
        for (Sample sample : run.samples()) {
            write(sample);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void write(BenchmarkPlan plan) throws IOException {
        out.writeStartObject();
        if (plan instanceof CreationPlan creation) {
            out.writeStringField("kind", RunFile.CREATION);
            out.writeStringField("control", creation.control());
            texts("engines", creation.engines());
            out.writeBooleanField("steps", creation.steps());
            numbers("existing", creation.existing());
            out.writeNumberField("loops", creation.loops());
            out.writeNumberField("repeats", creation.repeats());
            number("until", creation.until());
            number("limitNanos", creation.limit().map(limit -> OptionalLong.of(limit.toNanos())).orElse(OptionalLong.empty()));
            number("cpu", creation.cpu());
        } else if (plan instanceof LatencyPlan latency) {
            out.writeStringField("kind", RunFile.LATENCY);
            out.writeStringField("control", latency.control());
            out.writeNumberField("destination", latency.destination());
            numbers("sizes", latency.sizes());
            out.writeNumberField("rate", latency.rate());
            out.writeNumberField("count", latency.count());
            out.writeNumberField("repeats", latency.repeats());
        } else if (plan instanceof ThroughputPlan throughput) {
            out.writeStringField("kind", RunFile.THROUGHPUT);
            out.writeStringField("control", throughput.control());
            out.writeNumberField("destination", throughput.destination());
            numbers("sizes", throughput.sizes());
            out.writeNumberField("count", throughput.count());
            out.writeNumberField("window", throughput.window());
            out.writeNumberField("repeats", throughput.repeats());
        }
        out.writeEndObject();
    }

    private void write(Environment environment) throws IOException {
        out.writeStartObject();
        text("board", environment.board());
        text("machine", environment.machine());
        text("model", environment.model());
        text("kernel", environment.kernel());
        text("kernelVersion", environment.kernelVersion());
        text("commandLine", environment.commandLine());
        number("processors", environment.processors());
        out.writeArrayFieldStart("policies");
        for (CpuPolicy policy : environment.policies()) {
            write(policy);
        }
        out.writeEndArray();
        text("affinity", environment.affinity());
        out.writeFieldName("load");
        write(environment.load());
        text("deviceManager", environment.deviceManager().map(Object::toString));
        text("java", environment.java());
        text("agent", environment.agent());
        text("clockSource", environment.clockSource());
        out.writeEndObject();
    }

    private void write(CpuPolicy policy) throws IOException {
        out.writeStartObject();
        out.writeStringField("processors", policy.processors());
        text("governor", policy.governor());
        number("current", policy.current());
        number("min", policy.min());
        number("max", policy.max());
        out.writeEndObject();
    }

    private void write(Optional<LoadAverage> load) throws IOException {
        if (load.isEmpty()) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeNumberField("one", load.get().one());
        out.writeNumberField("five", load.get().five());
        out.writeNumberField("fifteen", load.get().fifteen());
        out.writeEndObject();
    }

    private void write(Sample sample) throws IOException {
        out.writeStartObject();
        out.writeNumberField("round", sample.round());
        out.writeStringField("way", sample.way().toString());
        if (sample instanceof CreationSample creation) {
            out.writeStringField("engine", creation.engine().toString());
            out.writeStringField("step", creation.step().toString());
            out.writeNumberField("existing", creation.existing());
            out.writeNumberField("loops", creation.loops());
            out.writeNumberField("rawNanos", creation.rawNanos());
            number("doubledNanos", creation.doubledNanos());
            number("retries", creation.retries());
        } else if (sample instanceof LatencySample latency) {
            out.writeNumberField("size", latency.size());
            out.writeArrayFieldStart("lateNanos");
            for (int message = 0; message < latency.count(); message++) {
                out.writeNumber(latency.late(message));
            }
            out.writeEndArray();
            out.writeArrayFieldStart("roundTripNanos");
            for (int message = 0; message < latency.count(); message++) {
                out.writeNumber(latency.roundTrip(message).orElse(LatencySample.LOST));
            }
            out.writeEndArray();
        } else if (sample instanceof ThroughputSample throughput) {
            out.writeNumberField("size", throughput.size());
            out.writeNumberField("messages", throughput.messages());
            out.writeNumberField("nanos", throughput.nanos());
        }
        out.writeEndObject();
    }

    private void text(String name, Optional<String> value) throws IOException {
        // A null becomes JSON's null.
        out.writeStringField(name, value.orElse(null));
    }

    private void number(String name, OptionalLong value) throws IOException {
        if (value.isPresent()) {
            out.writeNumberField(name, value.getAsLong());
        } else {
            out.writeNullField(name);
        }
    }

    private void number(String name, OptionalInt value) throws IOException {
        number(name, value.isPresent() ? OptionalLong.of(value.getAsInt()) : OptionalLong.empty());
    }

    private void number(String name, OptionalDouble value) throws IOException {
        if (value.isPresent()) {
            out.writeNumberField(name, value.getAsDouble());
        } else {
            out.writeNullField(name);
        }
    }

    private void texts(String name, List<?> values) throws IOException {
        out.writeArrayFieldStart(name);
        for (Object value : values) {
            out.writeString(value.toString());
        }
        out.writeEndArray();
    }

    private void numbers(String name, List<Integer> values) throws IOException {
        out.writeArrayFieldStart(name);
        for (int value : values) {
            out.writeNumber(value);
        }
        out.writeEndArray();
    }
}
