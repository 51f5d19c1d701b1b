// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.ConnectionOptions;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.device.Leftover;
import org.rpmsgexplorer.core.device.LeftoversRemoved;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Destroys endpoint nodes and takes channels away. */
@Command(name = "destroy", mixinStandardHelpOptions = true,
        description = {"Destroy an endpoint node that nobody has open, whoever created it; or take a channel away.",
                "The node of a channel (rpmsg-raw) goes with the channel. Endpoints of the fd way go with their program."},
        footer = {"", "Examples:", "  rpmsg destroy rpmsg0", "  rpmsg destroy --leftovers",
                "  rpmsg destroy --channel rpmsg-raw --src 0x500 --dst 0x600"})
final class DestroyCommand implements Callable<Integer> {
    private static final String DEVICE_FOLDER = "/dev/";

    @Mixin
    private BoardOption board;

    @Parameters(arity = "0..*", paramLabel = "NODE", description = "The node, such as rpmsg0 or /dev/rpmsg0.")
    private List<String> nodes;

    @Option(names = "--leftovers", description = "Destroy all nodes that agents have left which were killed, and no others.")
    private boolean leftovers;

    @Option(names = {"-c", "--control"}, paramLabel = "NAME",
            description = "The channel's control device. Default: the only one.")
    private String control;

    @Option(names = "--src", paramLabel = "ADDRESS", defaultValue = "any", converter = Addresses.class,
            description = "The channel's local address, as it was made with. Default: any.")
    private long source;

    @Mixin
    private ChannelOptions channel;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    private record Destroyed(List<String> nodes, Optional<String> channel, List<String> problems) {
    }

    @Override
    public Integer call() throws Exception {
        if (Stream.of(nodes != null, leftovers, channel.isGiven()).filter(given -> given).count() != 1) {
            throw new UsageException("One of NODE, --leftovers and --channel is needed");
        }
        try (Connection connection = board.connectInSilence(ConnectionOptions.PLAIN)) {
            Destroyed destroyed;
            if (leftovers) {
                LeftoversRemoved result = connection.removeLeftovers();
                destroyed = new Destroyed(result.removed().stream().map(Leftover::node).toList(), Optional.empty(),
                        result.problems());
            } else if (channel.isGiven()) {
                EndpointSpec spec = channel.spec(connection.devices(), new EndpointOptions(control, source));
                connection.releaseChannel(spec);
                destroyed = new Destroyed(List.of(), Optional.of(spec.name()), List.of());
            } else {
                destroyed = new Destroyed(destroyNodes(connection), Optional.empty(), List.of());
            }
            print(destroyed);
            if (!destroyed.problems().isEmpty()) {
                throw new BoardException(String.join("; ", destroyed.problems()), "", null);
            }
        }
        return 0;
    }

    private List<String> destroyNodes(Connection connection) throws BoardException {
        List<String> names = nodes.stream()
                .map(node -> node.startsWith(DEVICE_FOLDER) ? node.substring(DEVICE_FOLDER.length()) : node).distinct().toList();
        for (String name : names) {
            try {
                connection.destroyNode(name);
            } catch (BoardException failed) {
                List<String> gone = names.subList(0, names.indexOf(name));
                if (!gone.isEmpty()) {
                    print(new Destroyed(gone, Optional.empty(), List.of(failed.getMessage())));
                }
                throw failed;
            }
        }
        return names;
    }

    private void print(Destroyed destroyed) {
        if (json) {
            Json.print(destroyed);
        } else if (destroyed.channel().isPresent()) {
            System.out.println("Took the channel \"" + destroyed.channel().get() + "\" away.");
        } else if (destroyed.nodes().isEmpty()) {
            System.out.println("Nothing was left.");
        } else {
            System.out.println("Destroyed " + DEVICE_FOLDER + String.join(", " + DEVICE_FOLDER, destroyed.nodes()) + ".");
        }
    }
}
