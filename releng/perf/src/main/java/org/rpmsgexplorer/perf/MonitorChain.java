// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.rpmsgexplorer.virtualboard.remotecore.RemoteCore;

/** The command line program that writes messages to a file: agent, SSH, desktop and disk. */
final class MonitorChain implements RateSearch.Receiver {
    /** What connecting may take before the messages begin, and closing after them. */
    private static final int AROUND_SECONDS = 20;

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
    public MessageStream run(int rate, int seconds) throws Exception {
        int count = rate * seconds;
        Process monitor = lab.begin(lab.cli("monitor", RemoteCore.SOURCE, "--way", "fd", "--send",
                "send " + count + " size " + MessageStream.SIZE + " rate " + rate, "--count", Integer.toString(count), "--quiet",
                "--write", capture.toString()));
        // It takes a second or two to connect, which is less than a quarter of any time that counts.
        pause(monitor, seconds / 4.0 + 1);
        AgentMemory early = AgentMemory.read(lab);
        pause(monitor, seconds / 2.0);
        AgentMemory late = AgentMemory.read(lab);
        lab.finish(monitor, Duration.ofSeconds(2L * seconds + AROUND_SECONDS));
        SequenceCheck check = new SequenceCheck();
        PcapngFile.read(capture, check);
        return new MessageStream(count, rate, check.received(), check.wrong(), check.nanos(), early, late);
    }

    private static void pause(Process process, double seconds) throws InterruptedException {
        process.waitFor((long) (seconds * 1000), TimeUnit.MILLISECONDS);
    }
}
