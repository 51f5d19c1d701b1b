/* SPDX-License-Identifier: EPL-2.0 */
package org.rpmsgexplorer.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
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

    /** Each icon is drawn once, as an SVG, and is there in the size that it says and in twice that, for dense screens. */
    @Test
    void iconsAreThereForBothScales() throws IOException {
        String folder = "bundles/org.rpmsgexplorer.ui/icons";
        Path icons = ROOT.resolve(folder);
        List<String> drawn = names(icons, ".svg");
        assertTrue(drawn.size() > 20, drawn.toString());
        assertEquals(drawn, names(icons, ".png").stream().filter(name -> !name.endsWith("@2x")).toList());
        assertEquals(drawn, names(icons, "@2x.png"));
        for (String name : drawn) {
            String svg = folder + "/" + name + ".svg";
            int width = Integer.parseInt(find("<svg[^>]* width=\"(\\d+)\"", svg));
            int height = Integer.parseInt(find("<svg[^>]* height=\"(\\d+)\"", svg));
            assertEquals(width + "x" + height, size(icons.resolve(name + ".png")), name);
            assertEquals(2 * width + "x" + 2 * height, size(icons.resolve(name + "@2x.png")), name);
        }
    }

    /** Returns the names of files with an ending, without it, in the order of the alphabet. */
    private static List<String> names(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length())).sorted().toList();
        }
    }

    private static String size(Path picture) throws IOException {
        BufferedImage image = ImageIO.read(picture.toFile());
        return image.getWidth() + "x" + image.getHeight();
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
