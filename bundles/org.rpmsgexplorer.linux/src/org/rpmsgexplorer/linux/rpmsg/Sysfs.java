// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux.rpmsg;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads entries of {@code /sys}, which come and vanish while they are read. */
final class Sysfs {
    /** In bytes; the names, addresses and states that are read here are much shorter. */
    private static final int MAX_TEXT = 256;
    private static final int MAX_PARENTS = 8;

    /** strerror(ENODEV), in glibc and musl. */
    private static final String NO_DEVICE = "No such device";

    private Sysfs() {
    }

    /** Returns a folder's entries; none where there is no such folder. */
    static List<Path> list(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (NoSuchFileException | NotDirectoryException none) {
            return List.of();
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
        return entries;
    }

    /** Returns the entries whose names match a pattern, sorted by the number that is the pattern's first group. */
    static List<Path> numbered(Path folder, Pattern pattern) throws IOException {
        List<Path> matching = new ArrayList<>(list(folder));
        matching.removeIf(path -> !pattern.matcher(name(path)).matches());
        matching.sort(Comparator.comparing(path -> number(path, pattern)));
        return matching;
    }

    private static int number(Path path, Pattern pattern) {
        Matcher matcher = pattern.matcher(name(path));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(path.toString());
        }
        return Integer.parseInt(matcher.group(1));
    }

    static String name(Path path) {
        return path.getFileName().toString();
    }

    /** Returns the first name in a folder by the alphabet; empty where there is none. */
    static Optional<String> firstName(Path folder) throws IOException {
        return list(folder).stream().map(Sysfs::name).sorted().findFirst();
    }

    static Optional<Path> realPath(Path link) throws IOException {
        try {
            return Optional.of(link.toRealPath());
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    /**
     * Returns the number that tells one device from a later one of the same name; kernfs counts it on for every entry
     * that is made.
     */
    static long instance(Path real) throws IOException {
        return (Long) Files.getAttribute(real, "unix:ino");
    }

    /** Returns the devices above one that are not of rpmsg itself, nearest first: folders that have a subsystem. */
    static List<Path> parents(Path real) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path path = real.getParent(); path != null && path.getFileName() != null && found.size() < MAX_PARENTS;
                path = path.getParent()) {
            Optional<Path> subsystem = realPath(path.resolve("subsystem"));
            if (subsystem.isPresent() && !name(subsystem.get()).equals("rpmsg")) {
                found.add(path);
            }
        }
        return found;
    }

    /**
     * Only the line feed that the kernel adds is taken away: a name may begin or end with a space. An interrupt is kept
     * for later: whoever is to end must still find what it has created.
     */
    static String text(Path attribute) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                interrupted |= Thread.interrupted();
                try (InputStream in = Files.newInputStream(attribute)) {
                    String text = new String(in.readNBytes(MAX_TEXT), StandardCharsets.UTF_8);
                    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
                } catch (ClosedByInterruptException again) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Returns an attribute that may be missing, or that this user may not read. */
    static Optional<String> optionalText(Path attribute) {
        try {
            return Optional.of(text(attribute));
        } catch (IOException notTold) {
            return Optional.empty();
        }
    }

    /** Addresses are {@code 0x%x} on the bus and {@code %d} on a node, where "any" reads -1. */
    static long address(Path attribute) throws IOException {
        String text = text(attribute);
        try {
            long number = Long.decode(text);
            if (number < -1L << 31 || number > RpmsgUapi.ADDR_ANY) {
                throw new NumberFormatException(text);
            }
            return number & RpmsgUapi.ADDR_ANY;
        } catch (NumberFormatException notAnAddress) {
            throw new IOException(attribute + " holds \"" + text + "\", which is not an address", notAnAddress);
        }
    }

    /**
     * Attributes of an entry that has just come may be missing, and one that has gone may be back under its name: what was open
     * of the one before answers ENODEV, which Java tells in words alone.
     */
    static void requireGone(Path entry, IOException failed) throws IOException {
        boolean gone = failed instanceof NoSuchFileException || NO_DEVICE.equals(failed.getMessage());
        if (!gone && Files.exists(entry)) {
            throw failed;
        }
    }
}
