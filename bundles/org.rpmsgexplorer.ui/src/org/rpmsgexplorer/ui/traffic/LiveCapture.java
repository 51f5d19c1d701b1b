// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.traffic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.rpmsgexplorer.core.capture.CaptureException;
import org.rpmsgexplorer.core.capture.CaptureSink;
import org.rpmsgexplorer.core.capture.CaptureWriter;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.capture.RowSink;

/**
 * The capture that all endpoints of the IDE are recorded to, so that they can be seen together in the order in which their
 * messages came. Guarded by its monitor; its file is read by whoever likes.
 */
public final class LiveCapture implements AutoCloseable {
    /** How long a row may wait for its block: soon enough for people, and not too many blocks. */
    private static final long FLUSH_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    static final String SUFFIX = ".rpmsg";
    private static final String ORIGIN = "RPMsg Explorer in an IDE";

    private final Path path;
    private final CaptureWriter writer;
    private final DiskRoom room;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicInteger marks = new AtomicInteger();
    private long flushed = System.nanoTime() - FLUSH_NANOS;

    /** What is done by one thread at a time. */
    @FunctionalInterface
    interface Writing {
        void run() throws IOException;
    }

    private LiveCapture(Path path, CaptureWriter writer) {
        this.path = path;
        this.writer = writer;
        room = DiskRoom.of(path);
    }

    /**
     * Begins a capture in a folder, making that if need be.
     *
     * @param now gives it its name
     */
    static LiveCapture begin(Path folder, LocalDateTime now) throws IOException {
        Files.createDirectories(folder);
        String name = DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmmss", Locale.ROOT).format(now);
        Path path = folder.resolve(name + SUFFIX);
        for (int again = 2; Files.exists(path); again++) {
            path = folder.resolve(name + '-' + again + SUFFIX);
        }
        return new LiveCapture(path, CaptureWriter.create(path, ORIGIN));
    }

    /** Returns where it is. */
    public Path path() {
        return path;
    }

    /** Lets a listener be told when rows have come to the file, by the thread that wrote them: it must not wait. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    /** Returns a sink for one recorder, whose endpoints get numbers here; to be used within {@link #write} only. */
    RowSink newSink() {
        return new CaptureSink(writer);
    }

    /** Returns how many endpoints it has; within {@link #write} only. */
    int endpoints() {
        return writer.endpoints().size();
    }

    /** Lets one thread write while the disk has room, and the file have it when it is time. */
    synchronized void write(Writing writing) throws IOException {
        room.require();
        writing.run();
        flushWhenDue();
    }

    /** Writes to the file what has waited for long enough; returns in how many nanoseconds the rest has. */
    synchronized long flushWhenDue() throws CaptureException {
        if (!writer.isWaiting()) {
            return Long.MAX_VALUE;
        }
        long left = flushed + FLUSH_NANOS - System.nanoTime();
        if (left > 0) {
            return left;
        }
        flush();
        return Long.MAX_VALUE;
    }

    /** Writes to the file what has waited. */
    synchronized void flush() throws CaptureException {
        if (writer.isWaiting()) {
            writer.flush();
            flushed = System.nanoTime();
            listeners.forEach(Runnable::run);
        }
    }

    /** Returns the number of a mark that is about to be written, from 1; it does not wait. */
    public int nextMark() {
        return marks.incrementAndGet();
    }

    /**
     * Writes what a user has to say.
     *
     * @param endpoint an endpoint's number; {@link Row#NO_ENDPOINT} for all
     * @param time by the clock of the messages beside it
     */
    public synchronized void note(int endpoint, Instant time, String text) throws CaptureException {
        long nanos = TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
        writer.note(endpoint, nanos, Row.UNKNOWN_NANOS, text);
        flush();
    }

    @Override
    public synchronized void close() throws CaptureException {
        writer.close();
        listeners.clear();
    }
}
