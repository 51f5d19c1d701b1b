// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.device;

import java.util.Optional;

/**
 * Whether a way of creating endpoints works on a control device.
 *
 * @param present whether it does; empty where that is not known
 * @param reason why not, or why that is not known, without a full stop; empty where it works
 */
public record WayState(Optional<Boolean> present, String reason) {
    /** It works. */
    public static final WayState PRESENT = new WayState(Optional.of(true), "");

    /** Returns that it does not work, and why. */
    public static WayState missing(String reason) {
        return new WayState(Optional.of(false), reason);
    }

    /** Returns that it is not known whether it works, and why. */
    public static WayState unknown(String reason) {
        return new WayState(Optional.empty(), reason);
    }
}
