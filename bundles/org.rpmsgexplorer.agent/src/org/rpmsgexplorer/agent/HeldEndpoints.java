// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.rpmsgexplorer.linux.Errno;
import org.rpmsgexplorer.linux.LinuxException;
import org.rpmsgexplorer.linux.rpmsg.ControlDevice;
import org.rpmsgexplorer.linux.rpmsg.EndpointFile;
import org.rpmsgexplorer.linux.rpmsg.EndpointInfo;
import org.rpmsgexplorer.linux.rpmsg.LegacyEndpoints;
import org.rpmsgexplorer.linux.rpmsg.RpmsgSysfs;
import org.rpmsgexplorer.linux.rpmsg.RpmsgUapi;
import org.rpmsgexplorer.protocol.Request;
import org.rpmsgexplorer.protocol.Way;

/**
 * Endpoints that are there for nothing but to be there while loops are timed; the thread {@code loops} uses it, and whoever closes
 * it when that has ended.
 *
 * <p>Each has a name of its own that nobody else uses, so that its node is found by looking at one node where it is to be
 * expected: comparing all nodes before and after, as others do, would take a minute for a thousand.
 */
final class HeldEndpoints implements AutoCloseable {
    private static final long NODE_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Path root;
    private final RpmsgSysfs sysfs;
    private final LegacyEndpoints legacy;
    private final Journal journal;
    private final Deque<EndpointFile> held = new ArrayDeque<>();
    private final String prefix = "held-" + Integer.toHexString(ThreadLocalRandom.current().nextInt()) + "-";
    /** One for all: a line for each would make the journal long for nothing. */
    private final JournalEntry entry =
            new JournalEntry(JournalEntry.ANY_NODE, 0, RpmsgUapi.ADDR_ANY, RpmsgUapi.ADDR_ANY, prefix);
    private Optional<RpmsgSysfs.Control> control = Optional.empty();
    private Way way = Way.LEGACY;
    private int named;
    private int nextNode;

    HeldEndpoints(Path root, Journal journal) {
        this.root = root;
        this.journal = journal;
        sysfs = new RpmsgSysfs(root);
        legacy = new LegacyEndpoints(sysfs, root.resolve("dev"), made -> { });
    }

    /** Creates or destroys as many as it takes; an interrupt, or a failure, leaves those that are there. */
    void hold(Request.HoldEndpoints request, MeasuringListener listener) throws IOException, InterruptedException {
        Optional<RpmsgSysfs.Control> wanted = sysfs.control(request.control());
        if (request.way() != way || !wanted.equals(control)) {
            destroyDownTo(0);
            way = request.way();
            control = wanted;
        }
        destroyDownTo(request.count());
        try (ControlDevice device = ControlDevice.open(root.resolve("dev").resolve(request.control()))) {
            while (held.size() < request.count()) {
                held.push(create(device));
                listener.done(held.size());
            }
        }
    }

    private EndpointFile create(ControlDevice device) throws IOException {
        EndpointInfo info = new EndpointInfo(prefix + named++, RpmsgUapi.ADDR_ANY, RpmsgUapi.ADDR_ANY);
        if (way == Way.FD) {
            return device.createFd(info);
        }
        journal.add(entry);
        device.createNode(info);
        return open(info.name());
    }

    private EndpointFile open(String name) throws IOException {
        long start = System.nanoTime();
        LinuxException last = new LinuxException("find the node of the endpoint \"" + name + "\"", Errno.ENOENT);
        do {
            Optional<String> node = find(name);
            if (node.isPresent()) {
                try {
                    return EndpointFile.open(root.resolve("dev").resolve(node.get()));
                } catch (LinuxException failed) {
                    last = failed;
                    if (failed.errno() != Errno.ENOENT && failed.errno() != Errno.EACCES) {
                        throw failed;
                    }
                }
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        } while (System.nanoTime() - start < NODE_LIMIT_NANOS);
        throw last;
    }

    /** The kernel gives the lowest number that is free: mostly the one behind the last. */
    private Optional<String> find(String name) throws IOException {
        String expected = "rpmsg" + nextNode;
        if (sysfs.endpointName(expected).filter(name::equals).isPresent()) {
            nextNode++;
            return Optional.of(expected);
        }
        Optional<String> found = sysfs.nodes().stream().filter(node -> node.endpoint().equals(name))
                .map(RpmsgSysfs.Node::name).findFirst();
        found.ifPresent(node -> nextNode = Integer.parseInt(node.substring("rpmsg".length())) + 1);
        return found;
    }

    private void destroyDownTo(int count) throws IOException {
        IOException failed = null;
        while (held.size() > count) {
            try (EndpointFile file = held.pop()) {
                if (!isOrphan() && !file.hasEnded()) {
                    file.destroyOnce();
                }
            } catch (IOException left) {
                failed = left;
            }
        }
        if (failed != null) {
            throw failed;
        } else if (held.isEmpty() && way == Way.LEGACY) {
            destroyStrays();
            journal.remove(entry);
        }
    }

    /** Published kernels do not tell an endpoint of the fd way that its control device has gone; destroying it then harms them. */
    private boolean isOrphan() throws IOException {
        return way == Way.FD && control.isPresent() && !sysfs.isThere(control.get());
    }

    /** A node that could not be opened in time may be by now; where it cannot, it stays in the journal. */
    private void destroyStrays() throws IOException {
        for (String name : sysfs.nodeNames()) {
            Optional<RpmsgSysfs.Node> node = sysfs.endpointName(name).filter(found -> found.startsWith(prefix)).isPresent()
                    ? sysfs.node(name) : Optional.empty();
            if (node.isPresent()) {
                legacy.destroy(node.get());
            }
        }
    }

    /** Destroys all of them, each once. The end of the connection and that of the JVM may both call it. */
    @Override
    public synchronized void close() {
        try {
            destroyDownTo(0);
        } catch (IOException left) {
            Log.warn("An endpoint that was held for a benchmark is left", left);
        }
    }
}
