// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A virtual board that runs: what {@code board.json} holds.
 *
 * @param name of the board
 * @param pid of the process that keeps it
 * @param pidStart when that process was started, in the kernel's clock ticks since boot, since a pid alone may be used again;
 *        older builds have written milliseconds since 1970
 * @param port on 127.0.0.1 that leads to its sshd
 * @param identity the private key that signs in there as root
 * @param knownHosts a file with its host key
 * @param fdWay whether its kernel has the fd uAPI
 * @param kernel its kernel on disk
 */
public record BoardState(String name, long pid, @JsonAlias("pidStartMillis") long pidStart, int port, Path identity,
        Path knownHosts, boolean fdWay, Path kernel) {
    /** Field 22 of proc_pid_stat(5), counted from the one behind the program's name. */
    private static final int START_TIME = 22 - 3;

    /** Returns whether the process that keeps the board is there. */
    @JsonIgnore
    public boolean isAlive() {
        try {
            return pidStart == startTicks(pid) || pidStart == startMillis(pid);
        } catch (IOException ended) {
            return false;
        }
    }

    /** The time of day would not do: the JDK computes it from when the system was booted, which a step of the clock moves. */
    static long startTicks(long pid) throws IOException {
        return startTicks(Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1));
    }

    static long startTicks(String stat) {
        // The program's name may hold anything, blanks and parentheses too.
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[START_TIME]);
    }

    private static long startMillis(long pid) {
        return ProcessHandle.of(pid).flatMap(process -> process.info().startInstant()).map(Instant::toEpochMilli).orElse(0L);
    }
}
