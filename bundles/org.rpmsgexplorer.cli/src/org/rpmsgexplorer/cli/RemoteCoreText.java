// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.Locale;
import java.util.stream.Collectors;

import org.rpmsgexplorer.virtualboard.remotecore.RemoteCoreStatus;

/** What a simulated remote core does, for people. */
final class RemoteCoreText {
    private RemoteCoreText() {
    }

    /** Prints it in two or three lines. */
    static void print(RemoteCoreStatus core) {
        RemoteCoreStatus.Counters counters = core.counters();
        System.out.println("Remote core: " + core.state().name().toLowerCase(Locale.ROOT) + "; " + counters.received()
                + " messages received, " + counters.sent() + " sent, " + counters.dropped() + " dropped, "
                + core.waiting() + " waiting");
        System.out.println("Its channels: " + core.channels().stream()
                .map(channel -> channel.name() + " 0x" + Long.toHexString(channel.address()))
                .collect(Collectors.joining(", ")));
        if (!core.problem().isEmpty()) {
            System.out.println("Last problem: " + core.problem());
        }
    }
}
