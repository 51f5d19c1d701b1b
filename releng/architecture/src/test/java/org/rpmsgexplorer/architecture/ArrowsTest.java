/* SPDX-License-Identifier: EPL-2.0 */
package org.rpmsgexplorer.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.rpmsgexplorer.architecture.fixture.UsesJna;

/** Holds the arrows between bundles: in what the manifests ask for and in what the compiled classes use. */
class ArrowsTest {
    private static final Path ROOT = Path.of(System.getProperty("rpmsg.root"));
    static final List<Bundle> BUNDLES = Bundle.ALL;

    @Test
    void everyBundleHasRules() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT.resolve("bundles"))) {
            Set<String> found = folders.filter(Files::isDirectory).map(folder -> folder.getFileName().toString())
                    .filter(name -> name.startsWith("org.rpmsgexplorer.")).collect(Collectors.toSet());
            assertEquals(found, BUNDLES.stream().map(Bundle::symbolicName).collect(Collectors.toSet()));
        }
    }

    @ParameterizedTest
    @FieldSource("BUNDLES")
    void classesFollowTheArrows(Bundle bundle) throws IOException {
        List<Path> compiled = Stream.of("target/classes", "target/test-classes").map(bundle.folder(ROOT)::resolve)
                .filter(Files::isDirectory).toList();
        JavaClasses classes = new ClassFileImporter().importPaths(compiled);
        assertEquals(hasSources(bundle), !classes.isEmpty(), "compiled classes of " + bundle.name() + " in " + compiled);
        assertEquals(List.of(), violations(bundle, classes));
    }

    @ParameterizedTest
    @FieldSource("BUNDLES")
    void manifestFollowsTheArrows(Bundle bundle) throws IOException {
        try (InputStream in = Files.newInputStream(bundle.folder(ROOT).resolve("META-INF/MANIFEST.MF"))) {
            Manifest manifest = new Manifest(in);
            for (String name : names(manifest, "Require-Bundle")) {
                assertTrue(bundle.mayRequire(name), bundle.symbolicName() + " must not require " + name);
            }
            for (String name : names(manifest, "Import-Package")) {
                assertTrue(bundle.mayUse(name), bundle.symbolicName() + " must not import " + name);
            }
        }
    }

    @Test
    void aForbiddenArrowIsFound() {
        JavaClasses classes = new ClassFileImporter().importClasses(UsesJna.class);
        Bundle fixture = new Bundle("architecture.fixture", List.of("linux"), List.of("com.fasterxml.jackson"));
        List<String> found = violations(fixture, classes);
        assertFalse(found.isEmpty(), "a class that uses JNA where only Jackson is allowed");
        assertTrue(found.stream().allMatch(line -> line.contains("com.sun.jna")), found.toString());
        assertEquals(List.of(), violations(new Bundle("architecture.fixture", List.of(), List.of("com.sun.jna")), classes));
    }

    @Test
    void namesThatOnlyBeginAlikeAreNotAllowed() {
        Bundle bundle = new Bundle("x", List.of("core"), List.of("org.eclipse"));
        assertTrue(bundle.mayUse("org.rpmsgexplorer.core.ssh"));
        assertFalse(bundle.mayUse("org.rpmsgexplorer.corelike"));
        assertFalse(bundle.mayRequire("org.rpmsgexplorer.core.extra"));
        assertFalse(bundle.mayRequire("org.eclipsefoundation"));
    }

    /** Lists what classes use against the rules of a bundle; classes of the tests in src_test may use JUnit too. */
    private static List<String> violations(Bundle bundle, JavaClasses classes) {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : classes) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass used = dependency.getTargetClass().getBaseComponentType();
                boolean test = used.getPackageName().startsWith("org.junit") && isTest(type);
                if (!used.isPrimitive() && !test && !bundle.mayUse(used.getPackageName())) {
                    found.add(type.getName() + " uses " + used.getName());
                }
            }
        }
        return new ArrayList<>(found);
    }

    private static boolean hasSources(Bundle bundle) throws IOException {
        try (Stream<Path> files = Files.walk(bundle.folder(ROOT))) {
            return files.anyMatch(file -> file.toString().endsWith(".java") && !file.toString().contains("package-info"));
        }
    }

    private static boolean isTest(JavaClass type) {
        return type.getSource().map(source -> source.getUri().getPath().contains("/target/test-classes/")).orElse(false);
    }

    private static List<String> names(Manifest manifest, String header) {
        String value = manifest.getMainAttributes().getValue(header);
        if (value == null) {
            return List.of();
        }
        return Stream.of(value.replaceAll("\"[^\"]*\"", "").split(",")).map(entry -> entry.split(";")[0].trim()).toList();
    }
}
