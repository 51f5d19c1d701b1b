// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders that belong to this user alone, and the removal of whole folders. */
final class Folders {
    private static final String PRIVATE = "rwx------";

    private Folders() {
    }

    /**
     * Makes sure that a folder exists, belongs to this user, and is open to nobody else.
     *
     * @throws VirtualBoardException where somebody else has made it, or it is a link
     */
    static void makePrivate(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PRIVATE)));
        } catch (FileAlreadyExistsException known) {
            PosixFileAttributes found = Files.readAttributes(folder, PosixFileAttributes.class,
                    LinkOption.NOFOLLOW_LINKS);
            boolean ours = found.owner().equals(Files.getOwner(Path.of("/proc/self")));
            if (!found.isDirectory() || !ours
                    || !PosixFilePermissions.toString(found.permissions()).equals(PRIVATE)) {
                throw new VirtualBoardException(folder + " is not a private folder of this user",
                        "Remove it, or set XDG_RUNTIME_DIR to a private folder.", null);
            }
        }
    }

    /** Deletes a folder with all that is in it; links are not followed. What is gone already is no error. */
    static void delete(Path folder) throws IOException {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                    if (failed instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw failed;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException failed) throws IOException {
                    Files.deleteIfExists(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException gone) {
            // There is nothing to delete.
        }
    }
}
