// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.device.Devices;

/**
 * Those who are told of a board's devices; the agent tells them while there are any.
 *
 * <p>Any thread may begin and end a watch; the thread that reads from the agent tells.
 */
final class DeviceWatches {
    private static final System.Logger LOG = System.getLogger(DeviceWatches.class.getName());

    private final List<Consumer<Devices>> listeners = new ArrayList<>();
    private Optional<Devices> last = Optional.empty();

    /** Lets the agent begin or end to tell. */
    interface Agent {
        void tell(boolean on) throws BoardException;
    }

    /** Adds a listener, which is told the devices as they are and whenever they change. */
    DeviceWatch begin(Consumer<Devices> listener, Agent agent) throws BoardException {
        boolean first;
        Optional<Devices> known;
        synchronized (this) {
            first = listeners.isEmpty();
            listeners.add(listener);
            known = last;
        }
        known.ifPresent(devices -> tell(listener, devices));
        DeviceWatch watch = () -> end(listener, agent);
        if (first) {
            try {
                agent.tell(true);
            } catch (BoardException failed) {
                remove(listener);
                throw failed;
            }
        }
        return watch;
    }

    private void end(Consumer<Devices> listener, Agent agent) throws BoardException {
        if (!remove(listener)) {
            return;
        }
        try {
            agent.tell(false);
        } catch (BoardException failed) {
            // An agent that is lost tells nobody.
            if (failed.kind() != BoardException.Kind.LOST) {
                throw failed;
            }
        }
    }

    /** Returns whether it was the last one. */
    private synchronized boolean remove(Consumer<Devices> listener) {
        boolean was = listeners.remove(listener);
        if (was && listeners.isEmpty()) {
            last = Optional.empty();
            return true;
        }
        return false;
    }

    /** Returns whether anybody is to be told, so that a new agent has to begin. */
    synchronized boolean isWanted() {
        return !listeners.isEmpty();
    }

    void tell(Devices devices) {
        List<Consumer<Devices>> told;
        synchronized (this) {
            last = listeners.isEmpty() ? Optional.empty() : Optional.of(devices);
            told = List.copyOf(listeners);
        }
        told.forEach(listener -> tell(listener, devices));
    }

    /** A defect of one listener does no harm to others. */
    private static void tell(Consumer<Devices> listener, Devices devices) {
        try {
            listener.accept(devices);
        } catch (RuntimeException defect) {
            LOG.log(System.Logger.Level.WARNING, "A listener for devices failed", defect);
        }
    }
}
