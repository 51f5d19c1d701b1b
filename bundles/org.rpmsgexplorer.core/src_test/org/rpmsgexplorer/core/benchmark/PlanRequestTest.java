// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

/** What can be asked for; what becomes of it on a board is tested on the virtual board. */
class PlanRequestTest {
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
