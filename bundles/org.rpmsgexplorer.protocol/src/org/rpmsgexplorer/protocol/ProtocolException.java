// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.protocol;

import java.io.IOException;

/** The bytes that came are not frames of this protocol; the connection cannot go on. */
public final class ProtocolException extends IOException {
    private static final long serialVersionUID = 1L;

    public ProtocolException(String message) {
        super(message);
    }

    public ProtocolException(String message, Throwable cause) {
        super(message, cause);
    }
}
