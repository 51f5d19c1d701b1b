// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

import org.rpmsgexplorer.linux.Affinity;
import org.rpmsgexplorer.linux.Errno;
import org.rpmsgexplorer.linux.LinuxException;
import org.rpmsgexplorer.linux.LoopEngine;
import org.rpmsgexplorer.linux.LoopSubject;
import org.rpmsgexplorer.linux.LoopTimes;
import org.rpmsgexplorer.linux.rpmsg.ControlDevice;
import org.rpmsgexplorer.linux.rpmsg.EndpointFile;
import org.rpmsgexplorer.linux.rpmsg.EndpointInfo;
import org.rpmsgexplorer.linux.rpmsg.EndpointLoops;
import org.rpmsgexplorer.linux.rpmsg.LegacyEndpoints;
import org.rpmsgexplorer.linux.rpmsg.RpmsgSysfs;
import org.rpmsgexplorer.linux.rpmsg.RpmsgUapi;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Request;
import org.rpmsgexplorer.protocol.Way;

/**
 * The two loops of the cover letter of the fd uAPI's kernel series: create, open, destroy and close an endpoint, the legacy way
 * or the fd way. No message moves.
 *
 * <p>The cover letter opens {@code /dev/rpmsg0} whatever it is. Here the node's number is learnt by {@link LegacyEndpoints}. An
 * engine runs a hundredth of a second at a time, and agents of ours take turns by the lock on the control device. In between it is
 * looked, untimed, whether the number still holds. Where another program has created or destroyed nodes meanwhile so that ours had
 * another one, that piece does not count. It is also looked whether the control device is still there: stock kernels use freed
 * memory for a request on an open one that is gone.
 */
final class CoverLetterLoops {
    private static final long PIECE_NANOS = 10_000_000;
    private static final int MAX_PIECE = 100_000;
    private static final int WARM_UP_PIECES = 6;
    private static final long WARM_UP_LIMIT_NANOS = 1_000_000_000;
    private static final double STABLE = 0.02;
    private static final int ATTEMPTS = 5;

    private final Path root;
    private final RpmsgSysfs sysfs;
    private final LegacyEndpoints legacy;
    private final Journal journal;
    private final LoopEngines engines;
    private final EndpointInfo info = new EndpointInfo("bench-" + ProcessHandle.current().pid() + "-"
            + Integer.toHexString(ThreadLocalRandom.current().nextInt()), RpmsgUapi.ADDR_ANY, RpmsgUapi.ADDR_ANY);
    private final JournalEntry entry = new JournalEntry(JournalEntry.ANY_NODE, 0, info.source(), info.destination(),
            info.name());

    CoverLetterLoops(Path root, Journal journal, LoopEngines engines) {
        this.root = root;
        this.journal = journal;
        this.engines = engines;
        sysfs = new RpmsgSysfs(root);
        legacy = new LegacyEndpoints(sysfs, root.resolve("dev"), made -> { });
    }

    /** Runs loops until they take equally long, then times as many as are wanted. An interrupt ends it between two pieces. */
    Reply.LoopTiming time(Request.TimeLoops request, MeasuringListener listener) throws IOException, InterruptedException {
        LoopEngine engine = engines.engine(request.engine());
        journal.add(entry);
        try (Affinity pinned = request.processor() < 0 ? null : Affinity.pin(request.processor());
                ControlDevice device = ControlDevice.open(root.resolve("dev").resolve(request.control()));
                Pieces pieces = new Pieces(device, engine, request.way(), request.steps())) {
            pieces.warmUp();
            return pieces.run(request.loops(), listener);
        } finally {
            // What could not be opened is left, and is to be found again when this agent is gone.
            if (strays(Set.of()).isEmpty()) {
                journal.remove(entry);
            }
        }
    }

    /** The kernel gives the lowest number that is free, so the number of one node is that of the next. */
    private String learnNode(ControlDevice device) throws IOException {
        LegacyEndpoints.Created first = legacy.create(device, info);
        try (EndpointFile file = first.file()) {
            file.destroyOnce();
        }
        return first.node().name();
    }

    /** Runs an engine a piece at a time. */
    private final class Pieces implements AutoCloseable {
        private final ControlDevice device;
        private final LoopEngine engine;
        private final Way way;
        private final boolean steps;
        private LoopSubject subject;
        private Set<String> others = Set.of();
        private String node = "";
        private boolean stale;
        private int size = 1;

        Pieces(ControlDevice device, LoopEngine engine, Way way, boolean steps) throws IOException {
            this.device = device;
            this.engine = engine;
            this.way = way;
            this.steps = steps;
            getReady();
        }

        private void getReady() throws IOException {
            close();
            stale = false;
            if (way == Way.FD) {
                subject = EndpointLoops.fd(device, info);
            } else {
                // Looked at before, so that whatever comes or goes meanwhile is noticed by the next look.
                others = Set.copyOf(sysfs.nodeNames());
                node = learnNode(device);
                subject = EndpointLoops.legacy(device, info, root.resolve("dev").resolve(node), sysfs.nameFile(node));
            }
        }

