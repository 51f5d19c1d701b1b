// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.rpmsgexplorer.linux.Errno;
import org.rpmsgexplorer.linux.LinuxException;
import org.rpmsgexplorer.linux.rpmsg.ControlDevice;
import org.rpmsgexplorer.linux.rpmsg.EndpointFile;
import org.rpmsgexplorer.linux.rpmsg.EndpointInfo;
import org.rpmsgexplorer.linux.rpmsg.RpmsgSysfs;
import org.rpmsgexplorer.linux.rpmsg.RpmsgUapi;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Reply.Presence;

/** Reads which control devices, channels and nodes the board has. One thread uses it. */
final class DeviceList {
    private static final EndpointInfo PROBE = new EndpointInfo("rpmsg-explorer", RpmsgUapi.ADDR_ANY, RpmsgUapi.ADDR_ANY);

    private final Path devices;
    private final RpmsgSysfs sysfs;
    private final Map<String, Presence> fdWay = new HashMap<>();

    DeviceList(Path root) {
        this.devices = root.resolve("dev");
        this.sysfs = new RpmsgSysfs(root);
    }

    Reply.Devices read() throws IOException {
        List<Reply.ControlDevice> controls = sysfs.controlDevices().stream().map(this::describe).toList();
        List<Reply.Channel> channels = sysfs.channels().stream().map(channel -> new Reply.Channel(channel.name(),
                channel.source(), channel.destination(), channel.driver(), channel.device())).toList();
        List<Reply.Node> nodes = sysfs.nodes().stream().map(node -> new Reply.Node(node.name(), node.endpoint(),
                node.source(), node.destination())).toList();
        return new Reply.Devices(controls, channels, nodes);
    }

    private Reply.ControlDevice describe(RpmsgSysfs.Control control) {
        Presence presence = Presence.UNKNOWN;
        String note = "";
        try {
            presence = fdWay(control.name());
            note = presence == Presence.NO ? "this kernel does not have the fd uAPI; the legacy way works" : "";
        } catch (LinuxException failed) {
            note = failed.getMessage();
        }
        return new Reply.ControlDevice(control.name(), control.device(), control.remoteProcessor(), presence, note);
    }

    /** Asks the kernel by trying, because no version number tells; the answer holds as long as the kernel runs. */
    private Presence fdWay(String control) throws LinuxException {
        Presence known = fdWay.get(control);
        if (known != null) {
            return known;
        }
        Presence presence = Presence.NO;
        try (ControlDevice device = ControlDevice.open(devices.resolve(control))) {
            try (EndpointFile probe = device.createFd(PROBE)) {
                probe.destroyOnce();
                presence = Presence.YES;
            }
        } catch (LinuxException refused) {
            if (refused.errno() != Errno.EINVAL) {
                throw refused;
            }
        }
        fdWay.put(control, presence);
        return presence;
    }
}
