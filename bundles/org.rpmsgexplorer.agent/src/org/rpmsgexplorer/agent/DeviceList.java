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
import org.rpmsgexplorer.protocol.Reply.WayState;

/** Reads which control devices, remote processors, channels and nodes the board has. Any thread may use it. */
final class DeviceList {
    private static final EndpointInfo PROBE = new EndpointInfo("rpmsg-explorer", RpmsgUapi.ADDR_ANY,
            RpmsgUapi.ADDR_ANY);
    private static final WayState HAS = new WayState(Presence.YES, "");
    private static final WayState HAS_NO_FD = new WayState(Presence.NO,
            "this kernel does not have the fd uAPI; the legacy way works");
    /** With so many of each kind a list fits into a frame; a board with more has another problem. */
    private static final int MAX_DEVICES = 64;
    private static final int MAX_ENTRIES = 1_000;

    private final Path devices;
    private final RpmsgSysfs sysfs;
    private final Map<String, WayState> fdWay = new HashMap<>();

    DeviceList(Path root) {
        this.devices = root.resolve("dev");
        this.sysfs = new RpmsgSysfs(root);
    }

    Reply.Devices read() throws IOException {
        List<RpmsgSysfs.Control> controls = sysfs.controlDevices();
        List<RpmsgSysfs.RemoteProcessor> processors = sysfs.remoteProcessors();
        List<RpmsgSysfs.Channel> channels = sysfs.channels();
        List<RpmsgSysfs.Node> nodes = sysfs.nodes();
        int omitted = beyond(controls, MAX_DEVICES) + beyond(processors, MAX_DEVICES) + beyond(channels, MAX_ENTRIES)
                + beyond(nodes, MAX_ENTRIES);
        return new Reply.Devices(controls.stream().limit(MAX_DEVICES).map(this::describe).toList(),
                processors.stream().limit(MAX_DEVICES).map(DeviceList::describe).toList(),
                channels.stream().limit(MAX_ENTRIES).map(DeviceList::describe).toList(),
                nodes.stream().limit(MAX_ENTRIES).map(DeviceList::describe).toList(), omitted);
    }

    private static int beyond(List<?> entries, int limit) {
        return Math.max(0, entries.size() - limit);
    }

    private static Reply.RemoteProcessor describe(RpmsgSysfs.RemoteProcessor processor) {
        return new Reply.RemoteProcessor(processor.name(), processor.label(), processor.state(), processor.firmware());
    }

    private static Reply.Channel describe(RpmsgSysfs.Channel channel) {
        return new Reply.Channel(channel.name(), channel.source(), channel.destination(), channel.driver(),
                channel.device(), channel.holder(), channel.node());
    }

    private static Reply.Node describe(RpmsgSysfs.Node node) {
        return new Reply.Node(node.name(), node.endpoint(), node.source(), node.destination(), node.control(),
                node.device());
    }

    private Reply.ControlDevice describe(RpmsgSysfs.Control control) {
        return new Reply.ControlDevice(control.name(), control.device(), control.remoteProcessor(), control.parents(),
                legacyWay(control.name()), fdWay(control.name()));
    }

    /** The control device comes with the module that makes nodes, so whoever can open it can create them. */
    private WayState legacyWay(String control) {
        try {
            ControlDevice.open(devices.resolve(control)).close();
            return HAS;
        } catch (LinuxException refused) {
            return new WayState(Presence.UNKNOWN, refused.getMessage());
        }
    }

    /** Asks the kernel by trying, because no version number tells; the answer holds as long as the kernel runs. */
    synchronized WayState fdWay(String control) {
        WayState known = fdWay.get(control);
        if (known != null) {
            return known;
        }
        WayState state = HAS_NO_FD;
        try (ControlDevice device = ControlDevice.open(devices.resolve(control));
                EndpointFile probe = device.createFd(PROBE)) {
            probe.destroyOnce();
            state = HAS;
        } catch (LinuxException refused) {
            if (refused.errno() != Errno.EINVAL) {
                return new WayState(Presence.UNKNOWN, refused.getMessage());
            }
        }
        fdWay.put(control, state);
        return state;
    }
}
