// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.rpmsgexplorer.linux.Errno;
import org.rpmsgexplorer.linux.FileDescriptor;
import org.rpmsgexplorer.linux.LinuxException;
import org.rpmsgexplorer.linux.NativeBuffer;
import org.rpmsgexplorer.linux.rpmsg.ControlDevice;
import org.rpmsgexplorer.linux.rpmsg.EndpointFile;
import org.rpmsgexplorer.linux.rpmsg.EndpointInfo;
import org.rpmsgexplorer.linux.rpmsg.LegacyEndpoints;
import org.rpmsgexplorer.linux.rpmsg.RpmsgSysfs;
import org.rpmsgexplorer.linux.rpmsg.RpmsgUapi;
import org.rpmsgexplorer.protocol.Way;

/**
 * The endpoints that this agent has open; nobody else knows those of the fd way.
 *
 * <p>Guarded by its monitor, so that an endpoint is destroyed once and then closed, whoever asks: the thread
 * {@code requests}, the end of the connection, or the JVM's shutdown. One that has come to its end by itself is not
 * destroyed, because the kernel has done that: ours would be the second time, which panics it.
 */
final class EndpointTable {
    private final Path devices;
    private final RpmsgSysfs sysfs;
    private final LocalAddresses addresses;
    private final LegacyEndpoints legacy;
    private final Journal journal;
    private final PollLoop pollLoop;
    private final Map<Integer, Open> open = new LinkedHashMap<>();
    private final List<RpmsgSysfs.Node> strays = new ArrayList<>();
    private boolean ended;

    /**
     * An open endpoint.
     *
     * @param file its file
     * @param info what we created it with; empty for a node that was there
     * @param node its node; the fd way has none
     * @param control what we created it on
     */
    record Open(EndpointFile file, Optional<EndpointInfo> info, Optional<RpmsgSysfs.Node> node,
            Optional<RpmsgSysfs.Control> control) implements AutoCloseable {
        boolean isFd() {
            return info.isPresent() && node.isEmpty();
        }

        @Override
        public void close() {
            file.close();
        }
    }

    EndpointTable(Path root, PollLoop pollLoop, Journal journal) {
        this.devices = root.resolve("dev");
        this.sysfs = new RpmsgSysfs(root);
        this.addresses = new LocalAddresses(sysfs);
        this.journal = journal;
        this.legacy = new LegacyEndpoints(sysfs, devices, this::made);
        this.pollLoop = pollLoop;
    }

    /** Whatever is created is a stray one until somebody has it. */
    private void made(RpmsgSysfs.Node node) {
        journal.made(node);
        if (!strays.contains(node)) {
            strays.add(node);
        }
    }

    /**
     * Creates an endpoint and begins to read it.
     *
     * @return its node, where the way has one
     */
    synchronized Optional<String> create(int endpoint, String control, Way way, EndpointInfo info)
            throws IOException {
        requireNew(endpoint);
        try (ControlDevice device = ControlDevice.open(devices.resolve(control))) {
            Optional<RpmsgSysfs.Control> on = requireFree(control, info);
            return switch (way) {
                case FD -> {
                    start(endpoint, new Open(device.createFd(info), Optional.of(info), Optional.empty(), on));
                    yield Optional.empty();
                }
                case LEGACY -> {
                    LegacyEndpoints.Created created = createLegacy(device, info);
                    strays.remove(created.node());
                    start(endpoint, new Open(created.file(), Optional.of(info), Optional.of(created.node()), on));
                    yield Optional.of(created.node().name());
                }
            };
        }
    }

    /** Opens a node that is there. */
    synchronized void openNode(int endpoint, String node) throws IOException {
        requireNew(endpoint);
        EndpointFile file = EndpointFile.open(devices.resolve(node));
        start(endpoint, new Open(file, Optional.empty(), sysfs.node(node), Optional.empty()));
    }

    /** Creates a node that stays, and returns its name. */
    synchronized String createNode(String control, EndpointInfo info) throws IOException {
        try (ControlDevice device = ControlDevice.open(devices.resolve(control))) {
            requireFree(control, info);
            LegacyEndpoints.Created created = createLegacy(device, info);
            created.file().close();
            strays.remove(created.node());
            journal.gone(created.node());
            return created.node().name();
        }
    }

    /** Destroys a node that nobody has open, whoever created it. */
    synchronized void destroyNode(String name) throws IOException {
        RpmsgSysfs.Node node = sysfs.node(name)
                .orElseThrow(() -> new LinuxException("find the node " + name, Errno.ENOENT));
        legacy.destroy(node);
        strays.remove(node);
        journal.gone(node);
    }

    /** Makes a channel. */
    synchronized void createChannel(String control, EndpointInfo info) throws IOException {
        try (ControlDevice device = ControlDevice.open(devices.resolve(control))) {
            requireFree(control, info);
            device.createChannel(info);
        }
    }

    /** Takes a channel away. */
    void releaseChannel(String control, EndpointInfo info) throws IOException {
        try (ControlDevice device = ControlDevice.open(devices.resolve(control))) {
            device.releaseChannel(info);
        }
    }

    private void requireNew(int endpoint) throws IOException {
        if (ended) {
            throw new IllegalStateException("The agent is ending");
        } else if (open.containsKey(endpoint)) {
            throw new IllegalArgumentException("The endpoint number " + endpoint + " is in use");
        }
    }

