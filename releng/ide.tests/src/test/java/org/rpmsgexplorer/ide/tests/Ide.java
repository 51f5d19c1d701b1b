/* SPDX-License-Identifier: EPL-2.0 */
package org.rpmsgexplorer.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** A copy of the IDE that was assembled for this machine, to be started and changed by a test. */
final class Ide {
    private static final long TIME_LIMIT_SECONDS = 120;

    private final Path folder;

    private Ide(Path folder) {
        this.folder = folder;
    }

    /** Copies the one IDE below a folder OS/WS/ARCH into a new folder. */
    static Ide copy(Path products, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(products, FileVisitOption.FOLLOW_LINKS)) {
            Path plugins = files.filter(file -> file.endsWith("plugins") && file.toString().contains("linux")).findFirst()
                    .orElseThrow(() -> new AssertionError("no IDE for Linux below " + products));
            copyTree(plugins.getParent(), folder);
        }
        return new Ide(folder);
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /** Returns the symbolic names of our bundles that this IDE starts with. */
    List<String> bundles() throws IOException {
        return Files.readAllLines(bundlesInfo()).stream().filter(line -> line.startsWith("org.rpmsgexplorer."))
                .map(line -> line.substring(0, line.indexOf(','))).sorted().toList();
    }

    /** Puts one more bundle into the IDE, past p2. */
    void add(Path jar) throws IOException {
        Path copy = folder.resolve("plugins").resolve(jar.getFileName());
        Files.copy(jar, copy);
        try (JarFile file = new JarFile(jar.toFile())) {
            Attributes manifest = file.getManifest().getMainAttributes();
            String name = manifest.getValue("Bundle-SymbolicName").split(";")[0];
            String line = String.join(",", name, manifest.getValue("Bundle-Version"), "plugins/" + copy.getFileName(), "4", "false");
            Files.writeString(bundlesInfo(), line + "\n", StandardOpenOption.APPEND);
        }
    }

    /** Runs p2's director in this IDE, on this IDE. */
    void director(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-application", "org.eclipse.equinox.p2.director"));
        all.addAll(List.of(arguments));
        run("director.log", List.of("-Djava.awt.headless=true"), all);
    }

    /** Starts the IDE with an empty workspace and waits until it has been closed. */
    void start(Path workspace, String... properties) throws IOException, InterruptedException {
        run("ide.log", List.of(properties), List.of("-nosplash", "-data", workspace.toString()));
    }

    private void run(String log, List<String> properties, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(properties);
        command.addAll(List.of("-jar", launcher().toString(), "-consoleLog"));
        command.addAll(arguments);
        Path output = folder.resolveSibling(folder.getFileName() + "-" + log);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            assertTrue(process.waitFor(TIME_LIMIT_SECONDS, TimeUnit.SECONDS), () -> "no end: " + command + "; see " + output);
            assertEquals(0, process.exitValue(), () -> "exit of " + command + "; see " + output);
        } finally {
            process.destroyForcibly();
        }
    }

    private Path bundlesInfo() {
        return folder.resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info");
    }

    private Path launcher() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("plugins"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("org.eclipse.equinox.launcher_")).findFirst()
                    .orElseThrow();
        }
    }
}
