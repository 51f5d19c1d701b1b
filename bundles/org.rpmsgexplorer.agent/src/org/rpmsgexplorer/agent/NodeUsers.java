// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds out which program has a node open, as far as this user may look; proc(5). */
final class NodeUsers {
    private static final Pattern PID = Pattern.compile("\\d+");

    private NodeUsers() {
    }

    /** Returns a program as {@code name (pid)}; empty where it is not known. */
    static Optional<String> find(Path root, String node) {
        Path device = root.resolve("dev").resolve(node);
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(root.resolve("proc"),
                entry -> PID.matcher(entry.getFileName().toString()).matches())) {
            for (Path process : processes) {
                if (hasOpen(process, device)) {
                    return Optional.of(name(process) + " (" + process.getFileName() + ")");
                }
            }
        } catch (IOException | DirectoryIteratorException notTold) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean hasOpen(Path process, Path device) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                if (Files.readSymbolicLink(descriptor).equals(device)) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException notAllowedOrGone) {
            return false;
        }
        return false;
    }

    private static String name(Path process) {
        try {
            return Files.readString(process.resolve("comm")).strip();
        } catch (IOException gone) {
            return "a program";
        }
    }
}
