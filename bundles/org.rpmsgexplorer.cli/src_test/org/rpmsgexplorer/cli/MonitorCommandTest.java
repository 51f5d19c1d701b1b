// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rpmsgexplorer.core.BoardException;

class MonitorCommandTest {
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    /** A remote may crash again, or take nothing, before anybody here knows. */
    @ParameterizedTest
    @EnumSource(names = {"KERNEL", "TIMED_OUT", "OTHER"})
    void aGreetingThatFailsWhenARemoteIsBackIsTold(BoardException.Kind kind) throws Exception {
        greet(new BoardException(kind, "EPIPE\u001b", "", null));
        assertEquals("rpmsg: sensors is there again, but the text of --send could not be sent: EPIPE\uFFFD",
                errors.toString(StandardCharsets.UTF_8).strip());
    }

    @Test
    void oneThatIsNotWantedAnyMoreEndsTheMonitor() {
        BoardException cancelled = new BoardException(BoardException.Kind.CANCELLED, "Cancelled", "", null);
        assertSame(cancelled, assertThrows(BoardException.class, () -> greet(cancelled)));
        assertEquals("", errors.toString(StandardCharsets.UTF_8));
    }

    private void greet(BoardException failed) throws Exception {
        MonitorCommand.greetAgain(endpoint -> {
            throw failed;
        }, 0, "sensors", new PrintStream(errors, true, StandardCharsets.UTF_8));
    }
}
