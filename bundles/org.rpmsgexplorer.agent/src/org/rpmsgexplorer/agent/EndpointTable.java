// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

import org.rpmsgexplorer.linux.Errno;
import org.rpmsgexplorer.linux.FileDescriptor;
import org.rpmsgexplorer.linux.LinuxException;
import org.rpmsgexplorer.linux.NativeBuffer;
import org.rpmsgexplorer.linux.rpmsg.ControlDevice;
import org.rpmsgexplorer.linux.rpmsg.EndpointFile;
import org.rpmsgexplorer.linux.rpmsg.EndpointInfo;
import org.rpmsgexplorer.linux.rpmsg.LegacyEndpoints;
import org.rpmsgexplorer.linux.rpmsg.RpmsgSysfs;
import org.rpmsgexplorer.protocol.Way;

/**
 * The endpoints that this agent has created; nobody else knows those of the fd way.
 *
 * <p>Guarded by its monitor, so that an endpoint is destroyed once and then closed, whoever asks: the thread
 * {@code requests}, the end of the connection, or the JVM's shutdown.
 */
final class EndpointTable {
    private static final Duration RETRY_PAUSE = Duration.ofMillis(1);

    private final Path devices;
    private final LegacyEndpoints legacy;
    private final PollLoop pollLoop;
    private final Map<Integer, EndpointFile> open = new LinkedHashMap<>();
    private boolean ended;

    EndpointTable(Path root, PollLoop pollLoop) {
        this.devices = root.resolve("dev");
        this.legacy = new LegacyEndpoints(new RpmsgSysfs(root), devices);
        this.pollLoop = pollLoop;
    }

    /**
     * Creates an endpoint and begins to read it.
     *
     * @return its node, where the way has one
     */
    synchronized Optional<String> create(int endpoint, String control, Way way, EndpointInfo info)
            throws IOException {
        if (ended) {
            throw new IllegalStateException("The agent is ending");
        } else if (open.containsKey(endpoint)) {
            throw new IllegalArgumentException("The endpoint number " + endpoint + " is in use");
        }
        try (ControlDevice device = ControlDevice.open(devices.resolve(control))) {
            return switch (way) {
                case FD -> {
                    start(endpoint, device.createFd(info));
                    yield Optional.empty();
                }
                case LEGACY -> {
                    LegacyEndpoints.Created created = legacy.create(device, info);
                    start(endpoint, created.file());
                    yield Optional.of(created.node());
                }
            };
        }
    }

    private void start(int endpoint, EndpointFile file) throws IOException {
        open.put(endpoint, file);
        pollLoop.add(endpoint, file);
    }

    /**
     * Sends a message, trying again while the remote takes none. The kernel's own wait cannot be used: on virtio it
     * ends after 15 s with errno 512, and before 7.0 POLLOUT is never reported.
     *
     * @return when the message was written, by CLOCK_MONOTONIC in nanoseconds; empty where the deadline passed
     */
    synchronized OptionalLong send(int endpoint, byte[] payload, Duration deadline)
            throws IOException, InterruptedException {
        EndpointFile file = require(endpoint);
        long start = System.nanoTime();
        try (NativeBuffer buffer = NativeBuffer.of(payload)) {
            long written = start;
            while (file.write(buffer, payload.length) == FileDescriptor.WOULD_BLOCK) {
                if (System.nanoTime() - start > deadline.toNanos()) {
                    return OptionalLong.empty();
                }
                LockSupport.parkNanos(RETRY_PAUSE.toNanos());
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                written = System.nanoTime();
            }
            return OptionalLong.of(written);
        }
    }

    /** Destroys and closes one endpoint, which may have ended by itself before. */
    synchronized void close(int endpoint) throws IOException {
        EndpointFile file = require(endpoint);
        open.remove(endpoint);
        try (file) {
            try {
                pollLoop.remove(endpoint);
            } finally {
                destroy(file);
            }
        }
    }

    private static void destroy(EndpointFile file) throws IOException {
        try {
            file.destroyOnce();
        } catch (LinuxException failed) {
            if (!isGone(failed.errno())) {
                throw failed;
            }
        }
    }

    /** What the kernel answers where the remote's end has destroyed the endpoint already. */
    private static boolean isGone(int errno) {
        return errno == Errno.EPIPE || errno == Errno.ENODEV || errno == Errno.EIO;
    }

    private EndpointFile require(int endpoint) {
        EndpointFile file = open.get(endpoint);
        if (file == null) {
            throw new IllegalArgumentException("There is no endpoint number " + endpoint);
        }
        return file;
    }

    /**
     * Destroys and closes all endpoints, and creates none any more; what cannot be destroyed is logged and closed all the
     * same.
     */
    synchronized void closeAll() {
        ended = true;
        for (Integer endpoint : open.keySet().toArray(Integer[]::new)) {
            try {
                close(endpoint);
            } catch (IOException failed) {
                Log.warn("The endpoint number " + endpoint + " could not be destroyed", failed);
            }
        }
    }
}
