// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.rpmsgexplorer.linux.Poller;
import org.rpmsgexplorer.linux.UnixSocket;
import org.rpmsgexplorer.linux.rpmsg.RpmsgHeader;
import org.rpmsgexplorer.virtualboard.remotecore.RemoteCoreStatus.State;

/**
 * The loop that owns everything of a remote core: socket, connection, rings, bus, services and their timing.
 *
 * <p>Its methods other than {@link #run} are called by {@link RemoteCore} through the command queue, in the thread of
 * the loop.
 */
final class CoreLoop implements Runnable {
    private static final Logger LOG = System.getLogger(CoreLoop.class.getName());
    /** So many messages at once, before requests, commands and services get their turn. */
    private static final int BATCH = 256;
    private static final long NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private enum Source { COMMANDS, LISTENER, FRONT_END, RECEIVE_KICK, TRANSMIT_KICK }

    private record Waiter(Predicate<RemoteCoreStatus> condition, CompletableFuture<RemoteCoreStatus> result) {
    }

    private final Path path;
    private final CommandQueue commands;
    private final Tally tally = new Tally();
    private final List<Waiter> waiters = new ArrayList<>();
    private final byte[] frame = new byte[RpmsgHeader.BUFFER_SIZE];
    private Poller<Source> poller = new Poller<>();
    private boolean watchesChanged = true;
    private RpmsgBus bus;
    private UnixSocket listener;
    private VhostUserConnection connection;
    private boolean boardReady;
    private int session;
    private boolean stalled;
    private boolean crashed;
    private boolean closing;
    private long nextRun = Service.NOTHING_TO_DO;
    private String problem = "";

    /** Listens at a path; what happens there waits for {@link #run}. */
    CoreLoop(Path path, CommandQueue commands) throws IOException {
        this.path = path;
        this.commands = commands;
        start();
    }

    private void start() throws IOException {
        RpmsgBus fresh = new RpmsgBus(tally);
        fresh.announce(RemoteCore.ECHO, RemoteCore.ECHO_ADDRESS, new EchoService());
        fresh.announce(RemoteCore.SINK, RemoteCore.SINK_ADDRESS, new SinkService());
        fresh.announce(RemoteCore.SOURCE, RemoteCore.SOURCE_ADDRESS, new SourceService());
        listener = ListeningSocket.open(path);
        bus = fresh;
        watchesChanged = true;
    }

    @Override
    public void run() {
        String end = "The remote core is closed";
        try {
            while (!closing) {
                stepOrGiveUp();
            }
        } catch (IOException | RuntimeException failed) {
            end = "The remote core has failed: " + failed.getMessage();
            LOG.log(Level.ERROR, end, failed);
        } finally {
            closeAll(end);
        }
    }

