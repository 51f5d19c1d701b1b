// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.IOException;
import java.util.Optional;

import org.rpmsgexplorer.linux.rpmsg.RpmsgSysfs;
import org.rpmsgexplorer.linux.rpmsg.RpmsgUapi;

/**
 * Says who has a local address on a transport, as far as {@code /sys} shows it: the kernel checks an address only when
 * a node is opened, and then leaves the node behind. Endpoints of the fd way, and addresses that the kernel chose, are
 * not shown.
 */
final class LocalAddresses {
    /** Has a device on the bus but no endpoint. */
    private static final String CONTROL_DRIVER = "rpmsg_ctrl";

    private final RpmsgSysfs sysfs;

    LocalAddresses(RpmsgSysfs sysfs) {
        this.sysfs = sysfs;
    }

    /**
     * Refuses an address that is in use.
     *
     * @param device of the transport, since each has addresses of its own
     * @param source local address; nothing is refused for Any
     */
    void requireFree(Optional<String> device, long source) throws IOException {
        if (source == RpmsgUapi.ADDR_ANY) {
            return;
        }
        for (RpmsgSysfs.Node node : sysfs.nodes()) {
            if (node.source() == source && node.device().equals(device)) {
                throw new AddressInUseException(source, "the node " + node.name() + " (\"" + node.endpoint() + "\")");
            }
        }
        for (RpmsgSysfs.Channel channel : sysfs.channels()) {
            if (channel.source() == source && channel.device().equals(device) && channel.driver().isPresent()
                    && !channel.driver().get().equals(CONTROL_DRIVER)) {
                throw new AddressInUseException(source, "the channel \"" + channel.name() + "\" (driver "
                        + channel.driver().get() + ")");
            }
        }
    }
}
