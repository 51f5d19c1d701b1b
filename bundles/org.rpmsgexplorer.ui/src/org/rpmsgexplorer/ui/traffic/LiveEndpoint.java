// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.traffic;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.capture.record.Recorder;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Inbox;
import org.rpmsgexplorer.core.connection.SentMessage;

/**
 * An endpoint of ours, whose messages go to the capture by a thread of its own.
 *
 * <p>Any thread may use it, but for the UI thread where a method says that it waits.
 */
public final class LiveEndpoint implements AutoCloseable {
    /** How long its thread waits at most: what was sent meanwhile is to be seen soon. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** How long what comes waits, once, for a message that is just being sent, so that an answer stands behind it. */
    private static final long ORDER_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long END_MILLIS = 5000;

    private final EndpointLine line;
    private final String board;
    private final String label;
    private final LiveCapture capture;
    private final Recorder recorder;
    private final Observer observer;
    private final Thread thread;
    /** So that nobody takes the endpoint for destroyed while another thread still waits for that. */
    private final Object destroying = new Object();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private volatile EndpointState state = EndpointState.OPEN;
    private volatile boolean ending;
    private int number;
    /** How many sends have begun, and how many of them are over; guarded by this. */
    private long begun;
    private long over;
    /** How many have to be over until what comes waits again: a remote that takes nothing delays one batch only; guarded by this. */
    private long late;

    /** Is told by any thread, and must not wait. */
    interface Observer {
        /** Its state has changed. */
        void changed();

        /** It could not do what it is there for. */
        void failed(String text, Exception why);
    }

    private LiveEndpoint(EndpointLine line, String board, String label, LiveCapture capture, Observer observer) {
        this.line = line;
        this.board = board;
        this.label = label;
        this.capture = capture;
        this.observer = observer;
        recorder = new Recorder(capture.newSink(), line::boardTime);
        thread = new Thread(this::record, "record-" + label);
        thread.setDaemon(true);
    }

    /**
     * Begins to record an endpoint.
     *
     * @param label what people call it, different for each endpoint of the capture
     */
    static LiveEndpoint begin(EndpointLine line, String board, String label, LiveCapture capture, Observer observer)
            throws IOException {
        LiveEndpoint endpoint = new LiveEndpoint(line, board, label, capture, observer);
        capture.write(() -> {
            endpoint.recorder.open(board, label, line.spec(), line.existingNode());
            endpoint.number = capture.endpoints() - 1;
        });
        endpoint.thread.start();
        return endpoint;
    }

    /** Returns whether it ends with this connection. */
    public boolean goesOver(Connection connection) {
        return line.goesOver(connection);
    }

    /** Returns its board as the user named it when the endpoint was opened, which is what the capture has. */
    public String board() {
        return board;
    }

    /** Returns what people call it: its name, with a number where others have the same one. */
    public String label() {
        return label;
    }

    /** Returns what it was created with. */
    public EndpointSpec spec() {
        return line.spec();
    }

    /** Returns its node on the board, such as {@code rpmsg0}; the fd way has none. */
    public Optional<String> node() {
        return line.node();
    }

    /** Returns whether it opened a node that was there before, and stays. */
    public boolean existingNode() {
        return line.existingNode();
    }

    /** Returns the capture that has its messages. */
    public LiveCapture capture() {
        return capture;
    }

    /** Returns the number that it has in the capture. */
    public int number() {
        return number;
    }

    public EndpointState state() {
        return state;
    }

    /** Returns whether something can be sent: it has a destination. */
    public boolean hasDestination() {
        return spec().destination() != EndpointSpec.ANY;
    }

    /** Returns how many messages have come and were recorded. */
    public long received() {
        return received.get();
    }

    /** Returns how many messages were sent. */
    public long sent() {
        return sent.get();
    }

    /** Returns how many messages to it were lost on the board. */
    public long lost() {
        return lost.get();
    }

    /** Writes what a user has to say at this moment; waits for the disk only. */
    public void note(String text) throws IOException {
        capture.note(number, line.boardTime(), text);
    }

