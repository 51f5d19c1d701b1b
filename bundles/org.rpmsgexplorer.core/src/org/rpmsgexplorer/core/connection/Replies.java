// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.device.Channel;
import org.rpmsgexplorer.core.device.ControlDevice;
import org.rpmsgexplorer.core.device.Devices;
import org.rpmsgexplorer.core.device.Leftover;
import org.rpmsgexplorer.core.device.Node;
import org.rpmsgexplorer.core.device.RemoteProcessor;
import org.rpmsgexplorer.core.device.WayState;
import org.rpmsgexplorer.protocol.Reply;

/** Turns what the protocol says into the model, where an address that nobody has told is empty. */
final class Replies {
    private static final int MAX_LINE = 1_000;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private Replies() {
    }

    /** Returns the exception for a request that failed. */
    static BoardException failure(Reply.Failure failure) {
        String text = line(failure.text());
        String hint = line(failure.hint());
        return switch (failure.reason()) {
            case LINUX -> BoardException.kernel(line(failure.errno()), text, hint);
            case TIMED_OUT -> new BoardException(BoardException.Kind.TIMED_OUT, text, hint, null);
            case CANCELLED -> new BoardException(BoardException.Kind.CANCELLED, text, hint, null);
            case BAD_REQUEST, ADDRESS_IN_USE, INTERNAL -> new BoardException(text, hint, null);
        };
    }

    /** Returns a text of the board as one line that does nothing to a terminal, cut where it is very long. */
    static String line(String text) {
        return line(text, MAX_LINE);
    }

    /** Returns a text as {@link #line(String)} does, cut where it is longer than this. */
    static String line(String text, int most) {
        String cut = text.length() > most ? text.substring(0, most) + " …" : text;
        return CONTROL.matcher(cut).replaceAll("?").strip();
    }

    static Devices model(Reply.Devices reply) {
        return new Devices(reply.controls().stream().map(Replies::model).toList(),
                reply.remoteProcessors().stream().map(Replies::model).toList(),
                reply.channels().stream().map(Replies::model).toList(),
                reply.nodes().stream().map(Replies::model).toList(), reply.omitted());
    }

    private static ControlDevice model(Reply.ControlDevice reply) {
        return new ControlDevice(reply.name(), reply.device(), reply.remoteProcessor(), reply.parents(),
                model(reply.legacyWay()), model(reply.fdWay()));
    }

    private static WayState model(Reply.WayState reply) {
        return new WayState(switch (reply.presence()) {
            case YES -> Optional.of(true);
            case NO -> Optional.of(false);
            case UNKNOWN -> Optional.empty();
        }, reply.reason());
    }

    private static RemoteProcessor model(Reply.RemoteProcessor reply) {
        return new RemoteProcessor(reply.name(), reply.label(), reply.state(), reply.firmware());
    }

    private static Channel model(Reply.Channel reply) {
        return new Channel(reply.name(), address(reply.source()), address(reply.destination()), reply.driver(),
                reply.device(), reply.holder(), reply.node());
    }

    private static Node model(Reply.Node reply) {
        return new Node(reply.name(), reply.endpoint(), address(reply.source()), address(reply.destination()),
                reply.control(), reply.device());
    }

    static Leftover model(Reply.Leftover reply) {
        return new Leftover(reply.node(), reply.endpoint(), address(reply.source()), address(reply.destination()));
    }

    private static OptionalLong address(long address) {
        return address == EndpointSpec.ANY ? OptionalLong.empty() : OptionalLong.of(address);
    }
}
