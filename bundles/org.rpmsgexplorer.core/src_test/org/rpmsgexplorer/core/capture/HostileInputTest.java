// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing that strangers send does harm. Jazzer, which looks for what does, watches which branches are taken; it does so in
 * a process of its own, because its agent changes classes for all tests.
 */
class HostileInputTest {
    private static final int SECONDS = 60;
    /** Jazzer's own checks; that filters have regular expressions is what they are for. */
    private static final String NO_FINDING = "com.code_intelligence.jazzer.sanitizers.RegexInjection";

    @TempDir
    private Path folder;

    @Test
    void whatIsKnownDoesNoHarm() throws IOException {
        for (byte[] seed : HostileInput.Captures.seeds()) {
            HostileInput.Captures.fuzzerTestOneInput(seed);
        }
        for (byte[] seed : HostileInput.PcapngFiles.seeds()) {
            HostileInput.PcapngFiles.fuzzerTestOneInput(seed);
        }
        HostileInput.Layouts.seeds().forEach(HostileInput.Layouts::fuzzerTestOneInput);
        HostileInput.Filters.seeds().forEach(HostileInput.Filters::fuzzerTestOneInput);
    }

    /** What Jazzer finds is in the message, in base 64: add it to the seeds of its class. */
    @ParameterizedTest
    @Tag("long")
    @ValueSource(classes = {HostileInput.Captures.class, HostileInput.PcapngFiles.class, HostileInput.Layouts.class,
        HostileInput.Filters.class})
    void jazzerFindsNothing(Class<?> target) throws Exception {
        Path seeds = Files.createDirectory(folder.resolve("seeds"));
        int number = 0;
        for (byte[] seed : seeds(target)) {
            Files.write(seeds.resolve("seed" + number++), seed);
        }
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(List.of(JavaProcess.java(), "-Xmx512m", "-cp",
                JavaProcess.classPath(Class.forName("com.code_intelligence.jazzer.Jazzer"),
                        Class.forName("com.code_intelligence.jazzer.api.Jazzer"), CaptureWriter.class, target),
                "com.code_intelligence.jazzer.Jazzer", "--target_class=" + target.getName(),
                "--instrumentation_includes=org.rpmsgexplorer.**", "--custom_hook_includes=org.rpmsgexplorer.**",
                "--disabled_hooks=" + NO_FINDING, "--reproducer_path=" + folder, "-artifact_prefix=" + folder + "/",
                "-max_total_time=" + SECONDS, "-timeout=20", "-rss_limit_mb=0", seeds.toString()))
                .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            assertTrue(process.waitFor(3 * SECONDS, TimeUnit.SECONDS), "Jazzer does not end");
        } finally {
            process.destroyForcibly();
        }
        String told = Files.readString(output);
        assertEquals(0, process.exitValue(), told);
        assertTrue(told.contains("Done "), told);
    }

    private static List<byte[]> seeds(Class<?> target) throws IOException {
        if (target == HostileInput.Captures.class) {
            return HostileInput.Captures.seeds();
        } else if (target == HostileInput.PcapngFiles.class) {
            return HostileInput.PcapngFiles.seeds();
        }
        return target == HostileInput.Layouts.class ? HostileInput.Layouts.seeds() : HostileInput.Filters.seeds();
    }
}
