// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.payload;

/** What is wrong with a payload as somebody has written it, and how to write it. */
public final class PayloadException extends Exception {
    private static final long serialVersionUID = 1L;

    PayloadException(String message) {
        super(message);
    }
}
