// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.core.device.Channel;
import org.rpmsgexplorer.core.device.ControlDevice;
import org.rpmsgexplorer.core.device.Devices;

import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Says how a command creates an endpoint for itself. */
final class EndpointOptions {
    /** What the help says of a peer. */
    static final String PEER = "Whom to talk to: the name of a channel (see rpmsg channels), or an address such as 0x400 or 1024.";

    private static final String DEFAULT_NAME = "rpmsg-explorer";

    @Option(names = {"-w", "--way"}, paramLabel = "WAY",
            description = "How to create the endpoint: fd or legacy. Default: fd where the kernel has it.")
    private Way way;

    @Option(names = {"-c", "--control"}, paramLabel = "NAME",
            description = "The control device. Default: the only one, or that of the channel.")
    private String control;

    @Option(names = "--name", paramLabel = "NAME",
            description = "The endpoint's name. Default: that of the channel, else " + DEFAULT_NAME + ".")
    private String name;

    @Option(names = "--src", paramLabel = "ADDRESS", defaultValue = "any", converter = Addresses.class,
            description = "The local address. Default: any, the kernel chooses one.")
    private long source;

    /** Is filled by the command line. */
    EndpointOptions() {
    }

    /** Creates what needs no command line: a control device, or null for the only one, and a local address. */
    EndpointOptions(String control, long source) {
        this.control = control;
        this.source = source;
    }

    /** Returns the way that was asked for. */
    Optional<Way> way() {
        return Optional.ofNullable(way);
    }

    /** Returns the local address that was asked for, or Any. */
    long source() {
        return source;
    }

    /** Returns the control device that was asked for, or the only one. */
    String control(Devices devices) throws BoardException {
        refuseNone(devices);
        return control(devices, Optional.empty()).name();
    }

    /** Returns whether a local address was asked for, which one endpoint alone can have. */
    boolean hasSource() {
        return source != EndpointSpec.ANY;
    }

    /**
     * Refuses, before anything is done, a peer to which nothing can be sent.
     *
     * @throws UsageException where it is the address Any
     */
    static void refuseAny(String peer) {
        boolean any;
        try {
            any = new Addresses().convert(peer) == EndpointSpec.ANY;
        } catch (TypeConversionException aName) {
            any = false;
        }
        if (any) {
            throw new UsageException("Nothing can be sent to the address Any: it stands for \"no address\" (rpmsg answers EINVAL)");
        }
    }

    /** Decides what is not given by what the board has. */
    EndpointSpec resolve(Devices devices, String peer) throws BoardException {
        refuseNone(devices);
        Optional<Channel> channel = channel(devices, peer);
        long destination = channel.isPresent() ? channel.get().destination().orElse(EndpointSpec.ANY) : address(devices, peer);
        ControlDevice device = control(devices, channel.flatMap(Channel::device));
        Way chosen = way != null ? way : device.hasFdWay() ? Way.FD : Way.LEGACY;
        String chosenName = name != null ? name : channel.map(Channel::name).orElse(DEFAULT_NAME);
        return new EndpointSpec(device.name(), chosen, chosenName, source, destination);
    }

    private static void refuseNone(Devices devices) throws BoardException {
        if (devices.controls().isEmpty()) {
            throw new BoardException("The board has no rpmsg control device", "Is the remote core running, does its firmware"
                    + " have a vdev, and is the module rpmsg_ctrl loaded? See rpmsg doctor.", null);
        }
    }

    /** Several channels may have one name: on one bus, or on those of several remotes. */
    private Optional<Channel> channel(Devices devices, String peer) throws BoardException {
        List<Channel> named = devices.channels().stream().filter(found -> found.name().equals(peer)).toList();
        if (named.size() > 1 && control != null) {
            Optional<String> device = control(devices, Optional.empty()).device();
            named = named.stream().filter(found -> found.device().equals(device)).toList();
        }
        if (named.size() > 1) {
            String places = named.stream().map(found -> Addresses.format(found.destination()) + " on "
                    + found.device().orElse(Addresses.UNKNOWN)).collect(Collectors.joining(", "));
            throw new BoardException("The board has several channels \"" + peer + "\"", "Give the address instead of the name,"
                    + " and the control device with --control: " + places + ".", null);
        }
        return named.stream().findFirst();
    }

    private long address(Devices devices, String peer) throws BoardException {
        try {
            return new Addresses().convert(peer);
        } catch (TypeConversionException notAnAddress) {
            if (peer.matches("-?\\d.*")) {
                throw new UsageException(notAnAddress.getMessage());
            }
            List<String> names = devices.channels().stream().map(Channel::name).toList();
            throw new BoardException("The board has no channel \"" + peer + "\"", names.isEmpty()
                    ? "No remote has announced one; an address such as 0x400 works without."
                    : "It has " + String.join(", ", names) + ".", notAnAddress);
        }
    }

    private ControlDevice control(Devices devices, Optional<String> device) throws BoardException {
        List<ControlDevice> fitting = devices.controls().stream()
                .filter(found -> control == null ? device.isEmpty() || found.device().equals(device)
                        : found.name().equals(control))
                .toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        List<String> names = devices.controls().stream().map(ControlDevice::name).toList();
        String missing = control == null ? "No control device belongs to the channel's device " + device.orElse("")
                : "The board has no control device " + control;
        throw new BoardException(fitting.isEmpty() ? missing : "The board has several control devices",
                "Choose one with --control: " + String.join(", ", names) + ".", null);
    }
}
