// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.rpmsgexplorer.virtualboard.remotecore.RemoteCore;

/** The command line program that writes messages to a file: agent, SSH, desktop and disk. */
final class MonitorChain implements RateSearch.Receiver {
    /** What connecting may take before the messages begin, and closing after them. */
    private static final int AROUND_SECONDS = 20;
    private static final Duration AROUND = Duration.ofSeconds(AROUND_SECONDS);
    /** A run that is later by more than this part of its time has failed anyway. */
    private static final int LATE_PART = 2;
    /** A capture that is longer has messages. */
    private static final long STARTED_BYTES = 1_000;

    private final Lab lab;
    private final Path capture;

    MonitorChain(Lab lab, Path work) {
        this.lab = lab;
        this.capture = work.resolve("capture.pcapng");
    }

    @Override
    public String name() {
        return "monitor --write";
    }

    @Override
    public MessageStream run(int rate, int seconds, boolean watchMemory) throws Exception {
        int count = rate * seconds;
        lab.silenceSource();
        Files.deleteIfExists(capture);
        Process monitor = lab.begin(lab.cli("monitor", RemoteCore.SOURCE, "--way", "fd", "--send",
                "send " + count + " size " + MessageStream.SIZE + " rate " + rate, "--count", Integer.toString(count), "--quiet",
                "--write", capture.toString()));
        Optional<AgentMemory> early = Optional.empty();
        Optional<AgentMemory> late = Optional.empty();
        if (watchMemory) {
            awaitMessages(monitor);
            pause(monitor, seconds * 0.25);
            early = memory(monitor);
            pause(monitor, seconds * 0.5);
            late = memory(monitor);
        }
        if (!monitor.waitFor(seconds + seconds / LATE_PART + AROUND_SECONDS, TimeUnit.SECONDS)) {
            // It waits for messages that are lost; asked to end, it leaves a file of those that came.
            monitor.destroy();
        }
        // Where the board could not read so many, it has ended with an error, which the messages show as well.
        lab.awaitEnd(monitor, AROUND);
        SequenceCheck check = new SequenceCheck();
        PcapngFile.read(capture, check);
        return new MessageStream(count, rate, check.received(), check.wrong(), check.nanos(), early, late);
    }

    /** A monitor whose endpoint has ended has no agent any more. */
    private Optional<AgentMemory> memory(Process monitor) throws Exception {
        return monitor.isAlive() ? Optional.of(AgentMemory.read(lab)) : Optional.empty();
    }

    private void awaitMessages(Process monitor) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(AROUND_SECONDS);
        while (monitor.isAlive() && System.nanoTime() < end && (!Files.exists(capture) || Files.size(capture) < STARTED_BYTES)) {
            pause(monitor, 0.02);
        }
    }

    private static void pause(Process process, double seconds) throws InterruptedException {
        process.waitFor((long) (seconds * 1000), TimeUnit.MILLISECONDS);
    }
}
