// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux.rpmsg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import org.rpmsgexplorer.linux.Errno;
import org.rpmsgexplorer.linux.FileDescriptor;
import org.rpmsgexplorer.linux.LinuxException;
import org.rpmsgexplorer.linux.NativeBuffer;
import org.rpmsgexplorer.linux.Poller;

/**
 * The open file of an endpoint, whichever way it was created; {@code drivers/rpmsg/rpmsg_char.c}.
 *
 * <p>One read is one message, and a buffer that is too short loses the rest of it. The file is non-blocking: kernels
 * before 7.0 never report POLLOUT on virtio, and a blocking write to a stalled remote ends after 15 s with errno 512.
 *
 * <p>Any thread may call it, also {@link #close()}, which waits for a call that is being made; only the descriptor itself
 * belongs to the thread that polls and reads it.
 */
public final class EndpointFile implements AutoCloseable {
    private final FileDescriptor fd;
    private final AtomicBoolean destroyed = new AtomicBoolean();
    private volatile boolean ended;

    EndpointFile(FileDescriptor fd) {
        this.fd = fd;
    }

    /**
     * Opens a node {@code /dev/rpmsgN}.
     *
     * @throws LinuxException EBUSY where another process has it open, EINVAL where its source address is in use,
     *         ENETRESET where its channel is gone
     */
    public static EndpointFile open(Path node) throws LinuxException {
        return new EndpointFile(FileDescriptor.open(node, FileDescriptor.O_RDWR | FileDescriptor.O_NONBLOCK));
    }

    /** Returns the descriptor, to be polled, read and written. */
    public FileDescriptor fd() {
        return fd;
    }

    /**
     * Says that the endpoint has come to its end though the kernel does not tell, so that nothing is asked of it any more:
     * published kernels of the fd way use freed memory for a request on an endpoint whose remote has gone.
     */
    public void end() {
        ended = true;
    }

    /**
     * Returns whether the endpoint has come to its end by itself, because its remote or its channel has gone, or was
     * destroyed. The kernel has then done what {@code RPMSG_DESTROY_EPT_IOCTL} does, so that even the first one of ours
     * would be the second. One that is closed has ended, too.
     */
    public synchronized boolean hasEnded() throws LinuxException {
        if (ended) {
            return true;
        }
        try (Poller<Void> poller = new Poller<>()) {
            poller.add(fd, 0, null);
            poller.poll(Duration.ZERO);
            return (poller.events(0) & (Poller.POLLERR | Poller.POLLHUP)) != 0;
        }
    }

    /**
     * Destroys the endpoint, and its node where it has one; only the first call does anything, because a second
     * {@code RPMSG_DESTROY_EPT_IOCTL} on one endpoint panics the kernel. Not for one that {@linkplain #hasEnded() has
     * ended}.
     *
     * @throws LinuxException EINVAL for the default endpoint of a channel, which only the channel's end destroys
     */
    public synchronized void destroyOnce() throws LinuxException {
        if (destroyed.compareAndSet(false, true)) {
            fd.ioctl(RpmsgUapi.DESTROY_EPT, 0, "RPMSG_DESTROY_EPT_IOCTL");
        }
    }

    /**
     * Returns whether the remote has asked us to send no more; asking also takes POLLPRI away, which says that this has
     * changed.
     */
    public synchronized boolean isOutgoingPaused() throws LinuxException {
        requireNotEnded("RPMSG_GET_OUTGOING_FLOWCONTROL");
        try (NativeBuffer paused = new NativeBuffer(Integer.BYTES)) {
            fd.ioctl(RpmsgUapi.GET_OUTGOING_FLOWCONTROL, paused, "RPMSG_GET_OUTGOING_FLOWCONTROL");
            return paused.getInt(0) != 0;
        }
    }

    /**
     * Asks the remote to send no more, or to send again. Not for an endpoint that has come to its end: the kernel warns
     * of that.
     *
     * @throws LinuxException EOPNOTSUPP or ENOTSUPP where the transport has no flow control, as virtio
     */
    public synchronized void pauseIncoming(boolean paused) throws LinuxException {
        requireNotEnded("RPMSG_SET_INCOMING_FLOWCONTROL");
        fd.ioctl(RpmsgUapi.SET_INCOMING_FLOWCONTROL, paused ? 1 : 0, "RPMSG_SET_INCOMING_FLOWCONTROL");
    }

    /**
     * Sends a message if the kernel takes it at once; see {@link FileDescriptor#write}.
     *
     * @return {@link FileDescriptor#WOULD_BLOCK} also for ENOMEM: kernels before 5.18 (cbf58250b33e, "rpmsg: char: treat
     *         rpmsg_trysend() ENOMEM as EAGAIN") say so when all of virtio's buffers are with the remote, and others when
     *         they have no memory for the moment
     * @throws LinuxException EPIPE where the endpoint has come to its end
     */
    public synchronized int write(NativeBuffer message, int length) throws LinuxException {
        requireNotEnded("write");
        try {
            return fd.write(message, length);
        } catch (LinuxException refused) {
            if (refused.errno() == Errno.ENOMEM) {
                return FileDescriptor.WOULD_BLOCK;
            }
            throw refused;
        }
    }

    private void requireNotEnded(String call) throws LinuxException {
        if (ended) {
            throw new LinuxException(call + " on " + fd, Errno.EPIPE);
        }
    }

    /** Closes the descriptor; what is to be destroyed has been destroyed before. An endpoint that is closed has ended. */
    @Override
    public synchronized void close() {
        ended = true;
        fd.close();
    }
}
