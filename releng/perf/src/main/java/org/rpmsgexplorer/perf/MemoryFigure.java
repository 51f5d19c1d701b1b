// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.Endpoint;
import org.rpmsgexplorer.core.connection.EndpointListener;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.LostMessages;
import org.rpmsgexplorer.core.connection.ReceivedMessage;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.virtualboard.remotecore.RemoteCore;

/** How much memory the agent has on the board: idle, and after it has passed messages on for a while. */
final class MemoryFigure implements Figure {
    private static final double LIMIT_MEGABYTES = 64;
    private static final int RATE = 2_000;
    private static final int SECONDS = 60;
    private static final int QUICK_SECONDS = 10;
    private static final Duration SEND_LIMIT = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String description() {
        return "resident memory of the agent's JVM (VmRSS, shared pages included)";
    }

    @Override
    public List<Line> measure(Settings settings) throws Exception {
        int seconds = settings.quick() ? QUICK_SECONDS : SECONDS;
        try (Lab lab = Lab.start(settings); Connection connection = lab.connect()) {
            connection.devices();
            AgentMemory idle = AgentMemory.read(lab);
            settings.progress().accept(RATE + " messages a second for " + seconds + " s");
            receive(connection, seconds);
            AgentMemory busy = AgentMemory.read(lab);
            String java = ", Java " + connection.board().java();
            return List.of(line("idle", idle, "after listing devices" + java),
                    line("traffic", busy, "after " + seconds + " s of " + RATE + " messages a second" + java));
        }
    }

    private Line line(String what, AgentMemory memory, String when) {
        return Line.of(name() + " " + what, "MB", memory.residentBytes() / 1e6, LIMIT_MEGABYTES, description() + " " + when
                + "; " + Math.round(memory.shareBytes() / 1e6) + " MB with only its share of what it shares (Pss)");
    }

    private static void receive(Connection connection, int seconds) throws Exception {
        AtomicLong received = new AtomicLong();
        EndpointSpec spec = new EndpointSpec("rpmsg_ctrl0", Way.LEGACY, "perf-memory", EndpointSpec.ANY,
                RemoteCore.SOURCE_ADDRESS);
        try (Endpoint endpoint = connection.open(spec, new Counter(received))) {
            int count = RATE * seconds;
            endpoint.send(("send " + count + " size 64 rate " + RATE).getBytes(StandardCharsets.UTF_8), SEND_LIMIT);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2L * seconds);
            while (received.get() < count) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException(received + " of " + count + " messages have come");
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    private record Counter(AtomicLong received) implements EndpointListener {
        @Override
        public void received(ReceivedMessage message) {
            received.incrementAndGet();
        }

        @Override
        public void gap(LostMessages lost) {
            received.addAndGet(lost.count());
        }

        @Override
        public void ended(String why) {
            // The messages that are missing tell.
        }
    }
}
