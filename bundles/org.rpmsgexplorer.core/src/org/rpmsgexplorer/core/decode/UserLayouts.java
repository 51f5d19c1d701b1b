// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.decode;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The layouts that a user need not name: those of {@code *.layout} in a folder of their configuration, and in others that they have chosen.
 *
 * @param layouts all that are right, by the names of their files
 * @param problems what is wrong with the other files, a sentence without a full stop for each
 */
public record UserLayouts(List<Layout> layouts, List<String> problems) {
    private static final String FILES = "*.layout";

    public UserLayouts {
        layouts = List.copyOf(layouts);
        problems = List.copyOf(problems);
    }

    /** Reads the layouts of the user of this process. */
    public static UserLayouts read() {
        return read(List.of());
    }

    /** Reads the layouts of the user of this process, and behind them those of other folders. */
    public static UserLayouts read(List<Path> more) {
        List<Layout> layouts = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path folder : Stream.concat(Stream.of(folder()), more.stream()).distinct().toList()) {
            UserLayouts found = read(folder);
            layouts.addAll(found.layouts);
            problems.addAll(found.problems);
        }
        return new UserLayouts(layouts, problems);
    }

    /** Returns where the user of this process has them. */
    public static Path folder() {
        return folder(System.getProperty("os.name"), System::getenv, Path.of(System.getProperty("user.home")));
    }

    /** Reads the layouts of a folder; where it is not there, there are none. */
    public static UserLayouts read(Path folder) {
        List<Layout> layouts = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path file : files(folder, problems)) {
            try {
                layouts.addAll(Layout.read(file));
            } catch (LayoutException wrong) {
                problems.add(file + ":" + wrong.line() + ":" + wrong.column() + ": " + wrong.problem());
            } catch (IOException unreadable) {
                problems.add("The layouts in " + file + " cannot be read: " + unreadable.getMessage());
            }
        }
        return new UserLayouts(layouts, problems);
    }

    private static List<Path> files(Path folder, List<String> problems) {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, FILES)) {
                entries.forEach(found::add);
            } catch (IOException unreadable) {
                problems.add("The layouts in " + folder + " cannot be read: " + unreadable.getMessage());
            }
        }
        found.sort(null);
        return found;
    }

    /**
     * Returns where they are: {@code ${XDG_CONFIG_HOME:-~/.config}/rpmsg-explorer/layouts}, or where Windows and macOS have such
     * files.
     *
     * @param system as the property {@code os.name} has it
     * @param environment null for what is not set
     */
    public static Path folder(String system, UnaryOperator<String> environment, Path home) {
        Path folder;
        if (system.startsWith("Windows")) {
            folder = absolute(environment.apply("APPDATA"), home.resolve("AppData").resolve("Roaming"));
        } else if (system.startsWith("Mac")) {
            folder = home.resolve("Library/Application Support");
        } else {
            folder = absolute(environment.apply("XDG_CONFIG_HOME"), home.resolve(".config"));
        }
        return folder.resolve("rpmsg-explorer").resolve("layouts");
    }

    /** By the XDG specification, what is not absolute does not count. */
    private static Path absolute(String value, Path otherwise) {
        return value == null || !Path.of(value).isAbsolute() ? otherwise : Path.of(value);
    }
}
