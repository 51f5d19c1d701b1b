// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.benchmark.file.RunFile;
import org.rpmsgexplorer.core.connection.BoardSystem;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Engine;
import org.rpmsgexplorer.core.connection.Way;

/** What can be asked for; what becomes of it on a board is tested on the virtual board. */
class PlanRequestTest {
    private static final long FILE = 64L << 20;
    private static final EndpointSpec ECHO = new EndpointSpec("c", Way.FD, "x", EndpointSpec.ANY, 1);
    private static final BoardSystem BOARD = new BoardSystem(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            OptionalInt.empty(), List.of(), Optional.empty(), Optional.empty(), "none", Optional.empty(), Optional.empty());

    private static PlanRequest with(int repeats, CreationRequest creation, EchoRequest echo) {
        return new PlanRequest(Measure.CREATION, Optional.empty(), repeats, creation, echo);
    }

    private static CreationRequest creation(int loops, List<Integer> existing, Duration limit, OptionalInt cpu) {
        return new CreationRequest(EngineChoice.AUTO, loops, false, existing, OptionalDouble.empty(), limit, cpu);
    }

    private static String problem(CreationRequest creation) {
        return with(1, creation, EchoRequest.USUAL).problem().orElse("");
    }

    private static String problem(EchoRequest echo) {
        return with(1, CreationRequest.USUAL, echo).problem().orElse("");
    }

    @Test
    void theUsualIsPossible() {
        assertEquals(Optional.empty(), PlanRequest.USUAL.problem());
    }

    @Test
    void saysWhatIsPossibleInstead() {
        Duration minute = Duration.ofMinutes(1);
        assertEquals(Optional.of("1 to 1000000 rounds are possible"),
                with(0, CreationRequest.USUAL, EchoRequest.USUAL).problem());
        assertEquals("1 to 10000000 loops are possible", problem(creation(0, List.of(0), minute, OptionalInt.empty())));
        assertEquals("0 to 4000 endpoints already there are possible",
                problem(creation(1, List.of(0, 4001), minute, OptionalInt.empty())));
        assertEquals("at least one number of endpoints already there is needed",
                problem(creation(1, List.of(), minute, OptionalInt.empty())));
        assertEquals("0 to 10000 as the number of a processor are possible",
                problem(creation(1, List.of(0), minute, OptionalInt.of(-1))));
        assertEquals("a time limit above 0 is possible",
                problem(creation(1, List.of(0), Duration.ZERO, OptionalInt.empty())));
        assertEquals("1 to 65536 bytes are possible", problem(new EchoRequest("x", List.of(16, 0), 1, 1, 1)));
        assertEquals("1 to 1000000 messages are possible", problem(new EchoRequest("x", List.of(), 0, 1, 1)));
        assertEquals("1 to 1000000 messages in a second are possible",
                problem(new EchoRequest("x", List.of(), 1, Double.NaN, 1)));
        assertEquals("1 to 10000 messages on their way are possible", problem(new EchoRequest("x", List.of(), 1, 1, 0)));
        assertEquals("Nothing can be sent to the address Any: it stands for \"no address\" (rpmsg answers EINVAL)",
                problem(new EchoRequest("0xffffffff", List.of(), 1, 1, 1)));
    }

    private static void refused(Executable plan) {
        BoardException refused = assertThrows(BoardException.class, plan);
        assertTrue(refused.getMessage().startsWith("A run can keep "), refused.getMessage());
    }

