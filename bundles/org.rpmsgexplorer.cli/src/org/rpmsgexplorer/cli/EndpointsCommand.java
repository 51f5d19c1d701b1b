// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.List;
import java.util.concurrent.Callable;

import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.device.Node;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the endpoint nodes of a board. */
@Command(name = "endpoints", mixinStandardHelpOptions = true,
        description = {"List the endpoint nodes on a board (/dev/rpmsgN), whoever created them.",
                "Endpoints that a program created the fd way have no node: only that program knows them, and no list shows"
                        + " them. The kernel does not tell which source address it chose, either: that is shown as –."},
        footer = {"", "Examples:", "  rpmsg endpoints", "  rpmsg endpoints sensors --json"})
final class EndpointsCommand implements Callable<Integer> {
    @Mixin
    private BoardOption board;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only endpoints of this name, or this node, such as rpmsg0.")
    private String name;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    private record Listed(List<Node> endpoints) {
    }

    @Override
    public Integer call() throws Exception {
        List<Node> nodes;
        try (Connection connection = board.connect()) {
            nodes = connection.devices().nodes().stream()
                    .filter(node -> name == null || node.endpoint().equals(name) || node.name().equals(name)).toList();
        }
        if (json) {
            Json.print(new Listed(nodes));
        } else if (nodes.isEmpty()) {
            System.out.println((name == null ? "The board has no endpoint node." : "The board has no endpoint node of this name.")
                    + " Endpoints of the fd way are not listed: they have no node.");
        } else {
            DeviceTables.nodes(nodes).print(System.out, "");
        }
        return 0;
    }
}
