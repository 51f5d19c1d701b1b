// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class PingResultTest {
    private static Ping.Echo echo(int sequence, long nanos) {
        return new Ping.Echo(sequence, OptionalLong.of(nanos));
    }

    @Test
    void timesAreOfTheAnswersThatCame() {
        PingResult result = new PingResult(64, List.of(echo(0, 30), new Ping.Echo(1, OptionalLong.empty()), echo(2, 10),
                echo(3, 20)), 0);
        assertEquals(3, result.answered());
        assertEquals(OptionalLong.of(10), result.nanos(0));
        assertEquals(OptionalLong.of(20), result.nanos(0.5));
        assertEquals(OptionalLong.of(30), result.nanos(1));
    }

    @Test
    void theNinetyNinthPercentileLeavesOneInAHundredOut() {
        Stream<Ping.Echo> echoes = IntStream.rangeClosed(1, 200).mapToObj(number -> echo(number, number));
        assertEquals(OptionalLong.of(198), new PingResult(64, echoes.toList(), 0).nanos(0.99));
    }

    @Test
    void nothingIsKnownWhereNothingCame() {
        PingResult result = new PingResult(0, List.of(new Ping.Echo(0, OptionalLong.empty())), 0);
        assertEquals(0, result.answered());
        assertEquals(OptionalLong.empty(), result.nanos(0.5));
    }
}
