// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.core.device.Devices;

import picocli.CommandLine.Option;

/** Says which channel to make or to take away, together with {@link EndpointOptions}. */
final class ChannelOptions {
    @Option(names = "--channel", paramLabel = "NAME", description = "Not an endpoint but a channel of this name; rpmsg-raw has a"
            + " node of its own.")
    private String name;

    @Option(names = "--dst", paramLabel = "ADDRESS", defaultValue = "any", converter = Addresses.class,
            description = "The channel's remote address. Default: any.")
    private long destination;

    boolean isGiven() {
        return name != null;
    }

    /** Returns the channel as the kernel wants it; its way means nothing. */
    EndpointSpec spec(Devices devices, EndpointOptions options) throws BoardException {
        return new EndpointSpec(options.control(devices), Way.LEGACY, name, options.source(), destination);
    }

    /** Returns the arguments that name this channel. */
    String words(EndpointOptions options) {
        return "--channel " + name + " --src " + word(options.source()) + " --dst " + word(destination);
    }

    private static String word(long address) {
        return address == EndpointSpec.ANY ? "any" : "0x" + Long.toHexString(address);
    }
}
