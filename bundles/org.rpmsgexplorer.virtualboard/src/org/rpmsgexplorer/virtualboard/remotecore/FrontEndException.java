// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

import java.io.IOException;

/** What the front end or the guest behind it sent is not possible; the connection with it cannot go on. */
final class FrontEndException extends IOException {
    private static final long serialVersionUID = 1L;

    FrontEndException(String message) {
        super(message);
    }

    FrontEndException(String message, Throwable cause) {
        super(message, cause);
    }
}
