// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux.rpmsg;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import org.rpmsgexplorer.linux.Errno;
import org.rpmsgexplorer.linux.LinuxException;

/**
 * Creates endpoints the legacy way: makes the kernel create a node, finds it, opens it.
 *
 * <p>{@code RPMSG_CREATE_EPT_IOCTL} does not return the node's number, and other programs may create and destroy nodes
 * meanwhile, so that a number may be another node's a moment later. A node is ours when its instance was not there
 * before, it has exactly our name and addresses, and it lets us open it: only one process can. Those who create nodes
 * with this class take turns by a lock on the control device. Another program that creates an equal node at the same
 * moment may get the one and we the other, which is no difference.
 */
public final class LegacyEndpoints {
    /** udev and mdev create the node, or set its permissions, some time after the ioctl has returned. */
    private static final Duration NODE_LIMIT = Duration.ofSeconds(2);
    private static final Duration RETRY_PAUSE = Duration.ofMillis(1);

    private final RpmsgSysfs sysfs;
    private final Path devices;
    private final Consumer<RpmsgSysfs.Node> made;

    /**
     * A created endpoint.
     *
     * @param node its node
     * @param file its open file
     */
    public record Created(RpmsgSysfs.Node node, EndpointFile file) {
    }

    /**
     * Creates a finder.
     *
     * @param sysfs where the nodes are looked up
     * @param devices where they appear: {@code /dev}
     * @param made is told of a node that is ours for certain, as early as that is known and before it is opened where
     *        possible; it may be told of one twice
     */
    public LegacyEndpoints(RpmsgSysfs sysfs, Path devices, Consumer<RpmsgSysfs.Node> made) {
        this.sysfs = sysfs;
        this.devices = devices;
        this.made = made;
    }

    /**
     * Creates an endpoint with its node and opens it.
     *
     * @throws LinuxException with the errno of the ioctl or of open(2): EINVAL where the source address is in use. A
     *         node that could not be opened stays behind, since only its open file could destroy it; {@code made} was
     *         told of it if it is ours for certain.
     */
    public Created create(ControlDevice control, EndpointInfo info) throws IOException {
        try (ControlDevice.Turn turn = control.awaitTurn()) {
            Set<Long> before = new HashSet<>();
            sysfs.nodes().forEach(node -> before.add(node.instance()));
            control.createNode(info);
            return open(before, info);
        }
    }

    private Created open(Set<Long> before, EndpointInfo info) throws IOException {
        long start = System.nanoTime();
        LinuxException last = null;
        do {
            List<RpmsgSysfs.Node> candidates = created(before, info);
            if (candidates.size() == 1) {
                made.accept(candidates.get(0));
            }
            for (RpmsgSysfs.Node node : candidates) {
                try {
                    Created created = new Created(node, EndpointFile.open(devices.resolve(node.name())));
                    made.accept(node);
                    return created;
                } catch (LinuxException failed) {
                    last = failed;
                    if (!mayOpenLater(failed.errno())) {
                        throw failed;
                    }
                }
            }
            LockSupport.parkNanos(RETRY_PAUSE.toNanos());
        } while (System.nanoTime() - start < NODE_LIMIT.toNanos());
        if (last != null) {
            throw last;
        }
        throw new LinuxException("find the node of the endpoint \"" + info.name() + "\"", Errno.ENOENT);
    }

    private List<RpmsgSysfs.Node> created(Set<Long> before, EndpointInfo info) throws IOException {
        return sysfs.nodes().stream()
                .filter(node -> !before.contains(node.instance()) && node.endpoint().equals(info.name())
                        && node.source() == info.source() && node.destination() == info.destination())
                .toList();
    }

    private static boolean mayOpenLater(int errno) {
        return errno == Errno.ENOENT || errno == Errno.EACCES || errno == Errno.EBUSY;
    }

    /**
     * Destroys a node that nobody has open, exactly this instance of it; one that is gone already is no error.
     *
     * @throws LinuxException with the errno of open(2) or the ioctl: EBUSY where a program has it open, EINVAL where
     *         its source address is in use or it is a channel's own node
     */
    public void destroy(RpmsgSysfs.Node node) throws IOException {
        if (!isThere(node)) {
            return;
        }
        try (EndpointFile file = EndpointFile.open(devices.resolve(node.name()))) {
            // Looked at again: what is open keeps its name, but by then the name may have been another node's.
            if (isThere(node) && !file.hasEnded()) {
                file.destroyOnce();
            }
        } catch (LinuxException failed) {
            if (isThere(node)) {
                throw failed;
            }
        }
    }

    private boolean isThere(RpmsgSysfs.Node node) throws IOException {
        Optional<RpmsgSysfs.Node> found = sysfs.node(node.name());
        return found.isPresent() && found.get().instance() == node.instance();
    }
}
