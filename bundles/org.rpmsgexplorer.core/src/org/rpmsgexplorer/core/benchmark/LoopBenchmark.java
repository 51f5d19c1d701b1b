// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.util.ArrayList;
import java.util.List;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.connection.BoardInfo;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.LoopSample;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.core.device.ControlDevice;

/**
 * The cover letter's benchmark: how long endpoints take to be created, opened, destroyed and closed, the legacy way
 * against the fd way. No message moves.
 *
 * @param control name of the control device
 * @param loops of each sample, at least 1
 * @param repeats how many samples of each way, which take turns so that a drift favours neither
 */
public record LoopBenchmark(String control, int loops, int repeats) {
    /**
     * Runs the benchmark; the fd way only where the kernel has it.
     *
     * @throws BoardException where a sample fails, or the run is cancelled
     */
    public LoopResult run(Connection connection, Progress progress) throws BoardException {
        ControlDevice device = connection.devices().controls().stream()
                .filter(found -> found.name().equals(control)).findFirst()
                .orElseThrow(() -> new BoardException("There is no control device " + control,
                        "See rpmsg devices; is the remote core running?", null));
        List<Way> ways = device.hasFdWay() ? List.of(Way.LEGACY, Way.FD) : List.of(Way.LEGACY);
        List<LoopSample> samples = new ArrayList<>();
        for (int repeat = 1; repeat <= repeats; repeat++) {
            for (Way way : ways) {
                if (progress.isCancelled()) {
                    throw new BoardException(BoardException.Kind.CANCELLED, "Cancelled", "", null);
                }
                progress.step("Sample " + repeat + " of " + repeats + ", " + way + " way");
                samples.add(connection.timeLoops(control, way, loops, progress));
            }
        }
        BoardInfo board = connection.board();
        return new LoopResult(control, board.kernel(), board.machine(), board.java(), device.fdWay().reason(), samples);
    }
}
