// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.core.capture.RowSink;
import org.rpmsgexplorer.core.capture.export.JsonLinesExport;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.ConnectionOptions;
import org.rpmsgexplorer.core.connection.Endpoint;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Inbox;
import org.rpmsgexplorer.core.device.Devices;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what comes to endpoints, and writes it to a file. */
@Command(name = "monitor", mixinStandardHelpOptions = true,
        description = {"Create endpoints and show what comes to them, until Ctrl-C.",
                "It shows the messages of its own endpoints only: rpmsg cannot be listened in on. A remote learns an"
                        + " endpoint's address from its first message, so most send nothing before they got one: see --send."},
        footer = {"", "Examples:", "  rpmsg monitor rpmsg-source --send \"send 10 rate 5\"",
                "  rpmsg monitor sensors 0x400 --hex", "  rpmsg monitor sensors --write lunch.rpmsg --quiet",
                "  rpmsg monitor --node rpmsg0", "  rpmsg monitor sensors --write - | wireshark -k -i -"})
final class MonitorCommand implements Callable<Integer> {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    @Mixin
    private BoardOption board;

    @Parameters(arity = "0..*", paramLabel = "PEER", description = EndpointOptions.PEER + " Several are shown together.")
    private List<String> peers = new ArrayList<>();

    @Option(names = "--node", paramLabel = "NODE",
            description = "Open an existing node, such as rpmsg0, instead of creating an endpoint; it stays. Can be repeated.")
    private List<String> nodes = new ArrayList<>();

    @Mixin
    private EndpointOptions options;

    @Option(names = "--send", paramLabel = "TEXT", description = {"Send this text to each peer first.", Payloads.ESCAPES})
    private String first;

    @Option(names = "--count", paramLabel = "N", description = "End after so many messages.")
    private Long count;

    @Option(names = "--hex", description = "Show all payloads in hexadecimal and ASCII.")
    private boolean hex;

    @Option(names = "--json", description = "Print a JSON object on a line for each message.")
    private boolean json;

    @Option(names = "--write", paramLabel = "FILE", description = {"Write the messages, also those sent, to a file; its name tells"
            + " how: .rpmsg is a capture (see rpmsg capture), .pcapng is for Wireshark, and there are .csv, .jsonl and .raw.",
            "- is pcapng on standard output, where nothing else is printed then."})
    private Path file;

    @Option(names = "--append", description = "Go on with the capture that is there (.rpmsg).")
    private boolean append;

    @Option(names = "--overwrite", description = "Write a file anew that is there. Default: refuse.")
    private boolean overwrite;

    @Option(names = {"-q", "--quiet"}, description = "Print no messages: with --write.")
    private boolean quiet;

    @Option(names = "--no-reconnect", description = "End where the connection is lost or the remote is gone. Default: wait until"
            + " they are back, create the endpoints again, send --send again, and go on; a line marks the gap.")
    private boolean withoutReconnect;

    @Override
    public Integer call() throws Exception {
        byte[] greeting = check();
        CaptureTarget target = file == null ? null : CaptureTarget.of(file, Optional.empty());
        ConnectionOptions behaviour = withoutReconnect ? ConnectionOptions.PLAIN : ConnectionOptions.PLAIN.comingBack();
        try (Interrupt interrupt = new Interrupt(); Connection connection = board.connect(behaviour);
                Inbox inbox = connection.newInbox()) {
            List<Endpoint> endpoints = open(connection, inbox);
            try (MonitorOutput output = output(target, connection)) {
                for (int index = 0; index < endpoints.size(); index++) {
                    output.open(board.text(), labels().get(index), endpoints.get(index).spec(), index >= peers.size());
                }
                MonitorOutput.Back greeter = index -> greet(endpoints.get(index), greeting, index, output);
                for (int index = 0; index < endpoints.size(); index++) {
                    greeter.run(index);
                }
                output.run(inbox, count == null ? Long.MAX_VALUE : count,
                        index -> greetAgain(greeter, index, labels().get(index), System.err));
                // Before the summary, so that the board has no endpoint of ours any more when a script reads it.
                if (!interrupt.asked()) {
                    close(endpoints);
                }
            }
        }
        return 0;
    }

