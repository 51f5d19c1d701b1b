// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark.file;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** Where runs are kept, by the command line and in the IDE alike. */
public final class RunFolder {
    private RunFolder() {
    }

    /** Returns the folder of this user on this system. */
    public static Path usual() {
        return usual(System.getProperty("os.name"), System::getenv, Path.of(System.getProperty("user.home")));
    }

    /**
     * Returns the folder: {@code ${XDG_DATA_HOME:-~/.local/share}/rpmsg-explorer/benchmarks}, or where Windows and macOS have such
     * files.
     *
     * @param system the system property {@code os.name}
     * @param environment returns the value of a variable, or null
     * @param home the user's home folder
     */
    static Path usual(String system, UnaryOperator<String> environment, Path home) {
        Path folder;
        if (system.startsWith("Windows")) {
            folder = absolute(environment.apply("LOCALAPPDATA"), home.resolve("AppData").resolve("Local"));
        } else if (system.startsWith("Mac")) {
            folder = home.resolve("Library/Application Support");
        } else {
            folder = absolute(environment.apply("XDG_DATA_HOME"), home.resolve(".local/share"));
        }
        return folder.resolve("rpmsg-explorer").resolve("benchmarks");
    }

    private static Path absolute(String configured, Path usual) {
        return configured == null || !Path.of(configured).isAbsolute() ? usual : Path.of(configured);
    }
}
