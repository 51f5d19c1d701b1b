// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.launch;

import java.util.Locale;

import org.rpmsgexplorer.core.benchmark.CreationRequest;
import org.rpmsgexplorer.core.benchmark.EchoRequest;
import org.rpmsgexplorer.core.benchmark.Measure;
import org.rpmsgexplorer.core.benchmark.PlanRequest;

/** What a launch configuration of a benchmark says, each as it stands in its field. */
enum Attribute {
    /** The id of a board; empty for the one that is selected. */
    BOARD("", Messages.Attribute_board),
    /** The name of a control device; empty for the only one. */
    CONTROL("", Messages.Attribute_control),
    LABEL("", Messages.Attribute_label),
    MEASURE(PlanRequest.USUAL.measure().toString(), Messages.Attribute_measure),
    REPEATS(Integer.toString(PlanRequest.USUAL_REPEATS), Messages.Attribute_repeats),
    LOOPS(Integer.toString(CreationRequest.USUAL_LOOPS), Messages.Attribute_loops),
    ENGINE(CreationRequest.USUAL.engines().toString(), Messages.Attribute_engine),
    STEPS(Boolean.toString(false), Messages.Attribute_steps),
    EXISTING("0", Messages.Attribute_existing),
    /** A percentage; empty for a fixed number of rounds. */
    UNTIL("", Messages.Attribute_until),
    LIMIT(Integer.toString(CreationRequest.USUAL_LIMIT_SECONDS), Messages.Attribute_limit),
    /** Empty for none. */
    CPU("", Messages.Attribute_cpu),
    PEER(EchoRequest.USUAL_PEER, Messages.Attribute_peer),
    /** Empty for some usual ones. */
    SIZES("", Messages.Attribute_sizes),
    COUNT(Integer.toString(EchoRequest.USUAL_COUNT), Messages.Attribute_count),
    RATE(Integer.toString(EchoRequest.USUAL_RATE), Messages.Attribute_rate),
    WINDOW(Integer.toString(EchoRequest.USUAL_WINDOW), Messages.Attribute_window);

    private final String initial;
    private final String label;

    Attribute(String initial, String label) {
        this.initial = initial;
        this.label = label;
    }

    /** Returns its name in files. */
    String key() {
        return "org.rpmsgexplorer.ui.benchmark." + name().toLowerCase(Locale.ROOT);
    }

    /** Returns what it is where nobody has said. */
    String initial() {
        return initial;
    }

    /** Returns what it is called on screen. */
    String label() {
        return label.replace("&", "");
    }

    /** Returns the same with a mark before the letter that leads to its field. */
    String labelWithKey() {
        return label;
    }

    /** Returns whether it plays a part where this is measured. */
    boolean isFor(Measure measure) {
        return switch (this) {
            case LOOPS, ENGINE, STEPS, EXISTING, UNTIL, LIMIT, CPU -> measure == Measure.CREATION;
            case PEER, SIZES, COUNT -> measure != Measure.CREATION;
            case RATE -> measure == Measure.LATENCY;
            case WINDOW -> measure == Measure.THROUGHPUT;
            case BOARD, CONTROL, LABEL, MEASURE, REPEATS -> true;
        };
    }
}
