// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.concurrent.Callable;

import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.device.Devices;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what rpmsg has on a board. */
@Command(name = "devices", mixinStandardHelpOptions = true,
        description = "List the control devices, channels and endpoint nodes of a board.")
final class DevicesCommand implements Callable<Integer> {
    @Mixin
    private BoardOption board;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        try (Connection connection = board.connect()) {
            Devices devices = connection.devices();
            if (json) {
                Json.print(devices);
            } else {
                print(devices);
            }
        }
        return 0;
    }

    /** Prints the lists for people. */
    static void print(Devices devices) {
        if (devices.controls().isEmpty()) {
            System.out.println("This board has no rpmsg control device: is the remote core running, does its firmware have a"
                    + " vdev, and is the module rpmsg_ctrl loaded?");
        } else {
            Table controls = new Table("CONTROL DEVICE", "DEVICE", "REMOTE PROCESSOR", "LEGACY WAY", "FD WAY", "NOTE");
            devices.controls().forEach(control -> controls.add(control.name(),
                    control.device().orElse(Addresses.UNKNOWN), control.remoteProcessor().orElse(Addresses.UNKNOWN),
                    "yes", control.fdWay().map(has -> has ? "yes" : "no").orElse(Addresses.UNKNOWN), control.note()));
            controls.print(System.out, "");
        }
        if (!devices.channels().isEmpty()) {
            System.out.println();
            Table channels = new Table("CHANNEL", ">SOURCE", ">DESTINATION", "DRIVER", "DEVICE");
            devices.channels().forEach(channel -> channels.add(channel.name(), Addresses.format(channel.source()),
                    Addresses.format(channel.destination()), channel.driver().orElse(Addresses.UNKNOWN),
                    channel.device().orElse(Addresses.UNKNOWN)));
            channels.print(System.out, "");
        }
        if (!devices.nodes().isEmpty()) {
            System.out.println();
            Table nodes = new Table("NODE", "NAME", ">SOURCE", ">DESTINATION");
            devices.nodes().forEach(node -> nodes.add("/dev/" + node.name(), node.endpoint(),
                    Addresses.format(node.source()), Addresses.format(node.destination())));
            nodes.print(System.out, "");
        }
    }
}
