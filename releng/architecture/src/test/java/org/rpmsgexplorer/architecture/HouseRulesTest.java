/* SPDX-License-Identifier: EPL-2.0 */
package org.rpmsgexplorer.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds what has to be the same in several files, and what every file has to have. */
class HouseRulesTest {
    private static final Path ROOT = Path.of(System.getProperty("rpmsg.root"));

    @Test
    void javaFilesNameTheirLicenceFirst() throws IOException {
        try (Stream<Path> files = Stream.of("bundles", "releng").map(ROOT::resolve).flatMap(HouseRulesTest::walk)) {
            List<Path> without = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !firstLine(file).contains("SPDX-License-Identifier: EPL-2.0")).toList();
            assertEquals(List.of(), without);
        }
    }

    /** JNA: core takes the natives by the POM, the agent the classes by the target. The others are alike. */
    @ParameterizedTest
    @CsvSource({"hdrhistogram, HdrHistogram", "jna, jna", "junit, junit-jupiter-api", "picocli, picocli"})
    void pomAndTargetNameTheSameVersion(String property, String artifact) throws IOException {
        String pom = find("<" + property + "\\.version>(.*)</", "pom.xml");
        String target = find("<artifactId>" + artifact + "</artifactId>\\s*<version>(.*)</",
                "target-platform/libraries.target");
        assertEquals(target, pom);
    }

    private static String find(String pattern, String file) throws IOException {
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(ROOT.resolve(file)));
        assertTrue(matcher.find(), pattern + " in " + file);
        return matcher.group(1);
    }

    private static Stream<Path> walk(Path folder) {
        try {
            return Files.walk(folder).filter(file -> !file.toString().contains("/target/") && Files.isRegularFile(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String firstLine(Path file) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.findFirst().orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
