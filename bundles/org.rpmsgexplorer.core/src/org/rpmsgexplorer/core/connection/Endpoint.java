// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.OptionalInt;
import java.util.function.Consumer;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.device.ControlDevice;

/**
 * An endpoint that we opened on a board. Where its connection comes back after a loss, so does the endpoint: it stays
 * this object.
 *
 * <p>Any thread may use it but the one that its listener is called on. Closing it destroys the endpoint there. Guarded by
 * its monitor, which is not held while its listener is told.
 */
public final class Endpoint implements AutoCloseable {
    /** The longest message in bytes that is sent; no transport of rpmsg comes near it, and a frame has room for it. */
    public static final int MOST = 64 * 1024;
    /** What virtio has room for in the kernels of kernel.org: 512 bytes less the header. */
    public static final int VIRTIO_MOST = 496;

    private static final System.Logger LOG = System.getLogger(Endpoint.class.getName());

    private enum Status {
        /** Being opened for the first time. */
        NEW,
        /** Gone, to be opened again. */
        WAITING,
        /** There, as far as is known. */
        OPEN,
        /** Gone by itself; the agent still knows its number. */
        ENDED,
        /** Closed by its user. */
        CLOSED
    }

    /** Since when, and why, it is gone; by its remote, or with its agent. */
    private record Absence(Instant since, String why, boolean byRemote) {
    }

    private final Connection connection;
    private final EndpointSpec spec;
    private final EndpointListener listener;
    private final Optional<String> existingNode;
    private Status status = Status.NEW;
    /** What the agent knows it by, until it is closed there. */
    private OptionalInt number = OptionalInt.empty();
    private Optional<String> node = Optional.empty();
    private Optional<ControlDevice> home = Optional.empty();
    private Optional<Absence> absence = Optional.empty();

    Endpoint(Connection connection, EndpointSpec spec, EndpointListener listener) {
        this(connection, spec, listener, Optional.empty());
    }

    /** Creates one that opens a node which is there. */
    Endpoint(Connection connection, EndpointSpec spec, EndpointListener listener, Optional<String> existingNode) {
        this.existingNode = existingNode;
        this.connection = connection;
        this.spec = spec;
        this.listener = listener;
    }

    /** Returns what it was created with. */
    public EndpointSpec spec() {
        return spec;
    }

    /** Returns the node that was there before it, and stays; empty where we created it. */
    Optional<String> existingNode() {
        return existingNode;
    }

    /** Returns its node on the board, such as {@code rpmsg0}; the fd way has none. It changes when it is opened again. */
    public synchronized Optional<String> node() {
        return node;
    }

    /** Returns whether it is there, as far as is known; one that is not may be opened again. */
    public synchronized boolean isOpen() {
        return status == Status.OPEN;
    }

    /**
     * Sends one message and waits until the kernel has taken it.
     *
     * @param deadline how long to try while the remote takes none
     * @return when it was written
     * @throws BoardException where it could not be sent; at once where the endpoint or its connection is gone
     */
    public SentMessage send(byte[] payload, Duration deadline) throws BoardException {
        return connection.send(this, payload, deadline);
    }

    /**
     * Sends one message and waits until the same one comes back; the listener is told it, too.
     *
     * @param payload unlike that of other messages
     * @param limit how long to wait, and to try while the remote takes none
     * @return the nanoseconds between, by the board's own clock; empty where it did not come back in time
     * @throws BoardException where it could not be sent; at once where the endpoint or its connection is gone
     */
    public OptionalLong echo(byte[] payload, Duration limit) throws BoardException {
        return connection.echo(this, payload, limit);
    }

    /** Returns whether the remote wants no more messages for now. */
    public boolean isOutgoingPaused() throws BoardException {
        return connection.isOutgoingPaused(this);
    }

    /** Asks the remote to send no more for now, or to go on; virtio has no flow control. */
    public void pauseIncoming(boolean paused) throws BoardException {
        connection.pauseIncoming(this, paused);
    }

