// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.launch;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.benchmark.CreationRequest;
import org.rpmsgexplorer.core.benchmark.EchoRequest;
import org.rpmsgexplorer.core.benchmark.EngineChoice;
import org.rpmsgexplorer.core.benchmark.Measure;
import org.rpmsgexplorer.core.benchmark.PlanRequest;

/**
 * A benchmark as it stands in the fields of a launch configuration, all as texts, so that what is wrong can be kept and mended
 * later.
 *
 * @param values all that there are
 */
record BenchmarkDraft(Map<Attribute, String> values) {
    BenchmarkDraft {
        values = Map.copyOf(values);
    }

    /** Returns what a launch configuration says, whose attributes may be missing or of another kind. */
    static BenchmarkDraft of(Map<String, ?> attributes) {
        Map<Attribute, String> values = new EnumMap<>(Attribute.class);
        for (Attribute attribute : Attribute.values()) {
            values.put(attribute, attributes.get(attribute.key()) instanceof String text ? text : attribute.initial());
        }
        return new BenchmarkDraft(values);
    }

    /** Returns the same with another value. */
    BenchmarkDraft with(Attribute attribute, String value) {
        Map<Attribute, String> changed = new EnumMap<>(values);
        changed.put(attribute, value);
        return new BenchmarkDraft(changed);
    }

    /** Returns what stands in a field, without blanks around it. */
    String get(Attribute attribute) {
        return values.get(attribute).strip();
    }

    /** Returns what stands in a field; nothing where it is empty. */
    Optional<String> given(Attribute attribute) {
        return Optional.of(get(attribute)).filter(text -> !text.isEmpty());
    }

    /** Returns what is measured; the usual where that is nothing known. */
    Measure measure() {
        return Stream.of(Measure.values()).filter(found -> found.toString().equals(get(Attribute.MEASURE))).findFirst()
                .orElse(PlanRequest.USUAL.measure());
    }

    /** Returns what is wrong, one sentence; nothing where it can be measured, as far as is known. */
    Optional<String> problem() {
        try {
            return request().problem().map(BenchmarkDraft::sentence);
        } catch (IllegalArgumentException wrong) {
            return Optional.of(sentence(wrong.getMessage()));
        }
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + (text.endsWith(".") ? "" : ".");
    }

    /**
     * Returns what is asked for; fields of what is not measured play no part.
     *
     * @throws IllegalArgumentException where a field cannot be read, with its name
     */
    PlanRequest request() {
        Measure measure = measure();
        return new PlanRequest(measure, given(Attribute.CONTROL), whole(Attribute.REPEATS),
                measure == Measure.CREATION ? creation() : CreationRequest.USUAL,
                measure == Measure.CREATION ? EchoRequest.USUAL : echo(measure));
    }

    private CreationRequest creation() {
        EngineChoice engines = Stream.of(EngineChoice.values()).filter(found -> found.toString().equals(get(Attribute.ENGINE)))
                .findFirst().orElse(CreationRequest.USUAL.engines());
        Optional<String> until = given(Attribute.UNTIL);
        return new CreationRequest(engines, whole(Attribute.LOOPS), Boolean.parseBoolean(get(Attribute.STEPS)),
                list(Attribute.EXISTING),
                until.isPresent() ? OptionalDouble.of(CreationRequest.percent(until.get())) : OptionalDouble.empty(),
                until.isPresent() ? Duration.ofSeconds(whole(Attribute.LIMIT)) : CreationRequest.USUAL.limit(),
                given(Attribute.CPU).isPresent() ? OptionalInt.of(whole(Attribute.CPU)) : OptionalInt.empty());
    }

    private EchoRequest echo(Measure measure) {
        String peer = given(Attribute.PEER).orElseThrow(() -> new IllegalArgumentException(Messages.BenchmarkDraft_noPeer));
        return new EchoRequest(peer, list(Attribute.SIZES), whole(Attribute.COUNT),
                measure == Measure.LATENCY ? number(Attribute.RATE) : EchoRequest.USUAL_RATE,
                measure == Measure.THROUGHPUT ? whole(Attribute.WINDOW) : EchoRequest.USUAL_WINDOW);
    }

    private int whole(Attribute attribute) {
        return whole(attribute, get(attribute));
    }

    private static int whole(Attribute attribute, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(NLS.bind(Messages.BenchmarkDraft_noWhole, attribute.label(), text), wrong);
        }
    }

    private double number(Attribute attribute) {
        String text = get(attribute);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(NLS.bind(Messages.BenchmarkDraft_noNumber, attribute.label(), text), wrong);
        }
    }

    private List<Integer> list(Attribute attribute) {
        return Arrays.stream(get(attribute).split("[,\\s]+")).filter(text -> !text.isEmpty())
                .map(text -> whole(attribute, text)).toList();
    }

    /** Returns in a few words what it measures, as far as that can be read. */
    String summary() {
        String rounds = given(Attribute.UNTIL).isPresent() && measure() == Measure.CREATION
                ? NLS.bind(Messages.BenchmarkDraft_until, get(Attribute.UNTIL).replace("%", "").strip())
                : NLS.bind(Messages.BenchmarkDraft_rounds, get(Attribute.REPEATS));
        return NLS.bind(Messages.BenchmarkDraft_summary, measure(), rounds);
    }
}
