// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.sun.jna.Native;

/**
 * poll(2) over a set of descriptors, each with what it stands for.
 *
 * <p>One thread owns a poller: it alone adds, removes and polls. Nothing is allocated by {@link #poll} and the
 * accessors.
 *
 * @param <T> what a descriptor stands for
 */
public final class Poller<T> implements AutoCloseable {
    public static final int POLLIN = 0x1;
    public static final int POLLPRI = 0x2;
    public static final int POLLOUT = 0x4;
    public static final int POLLERR = 0x8;
    public static final int POLLHUP = 0x10;
    public static final int POLLNVAL = 0x20;

    /** {@code struct pollfd { int fd; short events; short revents; }}, poll(2). */
    private static final int ENTRY = 8;
    private static final int EVENTS = 4;
    private static final int REVENTS = 6;

    private final List<FileDescriptor> descriptors = new ArrayList<>();
    private final List<T> attachments = new ArrayList<>();
    private NativeBuffer entries = new NativeBuffer(16 * ENTRY);

    /** Adds a descriptor at the end. */
    public void add(FileDescriptor fd, int events, T attachment) {
        int index = descriptors.size();
        if ((index + 1) * ENTRY > entries.size()) {
            NativeBuffer larger = new NativeBuffer(entries.size() * 2);
            larger.put(0, entries.bytes(0, entries.size()));
            entries.close();
            entries = larger;
        }
        entries.putInt(index * ENTRY, fd.number());
        entries.putShort(index * ENTRY + EVENTS, (short) events);
        entries.putShort(index * ENTRY + REVENTS, (short) 0);
        descriptors.add(fd);
        attachments.add(attachment);
    }

    /** Removes the descriptor at an index; those behind it move up. */
    public void remove(int index) {
        int behind = (descriptors.size() - index - 1) * ENTRY;
        entries.put(index * ENTRY, entries.bytes((index + 1) * ENTRY, behind));
        descriptors.remove(index);
        attachments.remove(index);
    }

    public int size() {
        return descriptors.size();
    }

    public T attachment(int index) {
        return attachments.get(index);
    }

    /** Returns the events that the last {@link #poll} reported for the descriptor at an index, 0 for none. */
    public int events(int index) {
        return entries.getShort(index * ENTRY + REVENTS);
    }

    /**
     * Waits until a descriptor is ready.
     *
     * @param timeout how long, in whole milliseconds; one that has passed does not wait; null to wait without end
     * @return how many descriptors have events; 0 after the time-out, and when a signal ended the wait early
     * @throws LinuxException with the errno of poll(2)
     */
    public int poll(Duration timeout) throws LinuxException {
        int millis = timeout == null ? -1 : (int) Math.max(0, Math.min(Integer.MAX_VALUE, timeout.toMillis()));
        int ready = LibC.poll(entries.pointer(), descriptors.size(), millis);
        if (ready < 0) {
            int errno = Native.getLastError();
            if (errno != Errno.EINTR) {
                throw new LinuxException("poll", errno);
            }
            for (int index = 0; index < descriptors.size(); index++) {
                entries.putShort(index * ENTRY + REVENTS, (short) 0);
            }
            return 0;
        }
        return ready;
    }

    /** Frees the native memory; the descriptors stay open, they belong to others. */
    @Override
    public void close() {
        entries.close();
    }
}
