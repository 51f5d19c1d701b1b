// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.List;
import java.util.Optional;

import org.rpmsgexplorer.core.device.Channel;
import org.rpmsgexplorer.core.device.ControlDevice;
import org.rpmsgexplorer.core.device.Devices;
import org.rpmsgexplorer.core.device.Node;
import org.rpmsgexplorer.core.device.RemoteProcessor;
import org.rpmsgexplorer.core.device.WayState;

/** What rpmsg has on a board, as tables for people. */
final class DeviceTables {
    private DeviceTables() {
    }

    static void print(Devices devices) {
        if (devices.controls().isEmpty()) {
            System.out.println("This board has no rpmsg control device: is the remote core running, does its firmware have a"
                    + " vdev, and is the module rpmsg_ctrl loaded? See rpmsg doctor.");
        } else {
            controls(devices.controls()).print(System.out, "");
        }
        print(devices.remoteProcessors().isEmpty(), remoteProcessors(devices.remoteProcessors()));
        print(devices.channels().isEmpty(), channels(devices.channels()));
        print(devices.nodes().isEmpty(), nodes(devices.nodes()));
        if (devices.omitted() > 0) {
            System.out.println();
            System.out.println(devices.omitted() + " more are not listed.");
        }
    }

    private static void print(boolean empty, Table table) {
        if (!empty) {
            System.out.println();
            table.print(System.out, "");
        }
    }

    /** The reason of a way that is missing stands behind it, so that no column is empty nearly always. */
    static Table controls(List<ControlDevice> controls) {
        Table table = new Table("CONTROL DEVICE", "DEVICE", "REMOTE PROCESSOR", "LEGACY WAY", "FD WAY");
        controls.forEach(control -> table.add(control.name(), device(control), shown(control.remoteProcessor()),
                way(control.legacyWay()), way(control.fdWay())));
        return table;
    }

    private static String device(ControlDevice control) {
        List<String> above = control.parents().stream().filter(parent -> !Optional.of(parent).equals(control.device())
                && !Optional.of(parent).equals(control.remoteProcessor())).toList();
        return shown(control.device()) + (above.isEmpty() ? "" : " on " + String.join(" on ", above));
    }

    private static String way(WayState way) {
        String word = way.present().map(present -> present ? "yes" : "no").orElse("unknown");
        return way.reason().isEmpty() ? word : word + ": " + way.reason();
    }

    static Table remoteProcessors(List<RemoteProcessor> processors) {
        Table table = new Table("REMOTE PROCESSOR", "LABEL", "STATE", "FIRMWARE");
        processors.forEach(processor -> table.add(processor.name(), shown(processor.label()), shown(processor.state()),
                shown(processor.firmware())));
        return table;
    }

    /** Used by names what a channel can be reached with, or who has it. */
    static Table channels(List<Channel> channels) {
        Table table = new Table("CHANNEL", ">SOURCE", ">DESTINATION", "DRIVER", "USED BY", "DEVICE");
        channels.forEach(channel -> table.add(channel.name(), Addresses.format(channel.source()),
                Addresses.format(channel.destination()), shown(channel.driver()),
                shown(channel.holder().or(() -> channel.node().map("/dev/"::concat))), shown(channel.device())));
        return table;
    }

    static Table nodes(List<Node> nodes) {
        Table table = new Table("NODE", "NAME", ">SOURCE", ">DESTINATION", "CONTROL DEVICE");
        nodes.forEach(node -> table.add("/dev/" + node.name(), node.endpoint(), Addresses.format(node.source()),
                Addresses.format(node.destination()), shown(node.control())));
        return table;
    }

    private static String shown(Optional<String> value) {
        return value.orElse(Addresses.UNKNOWN);
    }
}
