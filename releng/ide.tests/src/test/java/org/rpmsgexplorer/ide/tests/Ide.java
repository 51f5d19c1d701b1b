// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ide.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.rpmsgexplorer.perf.AssembledIde;

/**
 * An IDE that a test starts, with the bundle that does the first steps in it.
 *
 * @param files the IDE itself
 * @param work folder for all that the test makes
 * @param pictures folder for those, and for what is found
 */
record Ide(AssembledIde files, Path work, Path pictures) {
    private static final long TIME_LIMIT_SECONDS = 180;

    /** Returns the symbolic names of the bundles of the plug-in that this IDE starts with. */
    List<String> bundles() throws IOException {
        return Files.readAllLines(files.bundlesInfo()).stream().filter(line -> line.startsWith("org.rpmsgexplorer."))
                .map(line -> line.substring(0, line.indexOf(','))).filter(name -> !name.startsWith("org.rpmsgexplorer.ide."))
                .sorted().toList();
    }

    /** Runs p2's director in this IDE, on this IDE. */
    void director(String... arguments) throws IOException, InterruptedException {
        List<String> command = java("-Djava.awt.headless=true");
        command.addAll(List.of("-application", "org.eclipse.equinox.p2.director"));
        command.addAll(List.of(arguments));
        run(command, Map.of(), "director.log");
    }

    /** Starts the IDE with an empty workspace, lets steps be done there, and returns what they have found. */
    List<String> start(String steps, String... arguments) throws IOException, InterruptedException {
        List<String> command = java(smoke(steps));
        command.addAll(eclipse());
        command.addAll(List.of("-data", work.resolve("workspace").toString()));
        command.addAll(List.of(arguments));
        run(command, Map.of("XDG_DATA_HOME", work.resolve("data").toString()), "ide.log");
        return result();
    }

    /**
     * Does the same by the script that users call.
     *
     * @param environment what its environment has besides
     */
    List<String> startByScript(Path script, String steps, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(script.toString(), "ide"));
        command.addAll(eclipse());
        command.addAll(List.of(arguments));
        Map<String, String> all = new HashMap<>(environment);
        all.put("JDK_JAVA_OPTIONS", String.join(" ", smoke(steps)));
        run(command, all, "ide.log");
        return result();
    }

    private List<String> result() throws IOException {
        return Files.readAllLines(pictures.resolve("RESULT"));
    }

    private String[] smoke(String steps) {
        return new String[] {"-Drpmsg.smoke=" + pictures, "-Drpmsg.smoke.steps=" + steps};
    }

    private List<String> eclipse() throws IOException {
        Path configuration = work.resolve("configuration");
        if (!Files.exists(configuration)) {
            files.configurationWith(Path.of(System.getProperty("rpmsg.smoke.bundle")), configuration);
        }
        return List.of("-nosplash", "-configuration", configuration.toString());
    }

    private List<String> java(String... properties) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of(properties));
        command.addAll(List.of("-jar", files.launcher().toString(), "-consoleLog"));
        return command;
    }

    private void run(List<String> command, Map<String, String> environment, String log) throws IOException, InterruptedException {
        Path output = work.resolve(log);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(TIME_LIMIT_SECONDS, TimeUnit.SECONDS), () -> "no end: " + command + "; see " + output);
            assertEquals(0, process.exitValue(), () -> "exit of " + command + "; see " + output);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
