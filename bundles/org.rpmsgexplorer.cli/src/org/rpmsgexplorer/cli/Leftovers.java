// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.List;
import java.util.stream.Collectors;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.device.Leftover;

/** Tells of nodes that killed agents have left on a board. */
final class Leftovers {
    private Leftovers() {
    }

    /** Says on standard error what there is and how to remove it; nothing where there is nothing. */
    static void tell(Connection connection) throws BoardException {
        List<Leftover> found = connection.leftovers();
        if (!found.isEmpty()) {
            System.err.println("rpmsg: An agent that was killed has left " + nodes(found)
                    + " on the board; remove with: rpmsg destroy --leftovers");
        }
    }

    static String nodes(List<Leftover> leftovers) {
        return leftovers.stream().map(leftover -> "/dev/" + leftover.node() + " (" + Terminal.harmless(leftover.endpoint()) + ")")
                .collect(Collectors.joining(", "));
    }
}
