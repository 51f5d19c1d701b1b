// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.traffic;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.EndpointSpec;

/**
 * The endpoints that this IDE has open, on whatever boards, and the capture of their messages. It begins with the first
 * endpoint; each session of the IDE has one of its own.
 *
 * <p>Any thread may use it. Opening and closing wait for the board.
 */
public final class TrafficService implements AutoCloseable {
    private final Supplier<Path> folder;
    private final IntSupplier kept;
    private final BiConsumer<String, Exception> log;
    private final List<LiveEndpoint> endpoints = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    /** All that were given in this capture; guarded by this. */
    private final Set<String> labels = new HashSet<>();
    /** Set under this; null before the first endpoint. Read without: whoever begins it waits for the disk. */
    private volatile LiveCapture capture;

    /**
     * Creates a service without endpoints.
     *
     * @param folder where captures are; asked when it is needed
     * @param kept how many captures of former sessions stay there; asked likewise
     * @param log is told, by any thread, what failed that nobody waits for, and why
     */
    public TrafficService(Supplier<Path> folder, IntSupplier kept, BiConsumer<String, Exception> log) {
        this.folder = folder;
        this.kept = kept;
        this.log = log;
    }

    /** Returns the endpoints that were opened and not closed, in this order, those that have ended by themselves too. */
    public List<LiveEndpoint> endpoints() {
        return List.copyOf(endpoints);
    }

    /** Returns the capture of this session; empty before the first endpoint. */
    public Optional<LiveCapture> capture() {
        return Optional.ofNullable(capture);
    }

    /** Returns where the captures of all sessions are; before the first endpoint of the first one, it is not there. */
    public Path folder() {
        return folder.get();
    }

    /** Returns the capture of the session before this one; empty where none is kept. Reads the disk. */
    public Optional<Path> formerCapture() throws IOException {
        Optional<Path> own = capture().map(LiveCapture::path);
        return new OldCaptures(folder(), log).newestFirst().filter(path -> !own.equals(Optional.of(path))).findFirst();
    }

    /** Lets a listener be told, by any thread, that an endpoint was opened or closed, or its state has changed. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    /**
     * Creates an endpoint and records what comes to it.
     *
     * @param board as its user named it
     */
    public LiveEndpoint open(Connection connection, String board, EndpointSpec spec, Progress progress) throws BoardException {
        progress.step(NLS.bind(Messages.TrafficService_creating, spec.name()));
        return begin(ConnectedLine.open(connection, listener -> connection.open(spec, listener), false), board);
    }

    /**
     * Opens a node that is there, and records what comes to it.
     *
     * @param node such as {@code rpmsg0}
     */
    public LiveEndpoint openNode(Connection connection, String board, String node, Progress progress) throws BoardException {
        progress.step(NLS.bind(Messages.TrafficService_opening, node));
        return begin(ConnectedLine.open(connection, listener -> connection.openNode(node, listener), true), board);
    }

    /**
     * Takes an endpoint that was opened just now.
     *
     * @param board as its user named it
     */
    public LiveEndpoint begin(EndpointLine line, String board) throws BoardException {
        LiveEndpoint endpoint;
        try {
            endpoint = LiveEndpoint.begin(line, board, newLabel(line.spec().name()), begun(), new Told());
        } catch (IOException | RuntimeException unwritable) {
            RecordingFailure failure = RecordingFailure.of(unwritable);
            log.accept(failure.message(), unwritable);
            try {
                line.destroy();
            } finally {
                line.end();
            }
            throw new BoardException(failure.message(), failure.hint(), unwritable);
        }
        endpoints.add(endpoint);
        tell();
        return endpoint;
    }

    /** Passes on what happens to an endpoint. */
    private final class Told implements LiveEndpoint.Observer {
        @Override
        public void changed() {
            tell();
        }

        @Override
        public void failed(String text, Exception why) {
            log.accept(text, why);
        }
    }

    private synchronized LiveCapture begun() throws IOException {
        if (capture == null) {
            new OldCaptures(folder.get(), log).remove(kept.getAsInt());
            capture = LiveCapture.begin(folder.get(), LocalDateTime.now());
        }
        return capture;
    }

    private synchronized String newLabel(String name) {
        String label = name;
        for (int again = 2; !labels.add(label); again++) {
            label = name + " (" + again + ')';
        }
        return label;
    }

    /** Closes an endpoint, or takes one away that has ended; waits for the board. */
    public void close(LiveEndpoint endpoint) throws BoardException {
        try {
            endpoint.close();
        } finally {
            endpoints.remove(endpoint);
            tell();
        }
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    /** Ends all recording. The boards destroy the endpoints by themselves when their connections are closed. */
    @Override
    public void close() throws CaptureException {
        listeners.clear();
        endpoints.forEach(LiveEndpoint::stopRecording);
        LiveCapture last;
        synchronized (this) {
            last = capture;
        }
        if (last != null) {
            last.close();
        }
    }
}
