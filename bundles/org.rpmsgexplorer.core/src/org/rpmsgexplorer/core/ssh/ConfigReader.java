// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Goes through an ssh configuration and tells those of its lines that are for one host: {@code Host}, {@code Match} and
 * {@code Include} are done here.
 *
 * <p>A line that makes no sense is passed over with a note, since a defect in one line must not keep anybody from all
 * boards. What a configuration may be is bounded, so that an {@code Include} of itself ends.
 */
final class ConfigReader {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_FILES = 100;
    private static final long MAX_SIZE = 1 << 20;

    /** What takes the lines, and knows what is found so far. */
    interface Target {
        void line(ConfigLine line, String where);

        /** There is a section for hosts of these names and patterns. */
        default void host(List<String> patterns) {
            // Who asks for one host need not know of others.
        }

        void note(String text);

        /** Returns the value that a criterion of {@code Match} looks at; nothing for one that is not supported. */
        Optional<String> value(String criterion);
    }

    private final Path folder;
    private final String name;
    private final Target target;
    private int files;

    /**
     * Creates a reader.
     *
     * @param folder {@code ~/.ssh}, where the files of {@code Include} are looked for
     * @param name of the host as written
     */
    ConfigReader(Path folder, String name, Target target) {
        this.folder = folder;
        this.name = name;
        this.target = target;
    }

    /** Reads a file and what it includes; a file that is not there is empty. */
    void read(Path file) {
        read(file, 0, true);
    }

    private void read(Path file, int depth, boolean mayMatch) {
        if (depth > MAX_DEPTH || ++files > MAX_FILES) {
            target.note(file + " is passed over: too many files are included");
            return;
        }
        boolean active = mayMatch;
        int number = 0;
        for (String text : lines(file)) {
            String where = file + " line " + ++number;
            try {
                ConfigLine line = ConfigLine.parse(text).orElse(null);
                if (line == null) {
                    continue;
                }
                switch (line.key()) {
                    case "host" -> {
                        target.host(line.arguments());
                        active = mayMatch && HostPattern.matchesAny(line.arguments(), name);
                    }
                    case "match" -> active = mayMatch && matches(line.arguments(), where);
                    case "include" -> include(line.arguments(), depth, active);
                    default -> {
                        if (active) {
                            target.line(line, where);
                        }
                    }
                }
            } catch (IllegalArgumentException malformed) {
                if (active) {
                    target.note(where + ": " + malformed.getMessage());
                }
            }
        }
    }

    private List<String> lines(Path file) {
        try {
            if (!Files.isRegularFile(file) && Files.exists(file)) {
                throw new IOException("it is not a file");
            } else if (Files.exists(file) && Files.size(file) > MAX_SIZE) {
                throw new IOException("it is too large");
            }
            // Not every configuration is UTF-8, and this reads any.
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException failed) {
            target.note(file + " cannot be read: " + failed.getMessage());
            return List.of();
        }
    }

    private boolean matches(List<String> criteria, String where) {
        boolean result = true;
        for (int index = 0; index < criteria.size(); index++) {
            boolean negated = criteria.get(index).startsWith("!");
            String criterion = criteria.get(index).substring(negated ? 1 : 0).toLowerCase(Locale.ROOT);
            if (criterion.equals("all")) {
                continue;
            }
            Optional<String> value = target.value(criterion);
            if (value.isEmpty()) {
                if (result) {
                    target.note(where + ": Match " + criterion + " is not supported, so what follows is passed over");
                }
                return false;
            } else if (++index == criteria.size()) {
                throw new IllegalArgumentException("Match " + criterion + " has no value");
            }
            result &= HostPattern.matchesAny(List.of(criteria.get(index).split(",")), value.get()) != negated;
        }
        return result;
    }

    private void include(List<String> patterns, int depth, boolean active) {
        for (String pattern : patterns) {
            try {
                for (Path file : glob(SshConfig.home(folder, pattern))) {
                    read(file, depth + 1, active);
                }
            } catch (IOException | InvalidPathException unreadable) {
                target.note("Include " + pattern + " cannot be read: " + unreadable.getMessage());
            }
        }
    }

    /** Wildcards in the last part of a path are enough: nobody has others. */
    private List<Path> glob(String pattern) throws IOException {
        Path path = folder.resolve(pattern);
        String last = path.getFileName().toString();
        if (last.indexOf('*') < 0 && last.indexOf('?') < 0) {
            return List.of(path);
        } else if (!Files.isDirectory(path.getParent())) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(path.getParent(), file -> !Files.isDirectory(file)
                && !file.getFileName().toString().startsWith(".")
                && HostPattern.matches(last, file.getFileName().toString()))) {
            all.forEach(found::add);
        }
        found.sort(null);
        return found;
    }
}
