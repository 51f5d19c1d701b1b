// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.connection.Addresses;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.core.device.ControlDevice;
import org.rpmsgexplorer.core.device.WayState;

/**
 * An endpoint as it stands in the fields of the dialog.
 *
 * @param control name of the control device
 * @param name of the endpoint
 * @param source local address, as written
 * @param destination remote address, as written
 * @param way how to create it
 */
record EndpointDraft(String control, String name, String source, String destination, Way way) {
    private static final int MAX_NAME = 31;
    /** Of the kernel's name service, where nobody else can be. */
    private static final long NAME_SERVICE = 0x35;

    /** Returns what is wrong, one sentence; nothing where the endpoint can be created, as far as is known. */
    Optional<String> problem(ControlDevice device) {
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        if (length == 0) {
            return Optional.of(Messages.EndpointDraft_noName);
        } else if (length > MAX_NAME) {
            return Optional.of(NLS.bind(Messages.EndpointDraft_longName, length));
        } else if (destination.isBlank()) {
            return Optional.of(Messages.EndpointDraft_noDestination);
        }
        try {
            if (address(source) == NAME_SERVICE) {
                return Optional.of(Messages.EndpointDraft_nameService);
            }
            address(destination);
        } catch (IllegalArgumentException wrong) {
            return Optional.of(wrong.getMessage());
        }
        WayState state = state(device, way);
        return state.present().orElse(true) ? Optional.empty() : Optional.of(reason(way, state));
    }

    /** Returns why a way is not possible on a device, or perhaps not; nothing where it is. */
    static Optional<String> reason(ControlDevice device, Way way) {
        WayState state = state(device, way);
        return state.present().orElse(false) ? Optional.empty() : Optional.of(reason(way, state));
    }

    private static WayState state(ControlDevice device, Way way) {
        return way == Way.FD ? device.fdWay() : device.legacyWay();
    }

    private static String reason(Way way, WayState state) {
        return NLS.bind(state.present().isPresent() ? Messages.EndpointDraft_noWay : Messages.EndpointDraft_unknownWay, way,
                state.reason());
    }

    /** Returns who has to send first, and what that endpoint cannot do. */
    String advice() {
        long from = address(source);
        if (address(destination) != EndpointSpec.ANY) {
            return Messages.EndpointDraft_youFirst;
        }
        return from == EndpointSpec.ANY ? Messages.EndpointDraft_nobody
                : NLS.bind(Messages.EndpointDraft_theyFirst, Addresses.format(Addresses.known(from)));
    }

    /** Returns what to create; only where there is no problem. */
    EndpointSpec spec() {
        return new EndpointSpec(control, way, name, address(source), address(destination));
    }

    private static long address(String text) {
        return Addresses.parse(text.strip());
    }
}
