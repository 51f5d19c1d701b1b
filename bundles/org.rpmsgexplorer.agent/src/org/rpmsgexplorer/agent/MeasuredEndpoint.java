// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.rpmsgexplorer.linux.Errno;
import org.rpmsgexplorer.linux.FileDescriptor;
import org.rpmsgexplorer.linux.LinuxException;
import org.rpmsgexplorer.linux.NativeBuffer;
import org.rpmsgexplorer.linux.Poller;
import org.rpmsgexplorer.linux.rpmsg.ControlDevice;
import org.rpmsgexplorer.linux.rpmsg.EndpointFile;
import org.rpmsgexplorer.linux.rpmsg.EndpointInfo;
import org.rpmsgexplorer.linux.rpmsg.LegacyEndpoints;
import org.rpmsgexplorer.linux.rpmsg.RpmsgSysfs;
import org.rpmsgexplorer.linux.rpmsg.RpmsgUapi;
import org.rpmsgexplorer.protocol.Way;

/**
 * An endpoint that one thread uses to time messages, without the poll loop and the way to the desktop in between; destroyed once
 * when it is closed.
 */
final class MeasuredEndpoint implements AutoCloseable {
    private static final int READ_SIZE = 64 * 1024;
    private static final int SLICE_MILLIS = 50;

    private final RpmsgSysfs sysfs;
    private final EndpointFile file;
    private final Optional<RpmsgSysfs.Control> control;
    private final Optional<RpmsgSysfs.Node> node;
    private final Journal journal;
    private final NativeBuffer received = new NativeBuffer(READ_SIZE);
    private final Poller<Void> poller = new Poller<>();

    MeasuredEndpoint(RpmsgSysfs sysfs, EndpointFile file, Optional<RpmsgSysfs.Control> control,
            Optional<RpmsgSysfs.Node> node, Journal journal) {
        this.sysfs = sysfs;
        this.file = file;
        this.control = control;
        this.node = node;
        this.journal = journal;
        poller.add(file.fd(), Poller.POLLIN, null);
    }

    /** Creates an endpoint to a service. */
    static MeasuredEndpoint open(Path root, Journal journal, String control, Way way, long destination) throws IOException {
        EndpointInfo info = new EndpointInfo("bench-" + ProcessHandle.current().pid(), RpmsgUapi.ADDR_ANY, destination);
        Path devices = root.resolve("dev");
        try (ControlDevice device = ControlDevice.open(devices.resolve(control))) {
            RpmsgSysfs sysfs = new RpmsgSysfs(root);
            Optional<RpmsgSysfs.Control> on = sysfs.control(control);
            if (way == Way.FD) {
                return new MeasuredEndpoint(sysfs, device.createFd(info), on, Optional.empty(), journal);
            }
            LegacyEndpoints.Created created = new LegacyEndpoints(sysfs, devices, journal::made).create(device, info);
            return new MeasuredEndpoint(sysfs, created.file(), on, Optional.of(created.node()), journal);
        }
    }

    /** Sends a message if the kernel takes it now, and returns whether it did. */
    boolean send(NativeBuffer message, int length) throws LinuxException {
        return file.write(message, length) != FileDescriptor.WOULD_BLOCK;
    }

    /**
     * Waits for a message, in whole milliseconds from 1 to {@value #SLICE_MILLIS}, since an interrupt does not end this: whoever
     * waits longer looks in between.
     *
     * @throws LinuxException EPIPE where none has come and the control device is gone
     */
    void await(long nanos) throws IOException {
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
        if (poller.poll(Duration.ofMillis(Math.max(1, Math.min(SLICE_MILLIS, millis)))) == 0) {
            requireControl();
        }
    }

    /** To be called before a message is sent, where that costs no time that is measured: the remote may have gone meanwhile. */
    void requireControl() throws IOException {
        if (isOrphan()) {
            throw new LinuxException("measure an endpoint whose control device is gone", Errno.EPIPE);
        }
    }

    /** Reads a message into {@link #received()}; returns its length, or {@link FileDescriptor#WOULD_BLOCK}. */
    int receive() throws LinuxException {
        return file.fd().read(received);
    }

    /** Returns the buffer of the last message. */
    NativeBuffer received() {
        return received;
    }

    /** What was measured counts, whatever comes of this. A node that stays is in the journal, and told by the next connection. */
    @Override
    public void close() {
        poller.close();
        received.close();
        try (EndpointFile closing = file) {
            if (!isOrphan() && !closing.hasEnded()) {
                closing.destroyOnce();
            }
            node.ifPresent(journal::gone);
        } catch (IOException left) {
            Log.warn("An endpoint that was measured cannot be destroyed", left);
        }
    }

    /** Published kernels do not tell an endpoint of the fd way that its control device has gone; a request on it then harms them. */
    private boolean isOrphan() throws IOException {
        return node.isEmpty() && control.isPresent() && !sysfs.isThere(control.get());
    }
}
