// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

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
 * they are measured and told apart. Between loops it is looked, untimed, whether the control device is still there:
 * stock kernels use freed memory for a request on an open one that is gone.
 */
final class CoverLetterLoops {
    /** The agent's JVM compiles a method after some 1000 calls; where a loop takes long, that makes no difference. */
    private static final int WARM_UP = 2_000;
    private static final int WARM_UP_STEP = 100;
    private static final long WARM_UP_LIMIT_NANOS = 250_000_000L;
    private static final int CLOCK_READS = 200;
    private static final int CLOCK_SERIES = 10;
    private static final long OPEN_LIMIT_NANOS = 2_000_000_000L;
    /** How many fd loops are timed in one go; they take about a millisecond. */
    private static final int FD_CHUNK = 256;

    private final Path devices;
    private final RpmsgSysfs sysfs;
    private final LegacyEndpoints legacy;
    private final Journal journal;
    private final EndpointInfo info = new EndpointInfo("bench-" + ProcessHandle.current().pid() + "-"
            + Integer.toHexString(ThreadLocalRandom.current().nextInt()), RpmsgUapi.ADDR_ANY, RpmsgUapi.ADDR_ANY);
    private final JournalEntry entry = new JournalEntry(JournalEntry.ANY_NODE, 0, info.source(), info.destination(),
            info.name());
    private long retries;

    /** Is told, between two loops, how many are done. */
    interface LoopListener {
        void done(int loops) throws InterruptedException;
    }

    CoverLetterLoops(Path root, Journal journal) {
        devices = root.resolve("dev");
        sysfs = new RpmsgSysfs(root);
        legacy = new LegacyEndpoints(sysfs, devices, made -> { });
        this.journal = journal;
    }

    /** Runs some loops to warm up, then times as many as are wanted. An interrupt ends it between two loops. */
    Reply.LoopTiming time(String control, Way way, int loops, LoopListener listener)
            throws IOException, InterruptedException {
        journal.add(entry);
        try (ControlDevice device = ControlDevice.open(devices.resolve(control))) {
            warmUp(device, way);
            retries = 0;
            long nanos = run(device, way, loops, listener);
            long clock = way == Way.LEGACY ? clockNanos() * loops : 0;
            return new Reply.LoopTiming(nanos, clock, retries);
        } finally {
            journal.remove(entry);
        }
    }

    private void warmUp(ControlDevice device, Way way) throws IOException, InterruptedException {
        long start = System.nanoTime();
        for (int done = 0; done < WARM_UP && System.nanoTime() - start < WARM_UP_LIMIT_NANOS; done += WARM_UP_STEP) {
            run(device, way, WARM_UP_STEP, loops -> { });
        }
    }

    private long run(ControlDevice device, Way way, int loops, LoopListener listener)
            throws IOException, InterruptedException {
        return way == Way.FD ? runFd(device, loops, listener) : runLegacy(device, loops, listener);
    }

    private long runFd(ControlDevice device, int loops, LoopListener listener)
            throws IOException, InterruptedException {
        long total = 0;
        for (int done = 0; done < loops;) {
            int chunk = Math.min(FD_CHUNK, loops - done);
            requireControl(device);
            long start = System.nanoTime();
            for (int loop = 0; loop < chunk; loop++) {
                try (EndpointFile file = device.createFd(info)) {
                    file.destroyOnce();
                }
                requireNotInterrupted();
            }
            total += System.nanoTime() - start;
            done += chunk;
            listener.done(done);
        }
        return total;
    }

    private void requireControl(ControlDevice device) throws LinuxException {
        if (!Files.exists(Path.of(device.toString()))) {
            throw new LinuxException(device + " has vanished while it was measured", Errno.ENODEV);
        }
    }

    private long runLegacy(ControlDevice device, int loops, LoopListener listener)
            throws IOException, InterruptedException {
        Path node = learnNode(device);
        long total = 0;
        for (int loop = 0; loop < loops; loop++) {
            requireControl(device);
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
            listener.done(loop + 1);
        }
        return total;
    }

    /** The kernel gives the lowest number that is free, so the number of one node is that of the next. */
    private Path learnNode(ControlDevice device) throws IOException {
        LegacyEndpoints.Created first = legacy.create(device, info);
        try (EndpointFile file = first.file()) {
            file.destroyOnce();
        }
        return devices.resolve(first.node().name());
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
        Optional<String> found = sysfs.endpointName(node.getFileName().toString());
        if (found.isEmpty()) {
            throw new LinuxException(node + " has vanished while it was measured", Errno.ENODEV);
        } else if (!found.get().equals(info.name())) {
            throw new LinuxException("Another program creates endpoints at the same time; " + node, Errno.EBUSY);
        }
    }

    /**
     * Destroys the node that a loop has left: under another number than expected, or because it could not be opened.
     */
    private void destroyOurs(IOException cause) {
        try {
            for (RpmsgSysfs.Node node : sysfs.nodes()) {
                if (node.endpoint().equals(info.name())) {
                    legacy.destroy(node);
                }
            }
        } catch (IOException left) {
            cause.addSuppressed(left);
        }
    }

    /** The least of several series: what another program takes of the processor is no cost of the clock. */
    private static long clockNanos() {
        long least = Long.MAX_VALUE;
        for (int series = 0; series < CLOCK_SERIES; series++) {
            long start = System.nanoTime();
            long last = start;
            for (int read = 0; read < CLOCK_READS; read++) {
                last = System.nanoTime();
            }
            least = Math.min(least, last - start);
        }
        return 2 * least / CLOCK_READS;
    }

    private static void requireNotInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
