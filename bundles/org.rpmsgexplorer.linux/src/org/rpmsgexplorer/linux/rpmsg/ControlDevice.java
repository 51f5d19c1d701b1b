// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux.rpmsg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import org.rpmsgexplorer.linux.FileDescriptor;
import org.rpmsgexplorer.linux.LinuxException;
import org.rpmsgexplorer.linux.NativeBuffer;
import org.rpmsgexplorer.linux.StrayDescriptors;

/**
 * An open {@code /dev/rpmsg_ctrlN}, where endpoints are created; {@code drivers/rpmsg/rpmsg_ctrl.c}.
 *
 * <p>May be used by several threads until it is closed; each call has its own structure.
 */
public final class ControlDevice implements AutoCloseable {
    private static final Duration TURN_LIMIT = Duration.ofSeconds(3);
    private static final Duration TURN_PAUSE = Duration.ofMillis(1);
    /** What {@code /proc/self/fd} shows of an endpoint of the fd way. */
    private static final String FD_KIND = "anon_inode:rpmsg-eptdev";
    /** Held while an endpoint is created the fd way, on whichever device: what looks like a stray meanwhile is one. */
    private static final Object CREATING = new Object();

    private final FileDescriptor fd;

    private ControlDevice(FileDescriptor fd) {
        this.fd = fd;
    }

    /**
     * Opens a control device.
     *
     * @throws LinuxException with the errno of open(2): EACCES without permission, ENOENT where it does not exist
     */
    public static ControlDevice open(Path path) throws LinuxException {
        return new ControlDevice(FileDescriptor.open(path, FileDescriptor.O_RDWR));
    }

    /**
     * Makes the kernel create a node {@code /dev/rpmsgN} for an endpoint, the legacy way. The kernel does not say which
     * one: see {@link LegacyEndpoints}. It does not check the addresses either; opening the node does.
     */
    public void createNode(EndpointInfo info) throws LinuxException {
        try (NativeBuffer argument = info.encode()) {
            fd.ioctl(RpmsgUapi.CREATE_EPT, argument, "RPMSG_CREATE_EPT_IOCTL");
        }
    }

    /**
     * Creates an endpoint the fd way, non-blocking and closed on exec.
     *
     * <p>The kernels of AMD, and linux-next (2410558f5f11, "rpmsg: char: Implement eptdev based on anonymous inode"), make the
     * descriptor before the endpoint: a request that fails leaves it open, and does not say which. To close it is all that it
     * needs, and lets the kernel have its number back. To destroy it could panic the kernel.
     *
     * @throws LinuxException with EINVAL where the kernel does not have the fd uAPI, and where the source address is in
     *         use
     */
    public EndpointFile createFd(EndpointInfo info) throws LinuxException {
        // Not yet non-blocking: by this a stray one is known.
        try (NativeBuffer argument = info.encodeFd(FileDescriptor.O_RDWR | FileDescriptor.O_CLOEXEC)) {
            synchronized (CREATING) {
                FileDescriptor created = create(argument, info);
                try {
                    created.setNonBlocking();
                } catch (LinuxException failed) {
                    created.close();
                    throw failed;
                }
                return new EndpointFile(created);
            }
        }
    }

    private FileDescriptor create(NativeBuffer argument, EndpointInfo info) throws LinuxException {
        try {
            fd.ioctl(RpmsgUapi.CREATE_EPT_FD, argument, "RPMSG_CREATE_EPT_FD_IOCTL");
        } catch (LinuxException failed) {
            StrayDescriptors.close(FD_KIND);
            throw failed;
        }
        return FileDescriptor.adopt(argument, EndpointInfo.FD_OFFSET, "the endpoint \"" + info.name() + "\"");
    }

    /**
     * Makes a channel, as if the remote had announced it; with a source address it is announced to the remote.
     *
     * @throws LinuxException ENXIO where the kernel could not, most of all because such a channel is there
     */
    public void createChannel(EndpointInfo info) throws LinuxException {
        try (NativeBuffer argument = info.encode()) {
            fd.ioctl(RpmsgUapi.CREATE_DEV, argument, "RPMSG_CREATE_DEV_IOCTL");
        }
    }

    /**
     * Takes a channel away.
     *
     * @throws LinuxException EINVAL where there is none with exactly this name and these addresses
     */
    public void releaseChannel(EndpointInfo info) throws LinuxException {
        try (NativeBuffer argument = info.encode()) {
            fd.ioctl(RpmsgUapi.RELEASE_DEV, argument, "RPMSG_RELEASE_DEV_IOCTL");
        }
    }

    /**
     * A time in which nobody of ours but its owner creates nodes on the device.
     *
     * @param device that is locked; null where the lock could not be had
     */
    public record Turn(ControlDevice device) implements AutoCloseable {
        @Override
        public void close() throws LinuxException {
            if (device != null) {
                device.fd.unlock();
            }
        }
    }

    /**
     * Waits until no other of our programs creates nodes here, by the lock of the open file: flock(2). Not to be nested. Whoever
     * holds it for more than three seconds does not stop us, nor does a kernel without such locks.
     */
    public Turn awaitTurn() {
        long start = System.nanoTime();
        try {
            while (!fd.tryLock()) {
                if (System.nanoTime() - start > TURN_LIMIT.toNanos()) {
                    return new Turn(null);
                }
                LockSupport.parkNanos(TURN_PAUSE.toNanos());
            }
            return new Turn(this);
        } catch (LinuxException kernelWithoutLocks) {
            return new Turn(null);
        }
    }

    /** Returns the descriptor. */
    FileDescriptor fd() {
        return fd;
    }

    @Override
    public void close() {
        fd.close();
    }

    @Override
    public String toString() {
        return fd.toString();
    }
}
