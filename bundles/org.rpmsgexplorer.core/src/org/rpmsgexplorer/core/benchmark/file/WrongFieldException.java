// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.file;

import java.io.IOException;

/** Something in a file is not what it should be; the message says what, to go on behind "because". */
final class WrongFieldException extends IOException {
    private static final long serialVersionUID = 1L;

    WrongFieldException(String message) {
        super(message);
    }
}
