// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.nio.file.Path;

import org.rpmsgexplorer.core.ssh.HostKeyEntry;

/** A host key as the command line shows it. */
record HostKeyReport(String host, String type, String fingerprint, String marker, Path file, int line) {
    static HostKeyReport of(HostKeyEntry key) {
        return new HostKeyReport(key.hosts(), key.typeName(), key.fingerprint(), key.marker(), key.file(), key.line());
    }

    /** Returns the host's names, with what the line says of them. */
    String names() {
        return (marker.isEmpty() ? "" : marker + " ") + (host.startsWith("|1|") ? "(hashed)" : host);
    }
}
