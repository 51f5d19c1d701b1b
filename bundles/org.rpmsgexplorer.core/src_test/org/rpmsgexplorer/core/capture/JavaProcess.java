// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Commands that start a program of the tests in a process of its own. */
final class JavaProcess {
    private JavaProcess() {
    }

    /** Returns what runs a class of the tests, with what it needs of the code. */
    static List<String> command(Class<?> main, String... arguments) {
        return Stream.concat(Stream.of(java(), "-XX:TieredStopAtLevel=1", "-cp", classPath(CaptureWriter.class, main),
                main.getName()), Arrays.stream(arguments)).toList();
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Returns where classes come from: the tests' own class path may be one of a launcher or of OSGi. */
    static String classPath(Class<?>... types) {
        return Arrays.stream(types).map(JavaProcess::place).collect(Collectors.joining(File.pathSeparator));
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
