// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import org.rpmsgexplorer.core.BoardException;

/** Somebody is told of a board's devices until this is closed; see {@link Connection#watchDevices}. */
public interface DeviceWatch extends AutoCloseable {
    /** Ends it; closing again does nothing. The listener may be told once more while this is called. */
    @Override
    void close() throws BoardException;
}
