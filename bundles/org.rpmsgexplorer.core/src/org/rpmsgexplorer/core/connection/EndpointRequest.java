// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.device.Channel;
import org.rpmsgexplorer.core.device.ControlDevice;
import org.rpmsgexplorer.core.device.Devices;

/**
 * An endpoint as its user asks for it; what is not given is decided by what the board has.
 *
 * @param way how to create it; empty for fd where the kernel has that
 * @param control name of the control device; empty for the only one, or that of the channel
 * @param name of the endpoint; empty for that of the channel, else a usual one
 * @param source local address, or {@link EndpointSpec#ANY}
 */
public record EndpointRequest(Optional<Way> way, Optional<String> control, Optional<String> name, long source) {
    /** What an endpoint is called that nobody has named. */
    public static final String DEFAULT_NAME = "rpmsg-explorer";

    /** Returns a request that leaves all to the board but the control device. */
    public static EndpointRequest on(Optional<String> control) {
        return new EndpointRequest(Optional.empty(), control, Optional.empty(), EndpointSpec.ANY);
    }

    /**
     * Returns whether a peer is the address Any, to which nothing can be sent.
     *
     * @param peer the name of a channel, or an address
     */
    public static boolean isAny(String peer) {
        try {
            return Addresses.parse(peer) == EndpointSpec.ANY;
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }

    /**
     * Returns the control device that was asked for, or the only one.
     *
     * @throws BoardException where there is none, or several
     */
    public String controlName(Devices devices) throws BoardException {
        refuseNone(devices);
        return device(devices, Optional.empty()).name();
    }

    /**
     * Decides what is not given.
     *
     * @param peer the name of a channel, or an address
     * @throws BoardException where the board does not have what was asked for, or has it several times
     * @throws IllegalArgumentException where the peer begins as an address and is none
     */
    public EndpointSpec resolve(Devices devices, String peer) throws BoardException {
        refuseNone(devices);
        Optional<Channel> channel = channel(devices, peer);
        long destination = channel.isPresent() ? channel.get().destination().orElse(EndpointSpec.ANY) : address(devices, peer);
        ControlDevice device = device(devices, channel.flatMap(Channel::device));
        return new EndpointSpec(device.name(), way.orElse(device.hasFdWay() ? Way.FD : Way.LEGACY),
                name.or(() -> channel.map(Channel::name)).orElse(DEFAULT_NAME), source, destination);
    }

    private static void refuseNone(Devices devices) throws BoardException {
        if (devices.controls().isEmpty()) {
            throw new BoardException("The board has no rpmsg control device", "Is the remote core running, does its firmware"
                    + " have a vdev, and is the module rpmsg_ctrl loaded?", null);
        }
    }

    /** Several channels may have one name: on one bus, or on those of several remotes. */
    private Optional<Channel> channel(Devices devices, String peer) throws BoardException {
        List<Channel> named = devices.channels().stream().filter(found -> found.name().equals(peer)).toList();
        if (named.size() > 1 && control.isPresent()) {
            Optional<String> transport = device(devices, Optional.empty()).device();
            named = named.stream().filter(found -> found.device().equals(transport)).toList();
        }
        if (named.size() > 1) {
            String places = named.stream().map(found -> Addresses.format(found.destination()) + " on "
                    + found.device().orElse(Addresses.UNKNOWN)).collect(Collectors.joining(", "));
            throw new BoardException("The board has several channels \"" + peer + "\"",
                    "Give the address instead of the name, and the control device: " + places + ".", null);
        }
        return named.stream().findFirst();
    }

    private static long address(Devices devices, String peer) throws BoardException {
        try {
            return Addresses.parse(peer);
        } catch (IllegalArgumentException notAnAddress) {
            if (peer.matches("-?\\d.*")) {
                throw notAnAddress;
            }
            List<String> names = devices.channels().stream().map(Channel::name).toList();
            throw new BoardException("The board has no channel \"" + peer + "\"", names.isEmpty()
                    ? "No remote has announced one; an address such as 0x400 works without."
                    : "It has " + String.join(", ", names) + ".", notAnAddress);
        }
    }

    private ControlDevice device(Devices devices, Optional<String> transport) throws BoardException {
        List<ControlDevice> fitting = devices.controls().stream().filter(found -> control
                .map(found.name()::equals).orElseGet(() -> transport.isEmpty() || found.device().equals(transport))).toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        List<String> names = devices.controls().stream().map(ControlDevice::name).toList();
        String missing = control.map(asked -> "The board has no control device " + asked)
                .orElseGet(() -> "No control device belongs to the channel's device " + transport.orElse(""));
        throw new BoardException(fitting.isEmpty() ? missing : "The board has several control devices",
                "Say which control device: " + String.join(", ", names) + ".", null);
    }
}
