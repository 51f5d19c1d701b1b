// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.List;

import org.rpmsgexplorer.core.device.Channel;
import org.rpmsgexplorer.core.device.ControlDevice;
import org.rpmsgexplorer.core.device.Devices;
import org.rpmsgexplorer.core.device.Node;

/** What rpmsg has on a board, as tables for people. */
final class DeviceTables {
    private DeviceTables() {
    }

    static void print(Devices devices) {
        if (devices.controls().isEmpty()) {
            System.out.println("This board has no rpmsg control device: is the remote core running, does its firmware have a"
                    + " vdev, and is the module rpmsg_ctrl loaded?");
        } else {
            controls(devices.controls()).print(System.out, "");
        }
        if (!devices.channels().isEmpty()) {
            System.out.println();
            channels(devices.channels()).print(System.out, "");
        }
        if (!devices.nodes().isEmpty()) {
            System.out.println();
            nodes(devices.nodes()).print(System.out, "");
        }
    }

    static Table controls(List<ControlDevice> controls) {
        Table table = new Table("CONTROL DEVICE", "DEVICE", "REMOTE PROCESSOR", "LEGACY WAY", "FD WAY", "NOTE");
        controls.forEach(control -> table.add(control.name(), control.device().orElse(Addresses.UNKNOWN),
                control.remoteProcessor().orElse(Addresses.UNKNOWN), "yes",
                control.fdWay().map(has -> has ? "yes" : "no").orElse(Addresses.UNKNOWN), control.note()));
        return table;
    }

    static Table channels(List<Channel> channels) {
        Table table = new Table("CHANNEL", ">SOURCE", ">DESTINATION", "DRIVER", "DEVICE");
        channels.forEach(channel -> table.add(channel.name(), Addresses.format(channel.source()),
                Addresses.format(channel.destination()), channel.driver().orElse(Addresses.UNKNOWN),
                channel.device().orElse(Addresses.UNKNOWN)));
        return table;
    }

    static Table nodes(List<Node> nodes) {
        Table table = new Table("NODE", "NAME", ">SOURCE", ">DESTINATION");
        nodes.forEach(node -> table.add("/dev/" + node.name(), node.endpoint(), Addresses.format(node.source()),
                Addresses.format(node.destination())));
        return table;
    }
}