    @Test
    void moreThanARunCanKeepIsRefusedBeforeItIsMeasured() throws Exception {
        assertEquals(Sample.MOST / 2, CreationRequest.USUAL.plan("c", Sample.MOST / 2, BOARD).repeats());
        refused(() -> CreationRequest.USUAL.plan("c", Sample.MOST / 2 + 1, BOARD));
        CreationRequest steps = new CreationRequest(EngineChoice.BOTH, 1, true, List.of(0, 10), OptionalDouble.of(0.01),
                Duration.ofMinutes(1), OptionalInt.empty());
        assertEquals(8_333, steps.plan("c", 8_333, BOARD).repeats());
        refused(() -> steps.plan("c", 8_334, BOARD));
        EchoRequest echo = new EchoRequest("x", List.of(1, 16, 64), 1, 1, 1);
        assertEquals(Sample.MOST / 6, echo.throughput(ECHO, Sample.MOST / 6, null).repeats());
        refused(() -> echo.throughput(ECHO, Sample.MOST / 6 + 1, null));
    }

    /** The longest samples that there are, as many as can be asked for. */
    @Test
    void whatCanBeAskedForFitsIntoAFile() throws Exception {
        long times = 10_000_000_000_000L;
        Sample creation = new CreationSample(Sample.MOST / 2, Engine.NATIVE, Way.LEGACY, Step.DESTROY, 4000, 10_000_000, times,
                OptionalLong.of(times), OptionalLong.of(10_000_000));
        assertTrue(bytes(CreationRequest.USUAL.plan("c", 1, BOARD), creation) * Sample.MOST < FILE);
        for (int count : new int[] {1, 5, 20, 100, 5000}) {
            int most = most(new EchoRequest("x", List.of(1), count, 1, 1));
            long[] late = new long[count];
            long[] roundTrips = new long[count];
            // Sent more than a minute late, and answered after 10 ms.
            Arrays.fill(late, 99_999_999_999L);
            Arrays.fill(roundTrips, 10_000_000);
            long all = 2 * most * bytes(new LatencyPlan("c", 0, List.of(1), 1, 1, 1),
                    new LatencySample(most, Way.LEGACY, 65_536, late, roundTrips));
            assertTrue(all < FILE, count + " messages in a sample: " + all + " bytes");
        }
    }

    /** Returns how many rounds can be asked for. */
    private static int most(EchoRequest echo) throws BoardException {
        int most = 1;
        int tooMany = 1_000_001;
        while (tooMany - most > 1) {
            int some = (most + tooMany) / 2;
            try {
                most = echo.latency(ECHO, some, null).repeats();
            } catch (BoardException refused) {
                tooMany = some;
            }
        }
        return most;
    }

    /** Returns what one more sample takes in a file. */
    private static long bytes(BenchmarkPlan plan, Sample sample) throws IOException {
        return size(SampleRuns.run(plan, List.of(sample, sample))) - size(SampleRuns.run(plan, List.of(sample)));
    }

    private static long size(BenchmarkRun run) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RunFile.write(run, out);
        return out.size();
    }

    @Test
    void aControlDeviceThatWasAskedForIsKept() {
        assertEquals(Optional.of("rpmsg_ctrl1"), PlanRequest.USUAL.on("rpmsg_ctrl1").control());
        assertEquals(Optional.of("rpmsg_ctrl1"), PlanRequest.USUAL.on("rpmsg_ctrl1").on("rpmsg_ctrl2").control());
    }

    @Test
    void percentagesAreReadAsPeopleWriteThem() {
        assertEquals(0.01, CreationRequest.percent("1%"));
        assertEquals(0.005, CreationRequest.percent(" 0.5 % "));
        assertThrows(IllegalArgumentException.class, () -> CreationRequest.percent("100"));
        assertThrows(IllegalArgumentException.class, () -> CreationRequest.percent("0"));
        assertThrows(IllegalArgumentException.class, () -> CreationRequest.percent("NaN"));
        assertThrows(IllegalArgumentException.class, () -> CreationRequest.percent("some"));
    }

    @Test
    void eachPlanIsOfSomeMeasure() {
        assertEquals(Measure.LATENCY, Measure.of(new LatencyPlan("c", 0, List.of(1), 1, 1, 1)));
        assertEquals(Measure.THROUGHPUT, Measure.of(new ThroughputPlan("c", 0, List.of(1), 1, 1, 1)));
    }
}
