// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.Endpoint;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.ReceivedMessage;
import org.rpmsgexplorer.core.connection.Way;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a message and, if asked, waits for the answer. */
@Command(name = "send", mixinStandardHelpOptions = true, description = "Send a message and show the answer.")
final class SendCommand implements Callable<Integer> {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    @Mixin
    private BoardOption board;

    @Mixin
    private EndpointOptions endpoint;

    @Parameters(index = "1", arity = "0..1", paramLabel = "TEXT", description = "The message as text.")
    private String text;

    @Option(names = "--hex", paramLabel = "BYTES", description = "The message in hexadecimal, such as \"01 ff\".")
    private String hex;

    @Option(names = "--file", paramLabel = "FILE", description = "The message from a file.")
    private Path file;

    @Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "0",
            description = "How long to wait for an answer; without one the command fails. Default: not at all.")
    private double wait;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** What is printed as JSON. */
    private record Sent(Opened endpoint, int length, Answer answer) {
    }

    private record Opened(String control, Way way, String name, OptionalLong source, OptionalLong destination) {
        static Opened of(EndpointSpec spec) {
            return new Opened(spec.control(), spec.way(), spec.name(), address(spec.source()),
                    address(spec.destination()));
        }

        private static OptionalLong address(long address) {
            return address == EndpointSpec.ANY ? OptionalLong.empty() : OptionalLong.of(address);
        }
    }

    private record Answer(String time, int length, String hex) {
    }

    @Override
    public Integer call() throws Exception {
        if (!(wait >= 0)) {
            throw new UsageException("The time to wait is 0 or more seconds, not " + wait);
        }
        byte[] payload = payload();
        Inbox inbox = new Inbox();
        try (Connection connection = board.connect()) {
            EndpointSpec spec = endpoint.resolve(connection);
            try (Endpoint opened = connection.open(spec, inbox)) {
                opened.send(payload, DEADLINE);
                print(spec, payload, wait > 0 ? answer(inbox) : null);
            }
        }
        return 0;
    }

    private byte[] payload() {
        if (Stream.of(text, hex, file).filter(Objects::nonNull).count() != 1) {
            throw new UsageException("One message is needed: TEXT, --hex or --file");
        } else if (hex != null) {
            return Payloads.parseHex(hex);
        }
        return file != null ? content() : Payloads.text(text);
    }

    private byte[] content() {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw new UsageException("There is no file " + file);
        } catch (IOException unreadable) {
            throw new UsageException("The file " + file + " cannot be read: " + unreadable.getMessage());
        }
    }

    private ReceivedMessage answer(Inbox inbox) throws InterruptedException, BoardException {
        ReceivedMessage message = inbox.next((long) (wait * 1000), TimeUnit.MILLISECONDS);
        if (message == null) {
            throw new BoardException("The message was sent, but no answer came within " + wait + " s",
                    "Does the remote have an endpoint at this address? A message to an unknown address is dropped there"
                            + " without a word.", null);
        }
        return message;
    }

    private void print(EndpointSpec spec, byte[] payload, ReceivedMessage answer) {
        if (json) {
            Json.print(new Sent(Opened.of(spec), payload.length, answer == null ? null : new Answer(answer.time().toString(),
                    answer.payload().length, Payloads.hex(answer.payload()))));
            return;
        }
        System.out.println("Sent " + payload.length + " bytes to " + "0x" + Long.toHexString(spec.destination()) + ", "
                + spec.way() + " way.");
        if (answer != null) {
            System.out.println("Answer, " + answer.payload().length + " bytes: " + Payloads.show(answer.payload()));
        }
    }
}
