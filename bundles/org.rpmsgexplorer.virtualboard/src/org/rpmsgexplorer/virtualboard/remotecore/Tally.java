// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

/** The counters while they count, owned by the thread of the remote core; see {@link RemoteCoreStatus.Counters}. */
final class Tally {
    long received;
    long sent;
    long unknownDestination;
    long malformed;
    long discarded;

    RemoteCoreStatus.Counters snapshot() {
        return new RemoteCoreStatus.Counters(received, sent, unknownDestination, malformed, discarded);
    }
}
