// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.rpmsgexplorer.core.connection.Addresses;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.core.device.Channel;
import org.rpmsgexplorer.core.device.ControlDevice;
import org.rpmsgexplorer.core.device.Devices;
import org.rpmsgexplorer.ui.boards.Subject;

/** What there is to choose from on a board, and what stands in the dialog at first. */
final class EndpointChoices {
    static final String ANY = "Any";

    private static final String DEFAULT_NAME = "rpmsg-explorer";

    private final Devices devices;

    /**
     * Creates the choices.
     *
     * @param devices of the board; it has a control device
     */
    EndpointChoices(Devices devices) {
        this.devices = devices;
    }

    List<ControlDevice> controls() {
        return devices.controls();
    }

    /** Returns a control device by its name. */
    Optional<ControlDevice> control(String name) {
        return devices.controls().stream().filter(control -> control.name().equals(name)).findFirst();
    }

    /** Returns the channels of a control device's transport that something can be sent to. */
    List<Channel> channels(ControlDevice control) {
        return devices.channels().stream().filter(channel -> channel.destination().isPresent())
                .filter(channel -> channel.device().isPresent() && channel.device().equals(control.device())).toList();
    }

    /** Returns the addresses to choose from: those of channels, then those that were given before, and Any. */
    List<String> destinations(ControlDevice control, List<String> recent) {
        List<String> all = new ArrayList<>(channels(control).stream().map(channel -> Addresses.format(channel.destination()))
                .toList());
        all.addAll(recent);
        all.add(ANY);
        return all.stream().distinct().toList();
    }

    /** Returns what stands in the fields at first, for the row that is selected. */
    EndpointDraft first(Subject selected) {
        if (selected instanceof Subject.OfChannel of) {
            ControlDevice control = of.control().flatMap(this::control).orElse(controls().get(0));
            return draft(control, of.channel().name(), Addresses.format(of.channel().destination()));
        }
        ControlDevice control = selected instanceof Subject.OfControl of ? control(of.control().name()).orElse(controls().get(0))
                : controls().get(0);
        return draft(control, DEFAULT_NAME, "");
    }

    private static EndpointDraft draft(ControlDevice control, String name, String destination) {
        return new EndpointDraft(control.name(), name, ANY, destination.equals(Addresses.UNKNOWN) ? ANY : destination,
                usual(control));
    }

    /** Returns the way that is taken where nobody chooses. */
    static Way usual(ControlDevice control) {
        return control.hasFdWay() ? Way.FD : Way.LEGACY;
    }
}
