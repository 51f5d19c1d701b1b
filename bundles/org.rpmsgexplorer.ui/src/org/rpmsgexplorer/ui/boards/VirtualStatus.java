// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.Optional;

import org.rpmsgexplorer.core.device.Devices;

/** What the IDE knows of the virtual board at one moment. */
sealed interface BoardStatus {
    /**
     * What could not be done.
     *
     * @param message what failed and why
     * @param hint what to do about it; empty where there is nothing to say
     */
    record Problem(String message, String hint) {
    }

    /** Nobody has looked yet. */
    record Unknown() implements BoardStatus {
    }

    /** This computer cannot run it. */
    record Unavailable(String reason) implements BoardStatus {
    }

    /** It does not run; without a built kernel its start takes minutes. */
    record Stopped(boolean kernelBuilt) implements BoardStatus {
    }

    /** It starts; the step is empty but while its kernel is being built. */
    record Starting(String step) implements BoardStatus {
    }

    /** It does not run, because of a problem. */
    record Failed(Problem problem) implements BoardStatus {
    }

    /** It is being stopped. */
    record Stopping() implements BoardStatus {
    }

    /**
     * It runs, in this process or in another one.
     *
     * @param port on 127.0.0.1 that leads to its sshd
     * @param fdWay whether its kernel has the fd uAPI
     * @param devices as last seen; empty before the first look
     * @param problem with the last look or stop
     */
    record Running(int port, boolean fdWay, Optional<Devices> devices, Optional<Problem> problem)
            implements BoardStatus {
    }

    /** Returns whether it makes sense to start the board now. */
    default boolean canStart() {
        return this instanceof Unknown || this instanceof Stopped || this instanceof Failed;
    }

    /** Returns whether it makes sense to stop the board, or its start, now. */
    default boolean canStop() {
        return this instanceof Starting || this instanceof Running;
    }
}
