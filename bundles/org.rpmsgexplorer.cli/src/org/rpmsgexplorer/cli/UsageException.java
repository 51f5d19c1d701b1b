// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

/** A command was called in a way that makes no sense. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
