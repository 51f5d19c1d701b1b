// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.Endpoint;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.ReceivedMessage;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what comes to an endpoint. */
@Command(name = "monitor", mixinStandardHelpOptions = true,
        description = {"Create an endpoint and show what comes to it, until Ctrl-C.",
                "It shows the messages of its own endpoint only: rpmsg cannot be listened in on. A remote learns an"
                        + " endpoint's address from its first message, so most send nothing before they got one: see --send."})
final class MonitorCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS")
            .withZone(ZoneId.systemDefault());
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final long LOOK_MILLIS = 1_000;

    @Mixin
    private BoardOption board;

    @Mixin
    private EndpointOptions endpoint;

    @Option(names = "--send", paramLabel = "TEXT", description = "Send this text first.")
    private String first;

    @Option(names = "--count", paramLabel = "N", description = "End after so many messages.")
    private Long count;

    @Option(names = "--hex", description = "Show all payloads in hexadecimal.")
    private boolean hex;

    @Option(names = "--json", description = "Print a JSON object on a line for each message.")
    private boolean json;

    private record Line(String time, long boardNanos, int length, String hex) {
    }

    private record GapLine(long lost) {
    }

    @Override
    public Integer call() throws Exception {
        if (count != null && count < 1) {
            throw new UsageException("The count is 1 or more, not " + count);
        }
        Inbox inbox = new Inbox();
        try (Connection connection = board.connect()) {
            EndpointSpec spec = endpoint.resolve(connection);
            try (Endpoint opened = connection.open(spec, inbox)) {
                if (first != null) {
                    opened.send(Payloads.text(first), DEADLINE);
                }
                show(inbox);
            }
        }
        return 0;
    }

    private void show(Inbox inbox) throws InterruptedException, BoardException {
        long shown = 0;
        while (count == null || shown < count) {
            Inbox.Entry entry = inbox.take(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (entry instanceof Inbox.Received received) {
                print(received.message());
                shown++;
            } else if (entry instanceof Inbox.Gap gap) {
                printGap(gap.count());
            } else if (entry instanceof Inbox.Ended ended) {
                throw new BoardException("The endpoint has ended: " + ended.why(), "Create it again when the remote is back.",
                        null);
            }
            if (System.out.checkError()) {
                // Who reads this, such as head, has seen enough; Main tells.
                return;
            }
        }
    }

    private void print(ReceivedMessage message) {
        byte[] payload = message.payload();
        if (json) {
            Json.printLine(new Line(message.time().toString(), message.boardNanos(), payload.length, Payloads.hex(payload)));
        } else {
            System.out.println(TIME.format(message.time()) + String.format("  %4d  ", payload.length)
                    + (hex ? Payloads.hex(payload) : Payloads.show(payload)));
        }
    }

    private void printGap(long lost) {
        if (json) {
            Json.printLine(new GapLine(lost));
        } else {
            System.out.println("--- " + lost + " messages were lost here: more came than could be passed on ---");
        }
    }
}
