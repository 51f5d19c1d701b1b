// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Descriptors of this process that a call has made and, since it failed, told nobody of.
 *
 * <p>They are blocking, and that alone tells them from others of their kind, which are all non-blocking: whoever wants to find strays
 * asks for blocking ones, and makes what he gets non-blocking before anybody else can look. Whoever times such calls asks for
 * non-blocking ones at once; what his failures leave is not found.
 */
public final class StrayDescriptors {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private StrayDescriptors() {
    }

    /**
     * Closes those of a kind.
     *
     * @param kind the name that their links in {@code /proc/self/fd} show, such as {@code anon_inode:rpmsg-eptdev}
     */
    public static void close(String kind) {
        try (DirectoryStream<Path> links = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path link : links) {
                int number = Integer.parseInt(link.getFileName().toString());
                // Asked twice: between two questions the number of a descriptor that is closed may become another's.
                if (isBlocking(number) && isOf(kind, link) && isBlocking(number)) {
                    LibC.close(number);
                }
            }
        } catch (IOException | DirectoryIteratorException notNow) {
            // They are found the next time.
        }
    }

    private static boolean isBlocking(int number) {
        int flags = LibC.fcntl(number, FileDescriptor.F_GETFL, 0);
        return flags >= 0 && (flags & FileDescriptor.O_NONBLOCK) == 0;
    }

    private static boolean isOf(String kind, Path link) {
        try {
            return Files.readSymbolicLink(link).endsWith(kind);
        } catch (IOException closed) {
            return false;
        }
    }
}
