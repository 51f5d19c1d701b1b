// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.rpmsgexplorer.linux.Errno;
import org.rpmsgexplorer.linux.LinuxException;
import org.rpmsgexplorer.linux.UnixSocket;

/** Opens the socket at which a remote core waits for its board. */
final class ListeningSocket {
    private ListeningSocket() {
    }

    /**
     * Listens at a path, for this user only. A socket that somebody left there without listening is removed.
     *
     * @throws IOException where something else is at the path, or somebody listens
     */
    static UnixSocket open(Path path) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            removeStale(path);
        }
        UnixSocket socket = UnixSocket.listen(path);
        try {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException failed) {
            socket.close();
            Files.deleteIfExists(path);
            throw failed;
        }
        return socket;
    }

    private static void removeStale(Path path) throws IOException {
        try (UnixSocket other = UnixSocket.connect(path)) {
            throw new IOException("Somebody listens at " + other.fd() + " already");
        } catch (LinuxException failed) {
            // What is no socket refuses a connection as well, and is not ours to delete.
            if (failed.errno() != Errno.ECONNREFUSED || Files.isRegularFile(path) || Files.isDirectory(path)) {
                throw failed;
            }
            Files.delete(path);
        }
    }
}
