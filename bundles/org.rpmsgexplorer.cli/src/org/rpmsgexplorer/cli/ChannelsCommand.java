// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.List;
import java.util.concurrent.Callable;

import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.device.Channel;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the channels of a board. */
@Command(name = "channels", mixinStandardHelpOptions = true,
        description = {"List the channels on a board's rpmsg bus: what remotes have announced, and who holds it.",
                "Who receives an announcement, here Linux, sends first: a remote learns an endpoint's address from its first"
                        + " message."},
        footer = {"", "Examples:", "  rpmsg channels", "  rpmsg channels rpmsg-echo --json -b root@192.0.2.1"})
final class ChannelsCommand implements Callable<Integer> {
    @Mixin
    private BoardOption board;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only channels of this name.")
    private String name;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    private record Listed(List<Channel> channels) {
    }

    @Override
    public Integer call() throws Exception {
        List<Channel> channels;
        try (Connection connection = board.connect()) {
            channels = connection.devices().channels().stream()
                    .filter(channel -> name == null || channel.name().equals(name)).toList();
        }
        if (json) {
            Json.print(new Listed(channels));
        } else if (channels.isEmpty()) {
            System.out.println(name == null ? "No remote has announced a channel." : "The board has no channel of this name.");
        } else {
            DeviceTables.channels(channels).print(System.out, "");
        }
        return 0;
    }
}
