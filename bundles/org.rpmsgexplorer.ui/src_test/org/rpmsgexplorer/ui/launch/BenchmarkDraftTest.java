// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.benchmark.CreationRequest;
import org.rpmsgexplorer.core.benchmark.EchoRequest;
import org.rpmsgexplorer.core.benchmark.EngineChoice;
import org.rpmsgexplorer.core.benchmark.Measure;
import org.rpmsgexplorer.core.benchmark.PlanRequest;

class BenchmarkDraftTest {
    private static final BenchmarkDraft USUAL = BenchmarkDraft.of(Map.of());

    private static String problem(BenchmarkDraft draft) {
        return draft.problem().orElse("none");
    }

    private static BenchmarkDraft latency() {
        return USUAL.with(Attribute.MEASURE, "latency");
    }

    @Test
    void whereNothingIsSaidItIsAsTheCommandLineHasIt() {
        assertEquals(PlanRequest.USUAL, USUAL.request());
        assertEquals("none", problem(USUAL));
        assertEquals(new PlanRequest(Measure.LATENCY, Optional.empty(), 10, CreationRequest.USUAL, EchoRequest.USUAL),
                latency().request());
    }

    @Test
    void attributesOfAnotherKindAreAsUsual() {
        assertEquals(USUAL, BenchmarkDraft.of(Map.of(Attribute.LOOPS.key(), 7, Attribute.MEASURE.key(), List.of())));
        assertEquals(Measure.CREATION, USUAL.with(Attribute.MEASURE, "something else").measure());
    }

    @Test
    void everyFieldOfCreationIsAskedFor() {
        BenchmarkDraft draft = BenchmarkDraft.of(Map.of(Attribute.CONTROL.key(), " rpmsg_ctrl1 ", Attribute.REPEATS.key(), "3",
                Attribute.LOOPS.key(), "50", Attribute.ENGINE.key(), "both", Attribute.STEPS.key(), "true",
                Attribute.EXISTING.key(), "0, 10,100", Attribute.UNTIL.key(), "0.5 %", Attribute.LIMIT.key(), "60",
                Attribute.CPU.key(), "1"));
        assertEquals(new PlanRequest(Measure.CREATION, Optional.of("rpmsg_ctrl1"), 3,
                new CreationRequest(EngineChoice.BOTH, 50, true, List.of(0, 10, 100), OptionalDouble.of(0.005),
                        Duration.ofSeconds(60), OptionalInt.of(1)), EchoRequest.USUAL), draft.request());
        assertEquals("creation, until within 0.5 %", draft.summary());
    }

    @Test
    void everyFieldOfEchoesIsAskedFor() {
        BenchmarkDraft draft = latency().with(Attribute.PEER, "0x401").with(Attribute.SIZES, "16 64").with(Attribute.COUNT, "20")
                .with(Attribute.RATE, "12.5");
        assertEquals(new EchoRequest("0x401", List.of(16, 64), 20, 12.5, 16), draft.request().echo());
        BenchmarkDraft stream = draft.with(Attribute.MEASURE, "throughput").with(Attribute.WINDOW, "4");
        assertEquals(new EchoRequest("0x401", List.of(16, 64), 20, 500, 4), stream.request().echo());
        assertEquals("throughput, 10 rounds", stream.summary());
    }

    @Test
    void saysWhatIsWrongAsTheCommandLineDoes() {
        assertEquals("Rounds: \"ten\" is not a whole number.", problem(USUAL.with(Attribute.REPEATS, "ten")));
        assertEquals("1 to 10000000 loops are possible.", problem(USUAL.with(Attribute.LOOPS, "0")));
        assertEquals("\"much\" is not a percentage above 0 and below 100, such as 1%.",
                problem(USUAL.with(Attribute.UNTIL, "much")));
        assertEquals("0 to 10000 as the number of a processor are possible.", problem(USUAL.with(Attribute.CPU, "-1")));
        assertEquals("Messages in a second: \"x\" is not a number.", problem(latency().with(Attribute.RATE, "x")));
        assertEquals("1 to 65536 bytes are possible.", problem(latency().with(Attribute.SIZES, "0")));
        assertEquals("An echo service is needed: a channel, or an address such as 0x400.",
                problem(latency().with(Attribute.PEER, " ")));
    }

    @Test
    void fieldsThatPlayNoPartAreNotLookedAt() {
        assertEquals("none", problem(latency().with(Attribute.LOOPS, "x").with(Attribute.WINDOW, "x")));
        assertEquals("none", problem(USUAL.with(Attribute.RATE, "x").with(Attribute.PEER, "").with(Attribute.LIMIT, "x")));
    }
}
