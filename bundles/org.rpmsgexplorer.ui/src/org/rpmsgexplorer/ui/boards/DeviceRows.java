// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.connection.Addresses;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.device.Channel;
import org.rpmsgexplorer.core.device.ControlDevice;
import org.rpmsgexplorer.core.device.Devices;
import org.rpmsgexplorer.core.device.Node;
import org.rpmsgexplorer.core.device.RemoteProcessor;
import org.rpmsgexplorer.core.device.WayState;
import org.rpmsgexplorer.ui.boards.BoardItem.Mark;
import org.rpmsgexplorer.ui.traffic.EndpointState;

/**
 * The rows below one board: control devices with the channels, nodes and endpoints of their transport, then what belongs to no
 * control device that is known, then remote processors.
 */
final class DeviceRows {
    private final String board;
    private final Devices devices;
    private final List<Channel> channels;
    private final List<Node> nodes;
    private final List<EndpointRow> endpoints;

    /**
     * Creates the rows of one board.
     *
     * @param board its id
     * @param endpoints ours on it
     */
    DeviceRows(String board, Devices devices, List<EndpointRow> endpoints) {
        this.board = board;
        this.devices = devices;
        this.channels = new ArrayList<>(devices.channels());
        this.endpoints = new ArrayList<>(endpoints);
        Set<String> own = new TreeSet<>();
        endpoints.forEach(endpoint -> endpoint.node().ifPresent(own::add));
        this.nodes = new ArrayList<>(devices.nodes().stream().filter(node -> !own.contains(node.name())).toList());
    }

    List<BoardItem> rows() {
        List<BoardItem> items = new ArrayList<>();
        devices.controls().forEach(control -> items.add(row(control)));
        channels.forEach(channel -> items.add(row(channel, board, Optional.empty())));
        nodes.forEach(node -> items.add(row(node)));
        endpoints.forEach(endpoint -> items.add(row(endpoint)));
        devices.remoteProcessors().forEach(processor -> items.add(row(processor)));
        if (devices.omitted() > 0) {
            items.add(new BoardItem(board + "/omitted", board, new Subject.Note(), Mark.NONE, Messages.DeviceRows_omitted,
                    NLS.bind(Messages.DeviceRows_omittedDetail, devices.omitted()), ""));
        }
        return items;
    }

    /** Takes what stands below the control device from what is left. */
    private BoardItem row(ControlDevice control) {
        String id = board + '/' + control.name();
        List<BoardItem> below = new ArrayList<>();
        List<Channel> own = channels.stream().filter(channel -> isSame(channel.device(), control.device())).toList();
        channels.removeAll(own);
        own.forEach(channel -> below.add(row(channel, id, Optional.of(control.name()))));
        List<Node> there = nodes.stream().filter(node -> node.control().isPresent() ? node.control().get().equals(control.name())
                : isSame(node.device(), control.device())).toList();
        nodes.removeAll(there);
        there.forEach(node -> below.add(row(node)));
        List<EndpointRow> ours = endpoints.stream().filter(endpoint -> endpoint.spec().control().equals(control.name())).toList();
        endpoints.removeAll(ours);
        ours.forEach(endpoint -> below.add(row(endpoint)));
        return new BoardItem(id, board, new Subject.OfControl(control), Mark.NONE, control.name(), detail(control),
                control.hasFdWay() ? "" : Messages.DeviceRows_fdWayHint, below);
    }

    private static boolean isSame(Optional<String> device, Optional<String> other) {
        return device.isPresent() && device.equals(other);
    }

    private static String detail(ControlDevice control) {
        String where = control.remoteProcessor()
                .map(processor -> NLS.bind(Messages.DeviceRows_deviceOf, told(control.device()), processor))
                .orElse(told(control.device()));
        return NLS.bind(Messages.DeviceRows_control, where, way(control.fdWay()));
    }

    private static String way(WayState way) {
        String word = told(way.present().map(has -> has ? Messages.DeviceRows_yes : Messages.DeviceRows_no));
        return way.reason().isEmpty() ? word : NLS.bind(Messages.DeviceRows_note, word, way.reason());
    }

    private BoardItem row(Channel channel, String parent, Optional<String> control) {
        String id = parent + "/channel/" + channel.name() + '/' + Addresses.format(channel.source()) + '/'
                + Addresses.format(channel.destination());
        String driver = channel.driver().map(name -> NLS.bind(Messages.DeviceRows_driver, name))
                .orElse(Messages.DeviceRows_noDriver);
        String user = channel.holder().or(() -> channel.node().map("/dev/"::concat))
                .map(name -> NLS.bind(Messages.DeviceRows_usedBy, driver, name)).orElse(driver);
        return new BoardItem(id, board, new Subject.OfChannel(channel, control), Mark.NONE, channel.name(),
                NLS.bind(Messages.DeviceRows_channel, new Object[] {Addresses.format(channel.source()),
                    Addresses.format(channel.destination()), user}), "");
    }

    private BoardItem row(Node node) {
        String detail = NLS.bind(Messages.DeviceRows_node, new Object[] {node.endpoint(), Addresses.format(node.source()),
            Addresses.format(node.destination())});
        return new BoardItem(board + "/node/" + node.name(), board, new Subject.OfNode(node), Mark.NONE, "/dev/" + node.name(),
                detail, node.control().isPresent() ? "" : Messages.DeviceRows_nodeOfChannelHint);
    }

    private BoardItem row(EndpointRow endpoint) {
        EndpointSpec spec = endpoint.spec();
        String way = endpoint.node().map(node -> NLS.bind(Messages.DeviceRows_wayAndNode, spec.way(), "/dev/" + node))
                .orElse(NLS.bind(Messages.DeviceRows_way, spec.way()));
        String counters = NLS.bind(Messages.DeviceRows_counters, endpoint.received(), endpoint.sent());
        if (endpoint.lost() > 0) {
            counters = NLS.bind(Messages.DeviceRows_andLost, counters, endpoint.lost());
        }
        String detail = NLS.bind(Messages.DeviceRows_endpoint, new Object[] {counters, way, address(spec.source()),
            address(spec.destination())});
        EndpointState state = endpoint.state();
        if (!state.why().isEmpty()) {
            detail = NLS.bind(state.isOver() ? Messages.DeviceRows_ended : Messages.DeviceRows_waiting, detail, state.why());
        }
        Mark mark = state.isOpen() ? Mark.CONNECTED : state.isOver() ? Mark.PROBLEM : Mark.AWAY;
        return new BoardItem(board + "/endpoint/" + endpoint.label(), board, new Subject.OfEndpoint(endpoint), mark,
                endpoint.label(), detail, state.isOver() ? endedHint(state)
                : spec.destination() == EndpointSpec.ANY ? Messages.DeviceRows_noDestination : "");
    }

    private static String endedHint(EndpointState state) {
        return state.hint().isEmpty() ? Messages.DeviceRows_endedHint
                : NLS.bind(Messages.DeviceRows_endedForReason, state.hint());
    }

    private static String address(long address) {
        return Addresses.format(Addresses.known(address));
    }

    private BoardItem row(RemoteProcessor processor) {
        String detail = NLS.bind(Messages.DeviceRows_processor, told(processor.state()), told(processor.firmware()));
        return new BoardItem(board + "/processor/" + processor.name(), board, new Subject.OfProcessor(processor), Mark.NONE,
                processor.name(), processor.label().map(label -> NLS.bind(Messages.DeviceRows_more, label, detail)).orElse(detail),
                "");
    }

    private static String told(Optional<String> text) {
        return text.orElse(Addresses.UNKNOWN);
    }
}
