// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.properties;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.connection.Addresses;
import org.rpmsgexplorer.core.device.Channel;
import org.rpmsgexplorer.core.device.ControlDevice;
import org.rpmsgexplorer.core.device.Node;
import org.rpmsgexplorer.core.device.RemoteProcessor;
import org.rpmsgexplorer.core.device.WayState;
import org.rpmsgexplorer.ui.boards.BoardEntry;
import org.rpmsgexplorer.ui.boards.BoardItem;
import org.rpmsgexplorer.ui.boards.BoardSnapshot;
import org.rpmsgexplorer.ui.boards.EndpointRow;
import org.rpmsgexplorer.ui.boards.Link;
import org.rpmsgexplorer.ui.boards.Subject;
import org.rpmsgexplorer.ui.boards.VirtualStatus;

/** What a property sheet says of a row of the Boards view. */
final class Facts {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final FactList list = new FactList();

    private Facts() {
    }

    static List<Fact> of(BoardItem item) {
        Facts facts = new Facts();
        facts.add(item.subject());
        facts.list.begin(Messages.Facts_state);
        facts.list.putUnlessEmpty(Messages.Facts_details, item.detail());
        facts.list.putUnlessEmpty(Messages.Facts_hint, item.hint());
        return facts.list.facts();
    }

    private void add(Subject subject) {
        if (subject instanceof Subject.OfBoard of) {
            add(of.board());
        } else if (subject instanceof Subject.OfControl of) {
            add(of.control());
        } else if (subject instanceof Subject.OfChannel of) {
            add(of.channel(), of.control());
        } else if (subject instanceof Subject.OfNode of) {
            add(of.node());
        } else if (subject instanceof Subject.OfEndpoint of) {
            add(of.endpoint());
        } else if (subject instanceof Subject.OfProcessor of) {
            add(of.processor());
        }
    }

    private void add(BoardSnapshot board) {
        list.begin(Messages.Facts_board);
        list.put(Messages.Facts_name, board.label());
        board.entry().ifPresent(this::add);
        board.virtual().ifPresent(this::add);
        if (board.link() instanceof Link.Up up) {
            list.begin(Messages.Facts_connection);
            list.put(Messages.Facts_since, TIME.format(up.since().atZone(ZoneId.systemDefault())));
            list.put(Messages.Facts_kernel, up.board().kernel());
            list.put(Messages.Facts_machine, up.board().machine());
            list.put(Messages.Facts_java, up.board().java());
        } else if (board.link() instanceof Link.Away away) {
            list.begin(Messages.Facts_connection);
            list.put(Messages.Facts_lostSince, TIME.format(away.since().atZone(ZoneId.systemDefault())));
            list.put(Messages.Facts_why, away.why());
            list.put(Messages.Facts_attempts, Integer.toString(away.attempts()));
        }
    }

    private void add(BoardEntry entry) {
        list.put(Messages.Facts_address, entry.addressText());
        list.put(Messages.Facts_identity, entry.identity().map(Path::toString).orElse(Messages.Facts_usualKeys));
        entry.jump().ifPresent(jump -> list.put(Messages.Facts_jump, jump));
        list.put(Messages.Facts_oldAlgorithms, entry.oldAlgorithms() ? Messages.Facts_allowed : Messages.Facts_notAllowed);
    }

    private void add(VirtualStatus status) {
        if (status instanceof VirtualStatus.Running running) {
            list.put(Messages.Facts_address, "root@127.0.0.1:" + running.state().port());
            list.put(Messages.Facts_identity, running.state().identity().toString());
            list.put(Messages.Facts_fdUapi, running.state().fdWay() ? Messages.Facts_on : Messages.Facts_off);
            list.put(Messages.Facts_process, Long.toString(running.state().pid()));
            list.put(Messages.Facts_kernelFile, running.state().kernel().toString());
        }
    }

    private void add(ControlDevice control) {
        list.begin(Messages.Facts_controlDevice);
        list.put(Messages.Facts_name, "/dev/" + control.name());
        list.put(Messages.Facts_device, control.device());
        list.put(Messages.Facts_parents, control.parents().isEmpty() ? Addresses.UNKNOWN : String.join(", ", control.parents()));
        list.put(Messages.Facts_remoteProcessor, control.remoteProcessor());
        list.put(Messages.Facts_legacyWay, way(control.legacyWay()));
        list.put(Messages.Facts_fdWay, way(control.fdWay()));
    }

    private static String way(WayState way) {
        String word = way.present().map(has -> has ? Messages.Facts_possible : Messages.Facts_notPossible)
                .orElse(Messages.Facts_unknown);
        return way.reason().isEmpty() ? word : NLS.bind(Messages.Facts_reason, word, way.reason());
    }

    private void add(Channel channel, Optional<String> control) {
        list.begin(Messages.Facts_channel);
        list.put(Messages.Facts_name, channel.name());
        list.put(Messages.Facts_source, Addresses.format(channel.source()));
        list.put(Messages.Facts_destination, Addresses.format(channel.destination()));
        list.put(Messages.Facts_driver, channel.driver());
        list.put(Messages.Facts_holder, channel.holder());
        list.put(Messages.Facts_node, channel.node().map("/dev/"::concat));
        list.put(Messages.Facts_device, channel.device());
        list.put(Messages.Facts_controlDevice, control);
    }

    private void add(Node node) {
        list.begin(Messages.Facts_node);
        list.put(Messages.Facts_name, "/dev/" + node.name());
        list.put(Messages.Facts_endpoint, node.endpoint());
        list.put(Messages.Facts_source, Addresses.format(node.source()));
        list.put(Messages.Facts_destination, Addresses.format(node.destination()));
        list.put(Messages.Facts_controlDevice, node.control());
        list.put(Messages.Facts_device, node.device());
    }

    private void add(EndpointRow endpoint) {
        list.begin(Messages.Facts_endpoint);
        list.put(Messages.Facts_name, endpoint.spec().name());
        list.put(Messages.Facts_way, endpoint.spec().way().toString());
        list.put(Messages.Facts_node, endpoint.node().map("/dev/"::concat));
        list.put(Messages.Facts_source, Addresses.format(Addresses.known(endpoint.spec().source())));
        list.put(Messages.Facts_destination, Addresses.format(Addresses.known(endpoint.spec().destination())));
        list.put(Messages.Facts_controlDevice, endpoint.spec().control());
        list.put(Messages.Facts_received, Long.toString(endpoint.received()));
        list.put(Messages.Facts_sent, Long.toString(endpoint.sent()));
        list.put(Messages.Facts_lost, Long.toString(endpoint.lost()));
    }

    private void add(RemoteProcessor processor) {
        list.begin(Messages.Facts_remoteProcessor);
        list.put(Messages.Facts_name, processor.name());
        list.put(Messages.Facts_label, processor.label());
        list.put(Messages.Facts_processorState, processor.state());
        list.put(Messages.Facts_firmware, processor.firmware());
    }
}
