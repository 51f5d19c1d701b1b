// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux.rpmsg;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

import org.rpmsgexplorer.linux.Errno;
import org.rpmsgexplorer.linux.LinuxException;

/**
 * Creates endpoints the legacy way: makes the kernel create a node, finds it, opens it.
 *
 * <p>{@code RPMSG_CREATE_EPT_IOCTL} does not return the node's number, and other programs may create nodes meanwhile.
 * A node is ours when it was not there before, has exactly our name and addresses, and lets us open it: only one
 * process can. Where two programs create equal nodes at the same time, each opens one of them; which is no difference.
 */
public final class LegacyEndpoints {
    /** udev and mdev create the node, or set its permissions, some time after the ioctl has returned. */
    private static final Duration NODE_LIMIT = Duration.ofSeconds(2);
    private static final Duration RETRY_PAUSE = Duration.ofMillis(1);

    private final RpmsgSysfs sysfs;
    private final Path devices;

    /**
     * A created endpoint.
     *
     * @param node its name, such as {@code rpmsg0}
     * @param file its open file
     */
    public record Created(String node, EndpointFile file) {
    }

    /**
     * Creates a finder.
     *
     * @param sysfs where the nodes are looked up
     * @param devices where they appear: {@code /dev}
     */
    public LegacyEndpoints(RpmsgSysfs sysfs, Path devices) {
        this.sysfs = sysfs;
        this.devices = devices;
    }

    /**
     * Creates an endpoint with its node and opens it.
     *
     * @throws LinuxException with the errno of the ioctl or of open(2): EINVAL where the source address is in use. A
     *         node that could not be opened stays behind, since only its open file could destroy it; the message names
     *         it.
     */
    public Created create(ControlDevice control, EndpointInfo info) throws IOException {
        Set<String> before = new HashSet<>();
        sysfs.nodes().forEach(node -> before.add(node.name()));
        control.createNode(info);
        long start = System.nanoTime();
        LinuxException last = null;
        do {
            for (String node : created(before, info)) {
                try {
                    return new Created(node, EndpointFile.open(devices.resolve(node)));
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

    private List<String> created(Set<String> before, EndpointInfo info) throws IOException {
        return sysfs.nodes().stream()
                .filter(node -> !before.contains(node.name()) && node.endpoint().equals(info.name())
                        && node.source() == info.source() && node.destination() == info.destination())
                .map(RpmsgSysfs.Node::name).toList();
    }

    private static boolean mayOpenLater(int errno) {
        return errno == Errno.ENOENT || errno == Errno.EACCES || errno == Errno.EBUSY;
    }
}
