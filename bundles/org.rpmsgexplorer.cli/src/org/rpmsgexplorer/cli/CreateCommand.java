// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.Endpoint;
import org.rpmsgexplorer.core.connection.EndpointListener;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.LostMessages;
import org.rpmsgexplorer.core.connection.ReceivedMessage;
import org.rpmsgexplorer.core.connection.Way;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates an endpoint node that stays on the board, a channel, or an endpoint that is held. */
@Command(name = "create", mixinStandardHelpOptions = true,
        description = {"Create an endpoint node (/dev/rpmsgN) that stays on the board, for other programs there to open.",
                "With --channel: make a channel with the name and addresses, as if the remote had announced it.",
                "With --hold or --way fd: create an endpoint and hold it until Ctrl-C. A descriptor lives only as long as the"
                        + " program that has it, so an endpoint of the fd way cannot stay."},
        footer = {"", "Examples:", "  rpmsg create 0x400 --name sensors", "  rpmsg create rpmsg-echo --hold --way fd",
                "  rpmsg create --channel rpmsg-raw --src 0x500 --dst 0x600"})
final class CreateCommand implements Callable<Integer> {
    @Mixin
    private BoardOption board;

    @Parameters(arity = "0..1", paramLabel = "PEER", description = EndpointOptions.PEER)
    private String peer;

    @Mixin
    private EndpointOptions options;

    @Mixin
    private ChannelOptions channel;

    @Option(names = "--hold", description = "Destroy it at Ctrl-C; what comes to it is thrown away. --way fd does so always.")
    private boolean hold;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    private record Created(String what, Optional<String> node, String control, String name, OptionalLong source,
            OptionalLong destination) {
        static Created of(String what, Optional<String> node, EndpointSpec spec) {
            return new Created(what, node, spec.control(), spec.name(), Addresses.known(spec.source()),
                    Addresses.known(spec.destination()));
        }
    }

    @Override
    public Integer call() throws Exception {
        if (channel.isGiven() == (peer != null)) {
            throw new UsageException("Either a PEER is needed, or --channel");
        } else if (channel.isGiven() && (hold || options.way().isPresent())) {
            throw new UsageException("--hold and --way are for endpoints, not for channels");
        }
        try (Interrupt interrupt = new Interrupt(); Connection connection = board.connect()) {
            if (channel.isGiven()) {
                EndpointSpec spec = channel.spec(connection.devices(), options);
                connection.createChannel(spec);
                print(Created.of("channel", Optional.empty(), spec), "Made the channel \"" + spec.name()
                        + "\". Take it away with: rpmsg destroy " + channel.words(options) + board.words());
            } else if (hold || options.way().filter(Way.FD::equals).isPresent()) {
                hold(connection);
            } else {
                keep(connection);
            }
        }
        return 0;
    }

    private void keep(Connection connection) throws BoardException {
        EndpointSpec spec = options.resolve(connection.devices(), peer);
        String node = connection.createNode(spec);
        print(Created.of("node", Optional.of(node), spec), "Created /dev/" + node + ", \"" + spec.name() + "\" to "
                + Addresses.format(Addresses.known(spec.destination())) + ". It stays; remove it with: rpmsg destroy "
                + node + board.words());
    }

    private void hold(Connection connection) throws BoardException, InterruptedException {
        EndpointSpec spec = options.resolve(connection.devices(), peer);
        Holder holder = new Holder();
        try (Endpoint endpoint = connection.open(spec, holder)) {
            print(Created.of("endpoint", endpoint.node(), spec), endpoint.node().map(node -> "Created /dev/" + node)
                    .orElse("Created an endpoint without a node") + ", \"" + spec.name() + "\" to "
                    + Addresses.format(Addresses.known(spec.destination())) + ", " + spec.way() + " way. Ctrl-C destroys it.");
            holder.ended.await();
            throw new BoardException("The endpoint has ended: " + holder.why, "Create it again when the remote is back.", null);
        } catch (InterruptedException stopped) {
            // By Ctrl-C; the endpoint is closed.
        }
    }

    private void print(Created created, String text) {
        if (json) {
            Json.print(created);
        } else {
            System.out.println(Terminal.harmless(text));
        }
    }

    /** Waits for the endpoint's end; its messages are thrown away. */
    private static final class Holder implements EndpointListener {
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile String why;

        @Override
        public void received(ReceivedMessage message) {
            // Whoever wants to see them uses the monitor.
        }

        @Override
        public void gap(LostMessages lost) {
            // As above.
        }

        @Override
        public void ended(String reason) {
            why = reason;
            ended.countDown();
        }
    }
}
