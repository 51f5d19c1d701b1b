// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.concurrent.Callable;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.benchmark.LoopBenchmark;
import org.rpmsgexplorer.core.benchmark.LoopResult;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.device.ControlDevice;
import org.rpmsgexplorer.core.device.Devices;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the cover letter's benchmark. */
@Command(name = "run", mixinStandardHelpOptions = true,
        description = {"Time how long endpoints take to be created, opened, destroyed and closed: legacy way against fd way.",
                "Ctrl-C ends it within a loop and leaves nothing on the board."},
        footer = {"", "Examples:", "  rpmsg bench run", "  rpmsg bench run -n 10000 -r 10 --json"})
final class BenchRunCommand implements Callable<Integer> {
    private static final int MAX_LOOPS = 10_000_000;

    @Mixin
    private BoardOption board;

    @Option(names = {"-c", "--control"}, paramLabel = "NAME", description = "The control device. Default: the first one.")
    private String control;

    @Option(names = {"-n", "--loops"}, paramLabel = "N", defaultValue = "1000",
            description = "Loops in each sample. Default: ${DEFAULT-VALUE}.")
    private int loops;

    @Option(names = {"-r", "--repeats"}, paramLabel = "N", defaultValue = "5",
            description = "Samples of each way. Default: ${DEFAULT-VALUE}.")
    private int repeats;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (loops < 1 || loops > MAX_LOOPS || repeats < 1) {
            throw new UsageException("1 to " + MAX_LOOPS + " loops and at least 1 repeat are possible");
        }
        LoopResult result;
        try (Interrupt interrupt = new Interrupt(); Connection connection = board.connect(); StepLine steps = new StepLine()) {
            ControlDevice device = control(connection.devices());
            Progress progress = new BenchProgress(steps, interrupt, repeats * (device.hasFdWay() ? 2 : 1));
            result = new LoopBenchmark(device.name(), loops, repeats).run(connection, progress);
        }
        if (json) {
            Json.print(result);
        } else {
            LoopReport.print(result, System.out);
        }
        return 0;
    }

    private ControlDevice control(Devices devices) throws BoardException {
        return devices.controls().stream().filter(found -> control == null || found.name().equals(control)).findFirst()
                .orElseThrow(() -> new BoardException(control == null ? "The board has no rpmsg control device"
                        : "The board has no control device " + control, "Is the remote core running? See rpmsg devices.", null));
    }
}