    private Optional<RpmsgSysfs.Control> requireFree(String control, EndpointInfo info) throws IOException {
        retryStrays();
        Optional<RpmsgSysfs.Control> on = sysfs.control(control);
        Optional<String> transport = on.flatMap(RpmsgSysfs.Control::device);
        addresses.requireFree(transport, info.source());
        for (Open other : open.values()) {
            if (other.isFd() && info.source() != RpmsgUapi.ADDR_ANY && other.info().get().source() == info.source()
                    && other.control().flatMap(RpmsgSysfs.Control::device).equals(transport)) {
                throw new AddressInUseException(info.source(), "an endpoint of this connection (\""
                        + other.info().get().name() + "\", fd way)");
            }
        }
        return on;
    }

    private LegacyEndpoints.Created createLegacy(ControlDevice device, EndpointInfo info) throws IOException {
        try {
            return legacy.create(device, info);
        } catch (IOException failed) {
            retryStrays();
            throw failed;
        }
    }

    /** Only an open node can be destroyed, so one that could not be opened has to wait until it can. */
    private void retryStrays() {
        for (RpmsgSysfs.Node stray : List.copyOf(strays)) {
            try {
                legacy.destroy(stray);
                strays.remove(stray);
                journal.gone(stray);
            } catch (IOException stillThere) {
                Log.warn("The node " + stray.name() + " cannot be removed yet: " + stillThere.getMessage(), null);
            }
        }
    }

    /** Returns the nodes of ours that could not be opened and wait to be removed. */
    synchronized List<String> strays() {
        return strays.stream().map(RpmsgSysfs.Node::name).toList();
    }

    synchronized void start(int endpoint, Open created) throws IOException {
        open.put(endpoint, created);
        pollLoop.add(endpoint, created.file(), new PollLoop.Owner() {
            @Override
            public void endOrphan() throws IOException {
                if (isOrphan(created)) {
                    created.file().end();
                }
            }

            @Override
            public void stop() throws IOException {
                // Only that frees what waits there.
                try (created) {
                    if (created.info().isPresent() && !isOrphan(created) && !created.file().hasEnded()) {
                        created.file().destroyOnce();
                    }
                }
            }
        });
    }

    /**
     * Sends a message if the kernel takes it at once. The kernel's own wait cannot be used: on virtio it ends after 15
     * s with errno 512, and before 7.0 POLLOUT is never reported.
     *
     * @return when the message was written, by CLOCK_MONOTONIC in nanoseconds; empty where the remote takes none now
     */
    synchronized OptionalLong trySend(int endpoint, byte[] payload) throws IOException {
        EndpointFile file = require(endpoint).file();
        endOrphan(endpoint);
        try (NativeBuffer buffer = NativeBuffer.of(payload)) {
            long written = System.nanoTime();
            return file.write(buffer, payload.length) == FileDescriptor.WOULD_BLOCK ? OptionalLong.empty()
                    : OptionalLong.of(written);
        }
    }

    /** Returns whether the remote wants no more messages for now. */
    synchronized boolean isOutgoingPaused(int endpoint) throws IOException {
        return require(endpoint).file().isOutgoingPaused();
    }

    /** Asks the remote to pause, or to go on. */
    synchronized void pauseIncoming(int endpoint, boolean paused) throws IOException {
        EndpointFile file = require(endpoint).file();
        endOrphan(endpoint);
        if (file.hasEnded()) {
            throw new LinuxException("flow control of the endpoint", Errno.EPIPE);
        }
        file.pauseIncoming(paused);
    }

    /** Destroys, where we created it, and closes one endpoint, which may have ended by itself before. */
    synchronized void close(int endpoint) throws IOException {
        Open closing = require(endpoint);
        open.remove(endpoint);
        try (closing) {
            try {
                pollLoop.remove(endpoint);
            } finally {
                if (closing.info().isPresent()) {
                    destroy(closing);
                }
            }
        } finally {
            retryStrays();
        }
    }

    private void destroy(Open closing) throws IOException {
        if (!isOrphan(closing) && !closing.file().hasEnded()) {
            try {
                closing.file().destroyOnce();
            } catch (LinuxException failed) {
                if (!isGone(failed.errno())) {
                    throw failed;
                }
            }
        }
        closing.node().ifPresent(journal::gone);
    }

    /** What the kernel answers where the remote's end has destroyed the endpoint already. */
    private static boolean isGone(int errno) {
        return errno == Errno.EPIPE || errno == Errno.ENODEV || errno == Errno.EIO || errno == Errno.ENETRESET;
    }

    private Open require(int endpoint) {
        Open found = open.get(endpoint);
        if (found == null) {
            throw new IllegalArgumentException("There is no endpoint number " + endpoint);
        }
        return found;
    }

    /** Returns whether there are endpoints that some kernels do not tell of their remote's end. */
    synchronized boolean hasFdEndpoints() {
        return open.values().stream().anyMatch(Open::isFd);
    }

    /** Ends the endpoints of the fd way whose control device has gone: published kernels do not tell them. */
    synchronized void endOrphans() throws IOException {
        for (int endpoint : open.keySet()) {
            endOrphan(endpoint);
        }
    }

    private void endOrphan(int endpoint) throws IOException {
        Open orphan = open.get(endpoint);
        if (isOrphan(orphan)) {
            orphan.file().end();
            pollLoop.end(endpoint, "The endpoint's control device is gone");
        }
    }

    private boolean isOrphan(Open endpoint) throws IOException {
        if (!endpoint.isFd() || endpoint.control().isEmpty()) {
            return false;
        }
        return !sysfs.isThere(endpoint.control().get());
    }

    /**
     * Destroys and closes all endpoints, and creates none any more; what cannot be destroyed is logged and closed all
     * the same.
     */
    synchronized void closeAll() {
        ended = true;
        for (int endpoint : List.copyOf(open.keySet())) {
            try {
                close(endpoint);
            } catch (IOException failed) {
                Log.warn("The endpoint number " + endpoint + " could not be destroyed", failed);
            }
        }
        retryStrays();
        journal.close();
    }
}
