// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.util.Optional;
import java.util.OptionalLong;

import org.rpmsgexplorer.core.device.Channel;
import org.rpmsgexplorer.core.device.ControlDevice;
import org.rpmsgexplorer.core.device.Devices;
import org.rpmsgexplorer.core.device.Node;
import org.rpmsgexplorer.protocol.Reply;

/** Turns what the protocol says into the model, where an address that nobody has told is empty. */
final class Replies {
    private Replies() {
    }

    static Devices model(Reply.Devices reply) {
        return new Devices(reply.controls().stream().map(Replies::model).toList(),
                reply.channels().stream().map(Replies::model).toList(),
                reply.nodes().stream().map(Replies::model).toList());
    }

    private static ControlDevice model(Reply.ControlDevice reply) {
        Optional<Boolean> fdWay = switch (reply.fdWay()) {
            case YES -> Optional.of(true);
            case NO -> Optional.of(false);
            case UNKNOWN -> Optional.empty();
        };
        return new ControlDevice(reply.name(), reply.device(), reply.remoteProcessor(), fdWay, reply.note());
    }

    private static Channel model(Reply.Channel reply) {
        return new Channel(reply.name(), address(reply.source()), address(reply.destination()), reply.driver(),
                reply.device());
    }

    private static Node model(Reply.Node reply) {
        return new Node(reply.name(), reply.endpoint(), address(reply.source()), address(reply.destination()));
    }

    private static OptionalLong address(long address) {
        return address == EndpointSpec.ANY ? OptionalLong.empty() : OptionalLong.of(address);
    }
}