    /** Returns the number that the agent knows it by now; where it is not there now, the reason why. */
    synchronized int requireNumber() throws BoardException {
        if (status == Status.CLOSED) {
            throw new BoardException("The endpoint was closed", "", null);
        } else if (status == Status.WAITING) {
            throw new BoardException(BoardException.Kind.LOST, "The endpoint is gone: "
                    + absence.map(Absence::why).orElse(""), "It is opened again as soon as that is possible.", null);
        }
        return number.orElseThrow(() -> new BoardException(BoardException.Kind.LOST, "The endpoint has ended",
                "Create it again.", null));
    }

    /** Returns the control device that it was opened on, as it was then, where that was looked at. */
    synchronized Optional<ControlDevice> home() {
        return home;
    }

    synchronized void setHome(Optional<ControlDevice> found) {
        home = found;
    }

    synchronized boolean isWaiting() {
        return status == Status.WAITING;
    }

    /** The agent has opened it; the listener is told if it had been gone. The reading thread calls it. */
    void opened(int newNumber, Optional<String> newNode) {
        synchronized (this) {
            node = newNode;
        }
        opened(newNumber);
    }

    private void opened(int newNumber) {
        Optional<Absence> past;
        synchronized (this) {
            if (status != Status.NEW && status != Status.WAITING) {
                return;
            }
            status = Status.OPEN;
            number = OptionalInt.of(newNumber);
            past = absence;
            absence = Optional.empty();
        }
        past.ifPresent(gone -> tell(told -> told.interrupted(
                new Interruption(gone.since(), Instant.now(), gone.why(), gone.byRemote()))));
    }

    /** Something has come to it, perhaps before the agent has said that it is open; the reading thread calls it. */
    void received(int byNumber, Consumer<EndpointListener> what) {
        opened(byNumber);
        tell(what);
    }

    /** It is gone, and will be opened again; the listener is told once. */
    private void gone(String why, boolean byRemote) {
        synchronized (this) {
            if (status != Status.OPEN) {
                return;
            }
            status = Status.WAITING;
            number = OptionalInt.empty();
            absence = Optional.of(new Absence(Instant.now(), why, byRemote));
        }
        tell(told -> told.waiting(why));
    }

    /** It is gone, for good; the listener is told once. */
    void ended(String why) {
        synchronized (this) {
            if (status != Status.OPEN && status != Status.WAITING) {
                return;
            }
            status = Status.ENDED;
        }
        tell(told -> told.ended(why));
    }

    /**
     * It is gone, and the agent has no such number any more; the listener is told that it waits, or where it does not come back,
     * its end.
     *
     * @param byRemote whether it has ended by itself; else its agent is gone
     */
    void lost(String why, boolean comesBack, boolean byRemote) {
        if (comesBack) {
            gone(why, byRemote);
        } else {
            ended(why);
        }
        synchronized (this) {
            number = OptionalInt.empty();
        }
    }

    /** Tells the listener; a defect there does no harm to others. */
    private void tell(Consumer<EndpointListener> what) {
        try {
            what.accept(listener);
        } catch (RuntimeException defect) {
            LOG.log(System.Logger.Level.WARNING, "The listener of the endpoint " + spec.name() + " failed", defect);
        }
    }

    private synchronized boolean toClosed() {
        boolean first = status != Status.CLOSED;
        status = Status.CLOSED;
        return first;
    }

    /** Returns the number that it has to be closed by on the board; empty where there is nothing to close. */
    synchronized OptionalInt number() {
        return number;
    }

    synchronized boolean isClosed() {
        return status == Status.CLOSED;
    }

    /**
     * Destroys the endpoint on the board (an existing node is only closed); the listener has been told all messages before
     * this returns, but for those that wait on the board because an {@link Inbox} was full. Closing again does nothing, and
     * where the connection is lost there is nothing left to destroy.
     *
     * @throws BoardException where the board could not destroy it; where the thread is interrupted, or the board does not answer in
     *         time, it is destroyed without being waited for
     */
    @Override
    public void close() throws BoardException {
        if (toClosed()) {
            connection.closeEndpoint(this);
        }
    }
}
