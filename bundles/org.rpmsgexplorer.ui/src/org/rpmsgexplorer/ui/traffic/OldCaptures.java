// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.traffic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;

/**
 * The captures of former sessions, of which the oldest are taken away. What cannot be deleted now, because a program has it open or by its rights, is in
 * nobody's way: it is tried again in the next session.
 *
 * @param folder where they are; it need not be there
 * @param log is told what could not be deleted, and why
 */
record OldCaptures(Path folder, BiConsumer<String, Exception> log) {
    /** What a writer has beside its capture; one that was killed leaves it. */
    private static final String LOCK = ".lock";

    /**
     * Takes them away.
     *
     * @param kept how many stay, the newest
     */
    void remove(int kept) {
        try {
            newestFirst().skip(kept).forEach(this::delete);
            names(LiveCapture.SUFFIX + LOCK).filter(lock -> !Files.exists(capture(lock))).forEach(this::delete);
        } catch (IOException unreadable) {
            log.accept(NLS.bind(Messages.OldCaptures_unreadable, folder), unreadable);
        }
    }

    /** Returns those that are there. */
    Stream<Path> newestFirst() throws IOException {
        return names(LiveCapture.SUFFIX).sorted(Comparator.reverseOrder());
    }

    private Stream<Path> names(String suffix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(suffix)).toList();
            return found.stream();
        }
    }

    private static Path capture(Path lock) {
        String name = lock.toString();
        return Path.of(name.substring(0, name.length() - LOCK.length()));
    }

    private void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException stays) {
            log.accept(NLS.bind(Messages.OldCaptures_undeletable, file), stays);
        }
    }
}
