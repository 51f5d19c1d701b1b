// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux;

/**
 * An eventfd(2): wakes a thread that waits in {@link Poller#poll}.
 *
 * <p>{@link #signal()} may be called by any thread until the owner closes it; {@link #drain()} belongs to the thread
 * that waits.
 */
public final class EventFd implements AutoCloseable {
    private static final int EFD_NONBLOCK = FileDescriptor.O_NONBLOCK;
    private static final int EFD_CLOEXEC = FileDescriptor.O_CLOEXEC;

    private final FileDescriptor fd;
    private final NativeBuffer one = new NativeBuffer(8);
    private final NativeBuffer count = new NativeBuffer(8);

    /** Creates an eventfd whose count is zero. */
    public EventFd() throws LinuxException {
        fd = new FileDescriptor(LibC.checked(LibC.eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC), "eventfd"), "eventfd");
        one.putLong(0, 1);
    }

    /** Makes the descriptor readable. */
    public void signal() throws LinuxException {
        fd.write(one, 8);
    }

    /** Makes the descriptor unreadable again until the next signal. */
    public void drain() throws LinuxException {
        fd.read(count);
    }

    /** Returns the descriptor, to be polled. */
    public FileDescriptor fd() {
        return fd;
    }

    @Override
    public void close() {
        fd.close();
        one.close();
        count.close();
    }
}