    /**
     * Sends one message, records it, and waits until the kernel has taken it.
     *
     * @param deadline how long to try while the remote takes none
     * @throws BoardException where it could not be sent
     * @throws IOException where it was sent, and could not be recorded
     */
    public void send(byte[] payload, Duration deadline) throws BoardException, IOException {
        synchronized (this) {
            begun++;
        }
        try {
            SentMessage when = line.send(payload, deadline);
            sent.incrementAndGet();
            capture.write(() -> recorder.sent(0, when, payload));
        } finally {
            synchronized (this) {
                over++;
                notifyAll();
            }
        }
    }

    /** Waits for the sends that have begun by now. */
    private synchronized void awaitSent() {
        if (over < late) {
            return;
        }
        long awaited = begun;
        long end = System.nanoTime() + ORDER_NANOS;
        try {
            for (long left = ORDER_NANOS; over < awaited && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            late = over < awaited ? awaited : late;
        } catch (InterruptedException ended) {
            // What is here is recorded as it is; "ending" is looked at next.
        }
    }

    private void record() {
        try {
            boolean last = false;
            while (!last) {
                last = recordNext();
            }
            if (state.kind() != EndpointState.Kind.ENDED) {
                capture.write(() -> recorder.accept(new Inbox.Ended(0, Messages.LiveEndpoint_closed)));
            }
            capture.flush();
        } catch (IOException | RuntimeException failed) {
            giveUp(failed);
        } finally {
            line.end();
        }
    }

    /** One whose messages are not recorded is of no use, and others may want its addresses. */
    private void giveUp(Exception failed) {
        observer.failed(NLS.bind(Messages.LiveEndpoint_unrecorded, label), failed);
        become(RecordingFailure.of(failed).state());
        try {
            destroy();
        } catch (BoardException left) {
            observer.failed(NLS.bind(Messages.LiveEndpoint_left, label), left);
        }
    }

    private void destroy() throws BoardException {
        synchronized (destroying) {
            line.destroy();
        }
    }

    /** Returns whether all that had come at the end was recorded. */
    private boolean recordNext() throws IOException {
        boolean enough = ending;
        try {
            Queue<Inbox.Entry> entries = line.take(enough ? 0 : Math.min(LOOK_NANOS, capture.flushWhenDue()));
            record(entries);
            return enough && entries.isEmpty();
        } catch (InterruptedException woken) {
            // To look at "ending" again; what has come is taken then.
            return false;
        }
    }

    private void record(Queue<Inbox.Entry> entries) throws IOException {
        if (entries.isEmpty()) {
            return;
        }
        awaitSent();
        capture.write(() -> {
            for (Inbox.Entry entry : entries) {
                recorder.accept(entry);
                count(entry);
            }
        });
        entries.forEach(this::follow);
    }

    /** Before anybody can see its row. */
    private void count(Inbox.Entry entry) {
        if (entry instanceof Inbox.Received) {
            received.incrementAndGet();
        } else if (entry instanceof Inbox.Gap gap) {
            lost.addAndGet(gap.lost().count());
        }
    }

    private void follow(Inbox.Entry entry) {
        if (entry instanceof Inbox.Waiting waiting) {
            become(new EndpointState(EndpointState.Kind.WAITING, waiting.why()));
        } else if (entry instanceof Inbox.Interrupted) {
            become(EndpointState.OPEN);
        } else if (entry instanceof Inbox.Ended ended) {
            become(new EndpointState(EndpointState.Kind.ENDED, ended.why()));
        }
    }

    private void become(EndpointState fresh) {
        synchronized (this) {
            if (state.kind() == EndpointState.Kind.CLOSED) {
                return;
            }
            state = fresh;
        }
        observer.changed();
    }

    /**
     * Destroys it on its board, and waits for that; what had come by then is in the capture. The board knows of one that has ended
     * by itself until it is told.
     */
    @Override
    public void close() throws BoardException {
        try {
            destroy();
        } finally {
            stopRecording();
            become(EndpointState.CLOSED);
        }
    }

    /** Ends its thread, when that has recorded what has come; the board is not asked for anything. */
    void stopRecording() {
        ending = true;
        thread.interrupt();
        joinRecording();
    }

    /** Waits, up to a limit, until its thread has ended. */
    void joinRecording() {
        try {
            thread.join(END_MILLIS);
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
        }
    }
}
