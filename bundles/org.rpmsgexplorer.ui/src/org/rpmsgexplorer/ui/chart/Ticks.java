// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** Chooses the values that an axis names: round ones, far enough apart, and not too few. */
final class Ticks {
    private static final double[] ROUND = {1, 2, 5};
    private static final double[] HALVES = {1, 3};
    private static final double[] TENS = {1};
    private static final int TEN = 10;
    /** Below this ratio of the ends, powers of ten would be too few, and equal steps do. */
    private static final double SHORT = 8;
    /** More cannot be read, whatever the room. */
    private static final int MOST_STEPS = 100;

    private final Axis axis;
    private final ToIntFunction<String> room;

    private Ticks(Axis axis, ToIntFunction<String> room) {
        this.axis = axis;
        this.room = room;
    }

    /**
     * Returns the ticks of an axis, from its beginning to its end.
     *
     * @param room how many pixels a text takes with what is to be free around it, at least 1
     */
    static List<Tick> of(Axis axis, ToIntFunction<String> room) {
        Ticks ticks = new Ticks(axis, room);
        return axis.logarithmic() && axis.high() / axis.low() >= SHORT ? ticks.powers() : ticks.steps();
    }

    /** The smallest round step at which all of them are far enough apart. */
    private List<Tick> steps() {
        int exponent = (int) Math.floor(Math.log10((axis.high() - axis.low()) / MOST_STEPS));
        for (;; exponent++) {
            for (double round : ROUND) {
                List<Tick> ticks = steps(round, exponent);
                if (isClear(ticks)) {
                    return ticks;
                }
            }
        }
    }

    private List<Tick> steps(double round, int exponent) {
        List<Tick> ticks = new ArrayList<>();
        double step = round * Math.pow(TEN, exponent);
        for (double count = Math.ceil(axis.low() / step); count * step <= axis.high(); count++) {
            add(ticks, count * step, exponent);
        }
        return ticks;
    }

    private List<Tick> powers() {
        for (double[] rounds : List.of(ROUND, HALVES)) {
            List<Tick> ticks = powers(rounds, 1);
            if (isClear(ticks)) {
                return ticks;
            }
        }
        for (int every = 1;; every++) {
            List<Tick> ticks = powers(TENS, every);
            if (isClear(ticks)) {
                return ticks;
            }
        }
    }

    private List<Tick> powers(double[] rounds, int every) {
        List<Tick> ticks = new ArrayList<>();
        int last = (int) Math.floor(Math.log10(axis.high()));
        for (int exponent = (int) Math.floor(Math.log10(axis.low())); exponent <= last; exponent++) {
            for (double round : rounds) {
                double value = round * Math.pow(TEN, exponent);
                if (Math.floorMod(exponent, every) == 0 && axis.contains(value)) {
                    add(ticks, value, exponent);
                }
            }
        }
        return ticks;
    }

    private void add(List<Tick> ticks, double value, int exponent) {
        // Adding 0 makes a zero of -0, which would have a sign.
        String text = String.format(Locale.ROOT, "%,." + Math.max(0, -exponent) + "f", value + 0.0);
        ticks.add(new Tick(value, axis.at(value), text));
    }

    private boolean isClear(List<Tick> ticks) {
        for (int index = 1; index < ticks.size(); index++) {
            Tick one = ticks.get(index - 1);
            Tick next = ticks.get(index);
            if (2 * (next.at() - one.at()) < room.applyAsInt(one.text()) + room.applyAsInt(next.text())) {
                return false;
            }
        }
        return true;
    }
}
