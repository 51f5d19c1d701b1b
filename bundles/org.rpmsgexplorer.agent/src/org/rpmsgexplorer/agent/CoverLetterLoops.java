// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.rpmsgexplorer.linux.Errno;
import org.rpmsgexplorer.linux.LinuxException;
import org.rpmsgexplorer.linux.rpmsg.ControlDevice;
import org.rpmsgexplorer.linux.rpmsg.EndpointFile;
import org.rpmsgexplorer.linux.rpmsg.EndpointInfo;
import org.rpmsgexplorer.linux.rpmsg.LegacyEndpoints;
import org.rpmsgexplorer.linux.rpmsg.RpmsgSysfs;
import org.rpmsgexplorer.linux.rpmsg.RpmsgUapi;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Way;

/**
 * The two loops of the cover letter of the fd uAPI's kernel series, through JNA: create, open, destroy and close an
 * endpoint, the legacy way or the fd way. No message moves.
 *
 * <p>The cover letter opens {@code /dev/rpmsg0} whatever it is. Here the node is known to be ours before it is
 * destroyed: its number is learnt by {@link LegacyEndpoints}, every node is checked by its name, which no other program
 * uses, and a node that is not ours is closed, not destroyed. Looking is not timed, which costs two clock reads a loop:
 * they are measured and told apart.
 */
final class CoverLetterLoops {
    private static final int WARM_UP = 200;
    private static final int CLOCK_READS = 2_000;
    private static final long OPEN_LIMIT_NANOS = 2_000_000_000L;

    private final Path devices;
    private final RpmsgSysfs sysfs;
    private final LegacyEndpoints legacy;
    private final EndpointInfo info = new EndpointInfo("bench-" + ProcessHandle.current().pid(), RpmsgUapi.ADDR_ANY,
            RpmsgUapi.ADDR_ANY);
    private long retries;

    CoverLetterLoops(Path root) {
        devices = root.resolve("dev");
        sysfs = new RpmsgSysfs(root);
        legacy = new LegacyEndpoints(sysfs, devices);
    }

    /** Runs some loops to warm up, then times as many as are wanted. An interrupt ends it between two loops. */
    Reply.LoopTiming time(String control, Way way, int loops) throws IOException, InterruptedException {
        try (ControlDevice device = ControlDevice.open(devices.resolve(control))) {
            run(device, way, WARM_UP);
            retries = 0;
            long nanos = run(device, way, loops);
            long clock = way == Way.LEGACY ? clockNanos() * loops : 0;
            return new Reply.LoopTiming(nanos, clock, retries);
        }
    }

    private long run(ControlDevice device, Way way, int loops) throws IOException, InterruptedException {
        return way == Way.FD ? runFd(device, loops) : runLegacy(device, loops);
    }

    private long runFd(ControlDevice device, int loops) throws IOException, InterruptedException {
        long start = System.nanoTime();
        for (int loop = 0; loop < loops; loop++) {
            try (EndpointFile file = device.createFd(info)) {
                file.destroyOnce();
            }
            requireNotInterrupted();
        }
        return System.nanoTime() - start;
    }

    private long runLegacy(ControlDevice device, int loops) throws IOException, InterruptedException {
        Path node = learnNode(device);
        long total = 0;
        for (int loop = 0; loop < loops; loop++) {
            long start = System.nanoTime();
            device.createNode(info);
            try {
                try (EndpointFile file = open(node)) {
                    total += System.nanoTime() - start;
                    requireOurs(node);
                    start = System.nanoTime();
                    file.destroyOnce();
                }
                total += System.nanoTime() - start;
            } catch (IOException failed) {
                destroyOurs(failed);
                throw failed;
            }
            requireNotInterrupted();
        }
        return total;
    }

    /** The kernel gives the lowest number that is free, so the number of one node is that of the next. */
    private Path learnNode(ControlDevice device) throws IOException {
        LegacyEndpoints.Created first = legacy.create(device, info);
        try (EndpointFile file = first.file()) {
            file.destroyOnce();
        }
        return devices.resolve(first.node());
    }

    private EndpointFile open(Path node) throws LinuxException {
        long start = 0;
        while (true) {
            try {
                return EndpointFile.open(node);
            } catch (LinuxException notYet) {
                start = start == 0 ? System.nanoTime() : start;
                if (notYet.errno() != Errno.ENOENT && notYet.errno() != Errno.EACCES
                        || System.nanoTime() - start > OPEN_LIMIT_NANOS) {
                    throw notYet;
                }
                retries++;
            }
        }
    }

    private void requireOurs(Path node) throws IOException {
        Optional<RpmsgSysfs.Node> found = sysfs.node(node.getFileName().toString());
        if (found.isEmpty()) {
            throw new LinuxException(node + " has vanished while it was measured", Errno.ENODEV);
        } else if (!found.get().endpoint().equals(info.name())) {
            throw new LinuxException("Another program creates endpoints at the same time; " + node, Errno.EBUSY);
        }
    }

    /** Destroys the node that a loop has left: under another number than expected, or because it could not be opened. */
    private void destroyOurs(IOException cause) {
        try {
            for (RpmsgSysfs.Node node : sysfs.nodes()) {
                if (node.endpoint().equals(info.name())) {
                    try (EndpointFile file = EndpointFile.open(devices.resolve(node.name()))) {
                        file.destroyOnce();
                    }
                }
            }
        } catch (IOException left) {
            cause.addSuppressed(left);
        }
    }

    private static long clockNanos() {
        long start = System.nanoTime();
        long last = start;
        for (int read = 0; read < CLOCK_READS; read++) {
            last = System.nanoTime();
        }
        return 2 * (last - start) / CLOCK_READS;
    }

    private static void requireNotInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
