// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.util.List;
import java.util.Optional;

/** The bounds of what a user may ask for. */
final class Possible {
    private Possible() {
    }

    /** Returns what is possible instead; nothing where the value is. */
    static Optional<String> check(String what, double value, long least, long most) {
        return value >= least && value <= most ? Optional.empty() : Optional.of(least + " to " + most + " " + what + " are possible");
    }

    /** Returns the same of several values. */
    static Optional<String> check(String what, List<Integer> values, long least, long most) {
        return values.stream().flatMap(value -> check(what, value, least, most).stream()).findFirst();
    }
}
