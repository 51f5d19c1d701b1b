// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folder of the virtual boards of these tests, which nobody else's are in. */
final class RuntimeFolder {
    private static final Path PATH = Path.of(System.getenv("XDG_RUNTIME_DIR"));

    private RuntimeFolder() {
    }

    /** GTK may have made it already, as private. */
    static void make() throws IOException {
        Files.createDirectories(PATH, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    static void remove() throws IOException {
        try (Stream<Path> files = Files.walk(PATH)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
