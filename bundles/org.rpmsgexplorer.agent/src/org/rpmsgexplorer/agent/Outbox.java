// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

import org.rpmsgexplorer.linux.NativeBuffer;
import org.rpmsgexplorer.protocol.Event;
import org.rpmsgexplorer.protocol.Frame;
import org.rpmsgexplorer.protocol.FrameOutput;
import org.rpmsgexplorer.protocol.MessageBlock;
import org.rpmsgexplorer.protocol.Request;

/**
 * What waits to be written to the desktop, and the thread {@code frame-writer} that writes it.
 *
 * <p>Messages gather in one block while another is being written, and for some milliseconds where they come so fast that
 * a write has just been; a single message goes out at once. Where the desktop takes nothing for a moment, full blocks wait.
 * The thread that reads messages never waits here: when too many blocks do, messages are counted by endpoint and a gap
 * stands in their place as soon as there is room. Frames are written after the messages and gaps that were there before
 * them. All fields are guarded by this object's monitor, but for what the writer has taken.
 *
 * <p>Messages are sent as far as the desktop has {@linkplain Request.Grant granted}. Where nothing is left of that, they wait
 * here, and all frames overtake them but those that tell of the same endpoints.
 */
final class Outbox implements AutoCloseable {
    private static final int BLOCK_SIZE = 256 * 1024;
    /**
     * How many full blocks may wait: what a core can send in most of a second, which a busy desktop may not listen for. More
     * would make requests wait behind them for longer than their limit where the way is slow.
     */
    private static final int MAX_FULL = 6;
    private static final int MAX_FRAMES = 64;
    /** In a flood, messages gather for so long before they are written: each write costs the board far more than a message. */
    private static final long GATHER_NANOS = 20_000_000;
    private static final int ENOUGH = BLOCK_SIZE / 4;
    /** In a flood, a frame of messages goes out in one write. */
    private static final int BUFFER_SIZE = ENOUGH + 8 * 1024;

    private final FrameOutput out;
    private final Thread writer = new Thread(this::write, "frame-writer");
    private final Map<Integer, Long> lost = new HashMap<>();
    private final Queue<MessageBlock.Builder> full = new ArrayDeque<>();
    private MessageBlock.Builder filling = new MessageBlock.Builder(BLOCK_SIZE);
    private MessageBlock.Builder writing = new MessageBlock.Builder(BLOCK_SIZE);
    /** Empty, for the next one that is full; null where there is none. */
    private MessageBlock.Builder spare;
    private List<Frame> frames = new ArrayList<>();
    /** How many bytes of messages may be sent; below 0 by a part of the last block. */
    private long credit = Request.Grant.WINDOW;
    private long lastWrite = System.nanoTime() - GATHER_NANOS;
    private boolean writerIdle;
    private boolean closed;
    private boolean broken;

    /** Starts the writer. */
    Outbox(OutputStream stream) {
        out = new FrameOutput(new BufferedOutputStream(stream, BUFFER_SIZE));
        writer.setDaemon(true);
        writer.start();
    }

    /** Adds a message that was just read; counts it as lost where there is no room. Never waits for the desktop. */
    synchronized void addMessage(int endpoint, long nanos, NativeBuffer payload, int length) {
        int offset = offset(endpoint, nanos, length);
        if (offset < 0 && full.size() < MAX_FULL) {
            full.add(filling);
            filling = empty();
            offset = offset(endpoint, nanos, length);
        }
        if (offset < 0) {
            lost.merge(endpoint, 1L, Long::sum);
            return;
        }
        payload.get(0, filling.array(), offset, length);
        if (writerIdle || filling.length() >= ENOUGH) {
            notifyAll();
        }
    }

    private int offset(int endpoint, long nanos, int length) {
        return addPendingGaps(nanos) ? filling.addMessage(endpoint, nanos, length) : -1;
    }

    private MessageBlock.Builder empty() {
        MessageBlock.Builder block = spare == null ? new MessageBlock.Builder(BLOCK_SIZE) : spare;
        spare = null;
        return block;
    }

    /**
     * Adds the event of an endpoint's end; the poll loop uses this, so it never waits. There is at most one for each.
     */
    synchronized void addEvent(Event event) {
        append(new Frame(Frame.EVENT_ID, event));
    }

