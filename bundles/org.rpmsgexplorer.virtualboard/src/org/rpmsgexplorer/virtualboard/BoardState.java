// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard;

import java.nio.file.Path;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A virtual board that runs: what {@code board.json} holds.
 *
 * @param name of the board
 * @param pid of the process that keeps it
 * @param pidStartMillis when that process was started, in milliseconds since 1970, since a pid alone may be used again
 * @param port on 127.0.0.1 that leads to its sshd
 * @param identity the private key that signs in there as root
 * @param knownHosts a file with its host key
 * @param fdWay whether its kernel has the fd uAPI
 * @param kernel its kernel on disk
 */
public record BoardState(String name, long pid, long pidStartMillis, int port, Path identity, Path knownHosts,
        boolean fdWay, Path kernel) {
    /** Returns whether the process that keeps the board is there. */
    @JsonIgnore
    public boolean isAlive() {
        return ProcessHandle.of(pid).filter(process -> startMillis(process) == pidStartMillis).isPresent();
    }

    static long startMillis(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
