// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.Optional;

import org.rpmsgexplorer.virtualboard.BoardState;

/** What the IDE knows of the virtual board at one moment, its connection apart. */
public sealed interface VirtualStatus {
    /** Nobody has looked yet. */
    record Unknown() implements VirtualStatus {
    }

    /** This computer cannot run it. */
    record Unavailable(String reason) implements VirtualStatus {
    }

    /** It does not run; without a built kernel its start takes minutes. */
    record Stopped(boolean kernelBuilt) implements VirtualStatus {
    }

    /** It starts; the step is empty but while its kernel is being built. */
    record Starting(String step) implements VirtualStatus {
    }

    /** It does not run, because of a problem. */
    record Failed(Problem problem) implements VirtualStatus {
    }

    /** It is being stopped. */
    record Stopping() implements VirtualStatus {
    }

    /**
     * It runs, in this process or in another one.
     *
     * @param state where it is
     * @param problem with the last attempt to stop it
     */
    record Running(BoardState state, Optional<Problem> problem) implements VirtualStatus {
    }

    /** Returns whether starting it makes sense now. */
    default boolean canStart() {
        return this instanceof Unknown || this instanceof Stopped || this instanceof Failed;
    }

    /** Returns whether there is something to stop. */
    default boolean canStop() {
        return this instanceof Starting || this instanceof Running;
    }
}
