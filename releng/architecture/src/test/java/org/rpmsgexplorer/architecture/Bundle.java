/* SPDX-License-Identifier: EPL-2.0 */
package org.rpmsgexplorer.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a bundle may use: the arrows of docs/architecture.md, the one place where they are written down for the build.
 *
 * @param name without {@code org.rpmsgexplorer.}
 * @param bundles ours that it may use, by the same kind of name
 * @param libraries packages of others that it may use, with their sub-packages
 */
record Bundle(String name, List<String> bundles, List<String> libraries) {
    private static final String PREFIX = "org.rpmsgexplorer.";
    private static final String ECLIPSE = "org.eclipse";
    private static final String HDR_HISTOGRAM = "org.HdrHistogram";
    private static final String JACKSON = "com.fasterxml.jackson";
    private static final String JNA = "com.sun.jna";
    private static final String JSCH = "com.jcraft.jsch";
    private static final String OSGI = "org.osgi";
    private static final String PICOCLI = "picocli";

    static final List<Bundle> ALL = List.of(
            new Bundle("linux", List.of(), List.of(JNA)),
            new Bundle("protocol", List.of(), List.of()),
            new Bundle("agent", List.of("linux", "protocol"), List.of()),
            new Bundle("core", List.of("protocol"), List.of(HDR_HISTOGRAM, JACKSON, JSCH)),
            new Bundle("virtualboard", List.of("linux"), List.of(JACKSON, JNA)),
            new Bundle("cli", List.of("core", "virtualboard"), List.of(JACKSON, PICOCLI)),
            new Bundle("ui", List.of("core", "virtualboard"), List.of(ECLIPSE, OSGI)),
            new Bundle("doc", List.of(), List.of(ECLIPSE)),
            new Bundle("board.tests", List.of("agent", "cli", "core", "linux", "protocol", "virtualboard"),
                    List.of(JACKSON, JSCH, "org.junit", "org.opentest4j")),
            new Bundle("ui.tests", List.of("core", "doc", "ui", "ui.load", "virtualboard"),
                    List.of(ECLIPSE, OSGI, "org.junit", "org.opentest4j")));

    String symbolicName() {
        return PREFIX + name;
    }

    Path folder(Path root) {
        return root.resolve("bundles").resolve(symbolicName());
    }

    /** Returns true if the bundle may use a package, whether by import or from its classes. */
    boolean mayUse(String packageName) {
        return allowedPackages().anyMatch(allowed -> packageName.equals(allowed) || packageName.startsWith(allowed + "."));
    }

    /** Returns true if the bundle may require another one, given by its symbolic name. */
    boolean mayRequire(String symbolicName) {
        return bundles.stream().map(PREFIX::concat).anyMatch(symbolicName::equals)
                || libraries.contains(ECLIPSE) && symbolicName.startsWith(ECLIPSE + ".");
    }

    private Stream<String> allowedPackages() {
        List<String> allowed = new ArrayList<>(List.of("java", "javax", symbolicName()));
        bundles.forEach(bundle -> allowed.add(PREFIX + bundle));
        allowed.addAll(libraries);
        return allowed.stream();
    }
}
