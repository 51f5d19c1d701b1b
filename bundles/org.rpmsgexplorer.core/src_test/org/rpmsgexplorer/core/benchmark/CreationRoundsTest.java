// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.Engine;
import org.rpmsgexplorer.core.connection.FakeBoard;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Request;

/** When a run ends, on a board in this JVM whose loops all take the same time. */
@Timeout(20)
class CreationRoundsTest {
    private final FakeBoard board = new FakeBoard();
    private Connection connection;

    @BeforeEach
    void connect() throws Exception {
        board.answers = request -> request instanceof Request.TimeLoops loops
                ? new Reply.LoopTiming(loops.loops(), List.of(1000L), List.of(), 0) : null;
        connection = board.connect();
    }

    @AfterEach
    void close() {
        connection.close();
    }

    private CreationRounds untilPrecise(List<Sample> samples) {
        CreationPlan plan = new CreationPlan("rpmsg_ctrl0", List.of(Engine.NATIVE), false, List.of(0), 1, 1,
                OptionalDouble.of(0.01), Optional.of(Duration.ofHours(1)), OptionalInt.empty());
        return new CreationRounds(connection.measurements(), plan, List.of(Way.values()), plan.engines(),
                new RunProgress(RunProgress.UNWATCHED), samples);
    }

    @Test
    void aRunEndsAsSoonAsItIsPrecise() throws Exception {
        List<Sample> samples = new ArrayList<>();
        CreationRounds rounds = untilPrecise(samples);
        assertEquals(Outcome.PRECISE, rounds.run());
        assertEquals(20, samples.size());
        assertEquals(Optional.empty(), rounds.note());
    }

    /** What was measured for hours must not be lost because no file has room for it. */
    @Test
    void aRunEndsWithWhatItCanKeep() throws Exception {
        List<Sample> samples = new ArrayList<>(Collections.nCopies(Sample.MOST - 3, SampleRuns.loops(1, Way.FD, 1, 1)));
        CreationRounds rounds = untilPrecise(samples);
        assertEquals(Outcome.TOO_NOISY, rounds.run());
        assertEquals(Sample.MOST + 1, samples.size());
        assertEquals(Optional.of("It ended before it was precise: a run can keep 300000 samples."), rounds.note());
    }
}