    private List<Endpoint> open(Connection connection, Inbox inbox) throws BoardException {
        List<EndpointSpec> specs = new ArrayList<>();
        Devices devices = connection.devices();
        for (String peer : peers) {
            specs.add(options.resolve(devices, peer));
        }
        List<Endpoint> endpoints = new ArrayList<>();
        for (EndpointSpec spec : specs) {
            endpoints.add(connection.open(spec, inbox.listener(endpoints.size())));
        }
        for (String node : nodes) {
            endpoints.add(connection.openNode(node, inbox.listener(endpoints.size())));
        }
        return endpoints;
    }

    private List<String> labels() {
        return Stream.concat(peers.stream(), nodes.stream()).toList();
    }

    /** Returns what to send first, or null. */
    private byte[] check() {
        if (count != null && count < 1) {
            throw new UsageException("The count is 1 or more, not " + count);
        } else if (labels().isEmpty()) {
            throw new UsageException("A PEER or a --node is needed");
        } else if (new HashSet<>(labels()).size() < labels().size()) {
            throw new UsageException("Each peer and each node can be given once");
        } else if (peers.size() > 1 && options.hasSource()) {
            throw new UsageException("--src is for one endpoint, not for " + peers.size());
        } else if (quiet && file == null) {
            throw new UsageException("--quiet is for --write: nothing would be left to do");
        } else if (file == null && (append || overwrite)) {
            throw new UsageException("--append and --overwrite are for --write");
        } else if (append && overwrite) {
            throw new UsageException("--append goes on with what --overwrite takes away: one of the two");
        } else if (json && hex) {
            throw new UsageException("--json has all payloads in hexadecimal; --hex is for people");
        }
        if (first != null) {
            peers.forEach(EndpointOptions::refuseAny);
        }
        return first == null ? null : Payloads.text(first);
    }

    private MonitorOutput output(CaptureTarget target, Connection connection) throws IOException {
        Optional<RowSink> capture = Optional.empty();
        if (target != null) {
            String origin = "monitor on " + board.text();
            capture = Optional.of(append ? target.append(origin) : target.create(origin, overwrite));
        }
        boolean silent = quiet || target != null && target.isStandardOutput();
        RowSink lines = new RowLines(silent ? System.err : System.out, new RowLines.Style(hex, false,
                !silent && Terminal.hasColours(), ZoneId.systemDefault(), Optional.empty()));
        RowSink shown = silent ? new WithoutMessages(lines) : json ? new JsonLinesExport(System.out) : lines;
        return new MonitorOutput(shown, capture, target, connection::boardTime);
    }

    /** Gaps and ends are told also where no messages are shown. */
    private record WithoutMessages(RowSink sink) implements RowSink {
        @Override
        public void endpoint(CapturedEndpoint endpoint) throws IOException {
            sink.endpoint(endpoint);
        }

        @Override
        public void row(Row row) throws IOException {
            if (row.kind() != Row.Kind.MESSAGE) {
                sink.row(row);
            }
        }

        @Override
        public void flush() throws IOException {
            sink.flush();
        }

        @Override
        public void close() throws IOException {
            sink.close();
        }
    }

    private static void greet(Endpoint endpoint, byte[] greeting, int index, MonitorOutput output)
            throws BoardException, IOException {
        try {
            if (greeting != null) {
                output.sent(index, endpoint.send(greeting, DEADLINE), greeting);
            }
        } catch (BoardException failed) {
            // Gone again: the endpoint's listener is told.
            if (failed.kind() != BoardException.Kind.LOST) {
                throw failed;
            }
        }
    }

    /**
     * Greets an endpoint that is there again. Where that fails, a person is told and the monitor goes on: the remote may have gone
     * once more, which its listener is told a moment later.
     *
     * @throws BoardException where it was not wanted any more
     */
    static void greetAgain(MonitorOutput.Back greeter, int index, String label, PrintStream errors)
            throws BoardException, IOException {
        try {
            greeter.run(index);
        } catch (BoardException failed) {
            if (failed.kind() == BoardException.Kind.CANCELLED) {
                throw failed;
            }
            errors.println("rpmsg: " + Terminal.harmless(label + " is there again, but the text of --send could not be sent: "
                    + failed.getMessage()));
        }
    }

    private static void close(List<Endpoint> endpoints) throws BoardException {
        for (Endpoint endpoint : endpoints) {
            endpoint.close();
        }
    }
}
