// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.Optional;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.EndpointRequest;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.core.device.Devices;

import picocli.CommandLine.Option;

/** Says how a command creates an endpoint for itself. */
final class EndpointOptions {
    /** What the help says of a peer. */
    static final String PEER = "Whom to talk to: the name of a channel (see rpmsg channels), or an address such as 0x400 or 1024.";

    @Option(names = {"-w", "--way"}, paramLabel = "WAY",
            description = "How to create the endpoint: fd or legacy. Default: fd where the kernel has it.")
    private Way way;

    @Option(names = {"-c", "--control"}, paramLabel = "NAME",
            description = "The control device. Default: the only one, or that of the channel.")
    private String control;

    @Option(names = "--name", paramLabel = "NAME",
            description = "The endpoint's name. Default: that of the channel, else " + EndpointRequest.DEFAULT_NAME + ".")
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
        return request().controlName(devices);
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
        if (EndpointRequest.isAny(peer)) {
            throw new UsageException("Nothing can be sent to the address Any: it stands for \"no address\" (rpmsg"
                    + " answers EINVAL)");
        }
    }

    /** Decides what is not given by what the board has. */
    EndpointSpec resolve(Devices devices, String peer) throws BoardException {
        try {
            return request().resolve(devices, peer);
        } catch (IllegalArgumentException notAnAddress) {
            throw new UsageException(notAnAddress.getMessage());
        }
    }

    private EndpointRequest request() {
        return new EndpointRequest(way(), Optional.ofNullable(control), Optional.ofNullable(name), source);
    }
}