        @Override
        public void close() {
            if (subject != null) {
                subject.close();
            }
        }

        /** Ends when the last pieces took as long as those before, or after a second. */
        void warmUp() throws IOException, InterruptedException {
            List<Double> loopNanos = new ArrayList<>();
            long start = System.nanoTime();
            do {
                int loops = size;
                loopNanos.add((double) nanos(run(loops)) / loops);
            } while (!isStable(loopNanos) && System.nanoTime() - start < WARM_UP_LIMIT_NANOS);
        }

        private LoopTimes run(int loops) throws IOException, InterruptedException {
            for (int attempt = 1;; attempt++) {
                requireNotInterrupted();
                requireControl(device);
                if (!areOthersTheSame()) {
                    getReady();
                }
                try (ControlDevice.Turn turn = device.awaitTurn()) {
                    // Again: whoever had the turn before has created a node, whose number may be the one that ours had.
                    if (areOthersTheSame()) {
                        LoopTimes times = runInTurn(loops);
                        if (way == Way.FD || strays(others).isEmpty()) {
                            return times;
                        }
                    }
                } catch (LinuxException failed) {
                    if (failed.errno() != Errno.ENOENT && failed.errno() != Errno.EBUSY) {
                        destroyStrays(failed);
                        throw failed;
                    }
                }
                LinuxException disturbed = new LinuxException(
                        "Another program creates or destroys endpoints at the same time; measure " + device, Errno.EBUSY);
                destroyStrays(disturbed);
                if (attempt == ATTEMPTS) {
                    throw disturbed;
                }
                stale = true;
            }
        }

        /** Another node may have come and gone meanwhile so that all names are the same, but ours is one of them. */
        private boolean areOthersTheSame() throws IOException {
            return way == Way.FD || !stale && !others.contains(node) && Set.copyOf(sysfs.nodeNames()).equals(others);
        }

        private LoopTimes runInTurn(int loops) throws LinuxException {
            long start = System.nanoTime();
            LoopTimes times = engine.run(subject, loops, steps);
            double each = Math.max(1, System.nanoTime() - start) / (double) loops;
            size = (int) Math.max(1, Math.min(MAX_PIECE, PIECE_NANOS / each));
            return times;
        }

        Reply.LoopTiming run(int loops, MeasuringListener listener) throws IOException, InterruptedException {
            List<Long> raw = List.of();
            List<Long> doubled = List.of();
            long retries = 0;
            for (int done = 0; done < loops;) {
                LoopTimes times = run(Math.min(size, loops - done));
                raw = sum(raw, times.rawNanos());
                doubled = sum(doubled, times.doubledNanos());
                retries += times.retries();
                done += times.loops();
                listener.done(done);
            }
            return new Reply.LoopTiming(loops, raw, doubled, retries);
        }
    }

    private static long nanos(LoopTimes times) {
        return times.rawNanos().stream().mapToLong(Long::longValue).sum();
    }

    /** The fastest of the last three pieces is no faster, nor slower, than the fastest of the three before. */
    private static boolean isStable(List<Double> loopNanos) {
        int count = loopNanos.size();
        if (count < WARM_UP_PIECES) {
            return false;
        }
        double last = least(loopNanos.subList(count - WARM_UP_PIECES / 2, count));
        double before = least(loopNanos.subList(count - WARM_UP_PIECES, count - WARM_UP_PIECES / 2));
        return Math.abs(last - before) <= STABLE * before;
    }

    private static double least(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    private static List<Long> sum(List<Long> sums, List<Long> more) {
        List<Long> result = new ArrayList<>(more);
        for (int index = 0; index < sums.size(); index++) {
            result.set(index, sums.get(index) + more.get(index));
        }
        return result;
    }

    private static void requireControl(ControlDevice device) throws LinuxException {
        if (!Files.exists(Path.of(device.toString()))) {
            throw new LinuxException(device + " has vanished while it was measured", Errno.ENODEV);
        }
    }

    /**
     * Returns nodes that loops have left: ours had another number than expected, or could not be opened.
     *
     * @param known nodes that need no look
     */
    private List<String> strays(Set<String> known) throws IOException {
        List<String> found = new ArrayList<>();
        for (String node : sysfs.nodeNames()) {
            if (!known.contains(node) && sysfs.endpointName(node).filter(info.name()::equals).isPresent()) {
                found.add(node);
            }
        }
        return found;
    }

    private void destroyStrays(IOException cause) {
        try {
            for (String stray : strays(Set.of())) {
                Optional<RpmsgSysfs.Node> node = sysfs.node(stray);
                if (node.isPresent()) {
                    legacy.destroy(node.get());
                }
            }
        } catch (IOException left) {
            cause.addSuppressed(left);
        }
    }

    private static void requireNotInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
