// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The IDE that was assembled for this machine.
 *
 * @param folder has its plugins and its configuration
 */
public record AssembledIde(Path folder) {
    private static final String CONFIGURATION = "configuration";
    private static final String BUNDLES = "org.eclipse.equinox.simpleconfigurator/bundles.info";

    /**
     * Finds the one for Linux.
     *
     * @param products has the IDEs in folders OS/WS/ARCH
     */
    public static AssembledIde below(Path products) throws IOException {
        try (Stream<Path> files = Files.walk(products, FileVisitOption.FOLLOW_LINKS)) {
            return new AssembledIde(files.filter(file -> file.endsWith("plugins") && file.toString().contains("linux")).findFirst()
                    .orElseThrow(() -> new IOException("There is no IDE for Linux below " + products)).getParent());
        }
    }

    /** Returns the jar that starts it. */
    public Path launcher() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("plugins"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("org.eclipse.equinox.launcher_")).findFirst()
                    .orElseThrow(() -> new IOException("There is no launcher in " + folder));
        }
    }

    /** Returns the file with the bundles that it starts with. */
    public Path bundlesInfo() {
        return folder.resolve(CONFIGURATION).resolve(BUNDLES);
    }

    /**
     * Makes a configuration with one more bundle, for {@code -configuration}; the IDE itself stays as it is.
     *
     * @param bundle a jar
     * @param to a folder that is not there yet
     */
    public Path configurationWith(Path bundle, Path to) throws IOException {
        copyTree(folder.resolve(CONFIGURATION), to);
        try (JarFile file = new JarFile(bundle.toFile())) {
            Attributes manifest = file.getManifest().getMainAttributes();
            String name = manifest.getValue("Bundle-SymbolicName").split(";")[0];
            String line = String.join(",", name, manifest.getValue("Bundle-Version"), bundle.toUri().toString(), "4", "false");
            Files.writeString(to.resolve(BUNDLES), line + "\n", StandardOpenOption.APPEND);
        }
        return to;
    }

    /** Copies it to a folder that is not there yet, so that it can be changed. */
    public AssembledIde copy(Path to) throws IOException {
        copyTree(folder, to);
        return new AssembledIde(to);
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