    /** Adds what a remote wants; never waits, so that of several changes that wait only the last one is told. */
    synchronized void addFlowControl(int endpoint, boolean paused) {
        frames.removeIf(frame -> frame.body() instanceof Event.FlowControlChanged flow && flow.endpoint() == endpoint);
        append(new Frame(Frame.EVENT_ID, new Event.FlowControlChanged(endpoint, paused)));
    }

    /** Adds a frame; waits while too many are waiting. */
    synchronized void add(Frame frame) throws InterruptedException {
        while (overtaking() >= MAX_FRAMES && !broken && !closed) {
            wait();
        }
        append(frame);
    }

    /** The desktop can take so many bytes of messages more. */
    synchronized void grant(int bytes) {
        credit += Math.max(0, bytes);
        notifyAll();
    }

    /** When it is to end, what is left goes out. */
    private boolean maySendMessages() {
        return credit > 0 || closed;
    }

    /** Returns whether a frame says nothing that messages before it must have told. */
    private static boolean overtakes(Frame frame) {
        return !(frame.body() instanceof Event.EndpointEnded || frame.body() instanceof Event.FlowControlChanged);
    }

    private int overtaking() {
        int count = 0;
        for (Frame frame : frames) {
            count += overtakes(frame) ? 1 : 0;
        }
        return count;
    }

    /** Nobody takes frames any more where the stream is broken, and nobody is left to miss them. */
    private void append(Frame frame) {
        if (!broken) {
            frames.add(frame);
            notifyAll();
        }
    }

    private boolean addPendingGaps(long nanos) {
        if (lost.isEmpty()) {
            return true;
        }
        lost.entrySet().removeIf(gap -> filling.addGap(gap.getKey(), nanos, gap.getValue()));
        return lost.isEmpty();
    }

    private void write() {
        try {
            List<Frame> taken = take();
            while (taken != null) {
                if (writing.length() > 0) {
                    out.writeMessages(writing.array(), writing.length());
                }
                for (Frame frame : taken) {
                    out.write(frame);
                }
                taken = take();
            }
        } catch (IOException | RuntimeException broken) {
            Log.warn("Nothing can be written to the desktop any more", broken);
            giveUp();
        } catch (InterruptedException ended) {
            giveUp();
        }
    }

    /**
     * Waits for something to write; null when the outbox is closed and empty. Frames stay for the next time where more
     * messages are before them than the block that is taken, or it is too full for the gaps that belong before them.
     */
    private synchronized List<Frame> take() throws InterruptedException {
        while (maySendMessages() ? filling.length() == 0 && full.isEmpty() && frames.isEmpty() && lost.isEmpty()
                : overtaking() == 0) {
            if (closed) {
                return null;
            }
            writerIdle = true;
            wait();
        }
        writerIdle = false;
        gather();
        writing.clear();
        if (!maySendMessages()) {
            return takeOvertaking();
        }
        spare = writing;
        writing = full.poll();
        List<Frame> taken = List.of();
        if (writing == null) {
            if (addPendingGaps(System.nanoTime())) {
                taken = frames;
                frames = new ArrayList<>();
            }
            writing = filling;
            filling = empty();
        }
        credit -= writing.length();
        notifyAll();
        return taken;
    }

    private List<Frame> takeOvertaking() {
        List<Frame> taken = frames.stream().filter(Outbox::overtakes).toList();
        frames.removeAll(taken);
        notifyAll();
        return taken;
    }

    /** Lets messages gather where the last ones went out a moment ago; replies and events do not wait. */
    private void gather() throws InterruptedException {
        long left = lastWrite + GATHER_NANOS - System.nanoTime();
        while (left > 0 && frames.isEmpty() && full.isEmpty() && filling.length() < ENOUGH && !closed) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = lastWrite + GATHER_NANOS - System.nanoTime();
        }
        lastWrite = System.nanoTime();
    }

    private synchronized void giveUp() {
        broken = true;
        notifyAll();
    }

    /** Writes what is there, and ends the writer. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        Threads.join(writer);
        writer.interrupt();
    }
}
