// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.device.Channel;
import org.rpmsgexplorer.core.device.ControlDevice;
import org.rpmsgexplorer.core.device.Devices;
import org.rpmsgexplorer.core.device.Node;
import org.rpmsgexplorer.ui.boards.BoardItem.Kind;
import org.rpmsgexplorer.ui.boards.BoardStatus.Failed;
import org.rpmsgexplorer.ui.boards.BoardStatus.Problem;
import org.rpmsgexplorer.ui.boards.BoardStatus.Running;
import org.rpmsgexplorer.ui.boards.BoardStatus.Starting;
import org.rpmsgexplorer.ui.boards.BoardStatus.Stopped;
import org.rpmsgexplorer.ui.boards.BoardStatus.Stopping;
import org.rpmsgexplorer.ui.boards.BoardStatus.Unavailable;

/** Decides what the Boards view shows for what is known of a board: rows, or a text where there is no row. */
final class BoardRows {
    private final String board;

    /** Creates the rows of one board. */
    BoardRows(String board) {
        this.board = board;
    }

    /** Returns the board's row with the rows below; nothing where {@link #text} says it all. */
    List<BoardItem> rows(BoardStatus status) {
        if (status instanceof Starting starting) {
            return List.of(row(starting.step().isEmpty() ? Messages.BoardRows_starting
                    : NLS.bind(Messages.BoardRows_startingStep, starting.step()), ""));
        } else if (status instanceof Stopping) {
            return List.of(row(Messages.BoardRows_stopping, ""));
        } else if (status instanceof Failed failed) {
            return List.of(row(NLS.bind(Messages.BoardRows_notRunning, failed.problem().message()),
                    failed.problem().hint()));
        } else if (status instanceof Running running) {
            return List.of(new BoardItem(board, Kind.BOARD, board, detail(running),
                    running.problem().map(Problem::hint).orElse(""),
                    running.devices().map(this::below).orElse(List.of())));
        }
        return List.of();
    }

    /** Returns the text that stands in place of rows; a link in it, {@code <a>}, starts the board. */
    String text(BoardStatus status) {
        if (status instanceof Unavailable unavailable) {
            return NLS.bind(Messages.BoardRows_unavailable, unavailable.reason());
        } else if (status instanceof Stopped stopped) {
            return stopped.kernelBuilt() ? Messages.BoardRows_stopped : Messages.BoardRows_stoppedWithoutKernel;
        }
        return "";
    }

    private BoardItem row(String detail, String hint) {
        return new BoardItem(board, Kind.BOARD, board, detail, hint, List.of());
    }

    private static String detail(Running running) {
        String state = NLS.bind(Messages.BoardRows_running, Integer.toString(running.port()),
                running.fdWay() ? Messages.BoardRows_on : Messages.BoardRows_off);
        if (running.problem().isPresent()) {
            return NLS.bind(Messages.BoardRows_more, state, running.problem().get().message());
        } else if (running.devices().isEmpty()) {
            return NLS.bind(Messages.BoardRows_more, state, Messages.BoardRows_connecting);
        } else if (running.devices().get().controls().isEmpty()) {
            return NLS.bind(Messages.BoardRows_more, state, Messages.BoardRows_noControlDevice);
        }
        return state;
    }

    /** Channels stand below the control device of their transport; where that is not known, below the board. */
    private List<BoardItem> below(Devices devices) {
        List<BoardItem> items = new ArrayList<>();
        List<Channel> others = new ArrayList<>(devices.channels());
        for (ControlDevice control : devices.controls()) {
            String id = board + '/' + control.name();
            List<Channel> own = others.stream().filter(channel -> channel.device().isPresent()
                    && channel.device().equals(control.device())).toList();
            others.removeAll(own);
            items.add(new BoardItem(id, Kind.CONTROL_DEVICE, control.name(), detail(control), control.fdWay().reason(),
                    own.stream().map(channel -> item(id, channel)).toList()));
        }
        others.forEach(channel -> items.add(item(board, channel)));
        devices.nodes().forEach(node -> items.add(item(node)));
        return items;
    }

    private static String detail(ControlDevice control) {
        String fdWay = NLS.bind(Messages.BoardRows_fdWay,
                told(control.fdWay().present().map(has -> has ? Messages.BoardRows_yes : Messages.BoardRows_no)));
        String where = control.remoteProcessor()
                .map(processor -> NLS.bind(Messages.BoardRows_deviceOf, told(control.device()), processor))
                .orElse(told(control.device()));
        String detail = NLS.bind(Messages.BoardRows_controlDevice, where, fdWay);
        return control.fdWay().present().isPresent() ? detail : NLS.bind(Messages.BoardRows_note, detail, control.fdWay().reason());
    }

    private static BoardItem item(String parent, Channel channel) {
        String id = parent + "/channel/" + channel.name() + '/' + address(channel.source()) + '/'
                + address(channel.destination());
        String driver = channel.driver().map(name -> NLS.bind(Messages.BoardRows_driver, name))
                .orElse(Messages.BoardRows_noDriver);
        return new BoardItem(id, Kind.CHANNEL, channel.name(), NLS.bind(Messages.BoardRows_channel,
                new Object[] {address(channel.source()), address(channel.destination()), driver}));
    }

    private BoardItem item(Node node) {
        return new BoardItem(board + '/' + node.name(), Kind.ENDPOINT, "/dev/" + node.name(),
                NLS.bind(Messages.BoardRows_node, new Object[] {node.endpoint(), address(node.source()),
                    address(node.destination())}));
    }

    private static String told(Optional<String> text) {
        return text.orElse(Messages.BoardRows_nobodyTold);
    }

    private static String address(OptionalLong address) {
        return address.isPresent() ? "0x" + Long.toHexString(address.getAsLong())
                : Messages.BoardRows_nobodyTold;
    }
}