    private void closeAll(String end) {
        commands.end(end);
        waiters.forEach(waiter -> waiter.result.completeExceptionally(new IOException(end)));
        disconnect();
        try {
            stopListening();
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "The socket " + path + " cannot be removed", failed);
        }
        poller.close();
    }

    private void stepOrGiveUp() throws IOException {
        try {
            step();
        } catch (InternalError failed) {
            // The JVM reports so that a guest has cut the file that is mapped here, some time after the access.
            giveUp("The shared memory is gone: " + failed.getMessage(), null);
        }
    }

    private void step() throws IOException {
        watch();
        poller.poll(timeout());
        Set<Source> ready = EnumSet.noneOf(Source.class);
        for (int index = 0; index < poller.size(); index++) {
            if (poller.events(index) != 0) {
                ready.add(poller.attachment(index));
            }
        }
        nextRun = Service.NOTHING_TO_DO;
        if (ready.contains(Source.COMMANDS)) {
            commands.runAll();
        }
        // A command may have closed what was polled; then the next round looks again.
        if (!watchesChanged && ready.contains(Source.LISTENER)) {
            connection = new VhostUserConnection(listener.accept());
            watchesChanged = true;
        }
        if (connection != null) {
            serve(watchesChanged ? Set.of() : ready);
        }
        commands.completeAll();
        checkWaiters();
    }

    private void watch() {
        if (!watchesChanged) {
            return;
        }
        poller.close();
        poller = new Poller<>();
        poller.add(commands.fd(), Poller.POLLIN, Source.COMMANDS);
        if (connection != null) {
            poller.add(connection.fd(), Poller.POLLIN, Source.FRONT_END);
            watchKick(connection.toGuest(), Source.RECEIVE_KICK);
            watchKick(connection.fromGuest(), Source.TRANSMIT_KICK);
        } else if (listener != null) {
            // One board at a time: the next one waits in the socket's queue.
            poller.add(listener.fd(), Poller.POLLIN, Source.LISTENER);
        }
        watchesChanged = false;
    }

    private void watchKick(SharedRing ring, Source source) {
        if (ring.kick() != null) {
            poller.add(ring.kick(), Poller.POLLIN, source);
        }
    }

    private Duration timeout() {
        if (nextRun == Service.NOTHING_TO_DO) {
            return null;
        }
        // Rounded up: poll counts milliseconds, and a wait that is too short would become a busy one.
        return Duration.ofMillis((nextRun + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
    }

    private void serve(Set<Source> ready) {
        try {
            if (ready.contains(Source.RECEIVE_KICK)) {
                connection.toGuest().drainKick();
            }
            if (ready.contains(Source.TRANSMIT_KICK)) {
                connection.fromGuest().drainKick();
            }
            if (ready.contains(Source.FRONT_END)) {
                connection.serve();
                watchesChanged = true;
            }
            if (connection.ended()) {
                problem = "";
                disconnect();
            } else {
                followBoard();
                moveMessages();
            }
        } catch (IOException failed) {
            giveUp(failed.getMessage(), null);
        } catch (RuntimeException failed) {
            giveUp("The remote core failed: " + failed, failed);
        }
    }

    private void giveUp(String reason, RuntimeException bug) {
        problem = reason;
        LOG.log(Level.WARNING, "The connection with the board was given up: " + reason, bug);
        disconnect();
    }

    /** Connects the bus when the board's driver becomes ready, and disconnects it when the driver stops. */
    private void followBoard() {
        if (boardReady && (!connection.ready() || session != connection.session())) {
            boardReady = false;
            bus.disconnect();
        }
        if (!boardReady && connection.ready()) {
            boardReady = true;
            session = connection.session();
            bus.connect(connection::put, connection.nameService());
        }
    }

    private void moveMessages() throws IOException {
        if (!boardReady || stalled) {
            return;
        }
        bus.flush();
        int taken = 0;
        while (taken < BATCH && bus.mayReceive()) {
            int length = connection.take(frame);
            if (length == Vring.NOTHING) {
                break;
            }
            bus.receive(frame, length);
            taken++;
        }
        nextRun = bus.run(System.nanoTime());
        connection.signalGuest();
        if (taken == BATCH) {
            nextRun = 0;
        }
    }

    private void disconnect() {
        if (connection == null) {
            return;
        }
        if (boardReady) {
            boardReady = false;
            bus.disconnect();
        }
        connection.close();
        connection = null;
        watchesChanged = true;
    }

    private void stopListening() throws IOException {
        if (listener != null) {
            listener.close();
            listener = null;
            watchesChanged = true;
            Files.deleteIfExists(path);
        }
    }

    private void checkWaiters() {
        if (waiters.isEmpty()) {
            return;
        }
        RemoteCoreStatus status = status();
        waiters.removeIf(waiter -> waiter.result.isDone() || complete(waiter, status));
    }

    private static boolean complete(Waiter waiter, RemoteCoreStatus status) {
        try {
            return waiter.condition.test(status) && waiter.result.complete(status);
        } catch (RuntimeException failed) {
            return waiter.result.completeExceptionally(failed);
        }
    }

    AnnouncedChannel announce(String name, long address) throws IOException {
        requireAlive();
        return bus.announce(name, address, service(name));
    }

    /** A channel of the start that was withdrawn comes back with its own service. */
    private static Service service(String name) {
        return switch (name) {
            case RemoteCore.SINK -> new SinkService();
            case RemoteCore.SOURCE -> new SourceService();
            default -> new EchoService();
        };
    }

    Void withdraw(String name) throws IOException {
        requireAlive();
        bus.withdraw(name);
        return null;
    }

    Void stall(boolean stall) throws IOException {
        requireAlive();
        stalled = stall;
        return null;
    }

    Void crash() throws IOException {
        requireAlive();
        crashed = true;
        stalled = false;
        disconnect();
        stopListening();
        return null;
    }

    Void comeBack() throws IOException {
        if (!crashed) {
            throw new IOException("The remote core has not crashed");
        }
        start();
        crashed = false;
        problem = "";
        return null;
    }

    Void close() {
        closing = true;
        return null;
    }

    private void requireAlive() throws IOException {
        if (crashed) {
            throw new IOException("The remote core has crashed and must come back first");
        }
    }

    RemoteCoreStatus status() {
        State state = crashed ? State.CRASHED : !boardReady ? State.WAITING : stalled ? State.STALLED : State.CONNECTED;
        return new RemoteCoreStatus(state, tally.snapshot(), bus.waiting(), bus.channels(), bus.boardChannels(),
                problem);
    }

    Void await(Predicate<RemoteCoreStatus> condition, CompletableFuture<RemoteCoreStatus> result) {
        waiters.add(new Waiter(condition, result));
        return null;
    }
}
