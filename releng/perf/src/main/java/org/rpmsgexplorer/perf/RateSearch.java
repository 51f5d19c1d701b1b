// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;

/** Looks for the highest rate that something sustains: roughly by short runs, then surely by long ones. */
final class RateSearch {
    /** Whatever takes messages. */
    interface Receiver {
        String name();

        /** Lets the remote core send at a rate for a time, and tells what came; watching the memory disturbs a little. */
        MessageStream run(int rate, int seconds, boolean watchMemory) throws Exception;
    }

    private static final int START = 8_000;
    private static final int MAX = 1_000_000;
    private static final double LARGE_STEP = 1.4;
    private static final double SMALL_STEP = 1.05;
    /** Where a run was all but on time, a large step would make its reader seem slower than it is. */
    private static final double FINE_STEP = 1.02;
    private static final int MAX_CONFIRMATIONS = 16;

    private final Receiver receiver;
    private final Consumer<String> progress;
    private int rate;
    private int confirmations;
    private MessageStream confirmed;

    RateSearch(Receiver receiver, Consumer<String> progress) {
        this.receiver = receiver;
        this.progress = progress;
    }

    /** Finds about how far it goes. */
    void climb(int seconds) throws Exception {
        int good = 0;
        int bad = START;
        while (bad < MAX && sustained(bad, seconds)) {
            good = bad;
            bad = (int) (bad * LARGE_STEP);
        }
        if (good == 0) {
            throw new IOException(receiver.name() + " does not even sustain " + START + " messages a second");
        }
        while (bad > good * SMALL_STEP) {
            int middle = (int) Math.sqrt((double) good * bad);
            if (sustained(middle, seconds)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        // A disturbance at the wrong moment made it too low, and going down is all that comes.
        rate = (int) (good * SMALL_STEP);
    }

    /** Half of all disturbances are over when it is tried again. */
    private boolean sustained(int tried, int seconds) throws Exception {
        return run(tried, seconds, false).sustained() || run(tried, seconds, false).sustained();
    }

    private MessageStream run(int tried, int seconds, boolean watchMemory) throws Exception {
        MessageStream stream = receiver.run(tried, seconds, watchMemory);
        progress.accept(String.format(Locale.ROOT, "%s, %d/s for %d s: %s", receiver.name(), tried, seconds, stream.verdict()));
        return stream;
    }

    /** Tries the rate for a long time, and takes a lower one for the next time where that fails. */
    void confirm(int seconds) throws Exception {
        if (done()) {
            return;
        } else if (confirmations++ == MAX_CONFIRMATIONS) {
            throw new IOException(receiver.name() + " sustains no rate near what it did in short runs: this machine is too busy");
        }
        MessageStream stream = run(rate, seconds, true);
        if (stream.sustained()) {
            confirmed = stream;
        } else {
            rate = (int) (rate / (stream.isNear() ? FINE_STEP : SMALL_STEP));
        }
    }

    boolean done() {
        return confirmed != null;
    }

    /** Returns the highest rate, in messages a second, once it is confirmed. */
    int rate() {
        return rate;
    }

    /** Returns what came at that rate. */
    MessageStream confirmed() {
        return confirmed;
    }
}
