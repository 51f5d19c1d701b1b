// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import org.rpmsgexplorer.core.BoardException;

/**
 * A host shows another key than the one that is known: it was installed anew, or somebody is in between.
 *
 * @param target the host, which may be one on the way to the board
 * @param known the key that is known
 * @param keyType of the key that it shows, as people know it, such as ED25519
 * @param fingerprint of the key that it shows, beginning with {@code SHA256:}
 */
public record HostKeyChange(SshTarget target, HostKeyEntry known, String keyType, String fingerprint) {
    /** Returns whether the known key is in the file that keys can be removed from; else a person has to. */
    public boolean canForget() {
        return known.file().equals(KnownHosts.of(target).file());
    }

    /** Removes the host's keys, so that it is met for the first time again. */
    public KnownHosts.Forgotten forget() throws BoardException {
        return KnownHosts.of(target).forget(target);
    }
}
