// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Runs the packaged command line program, as a user would. */
final class Cli {
    private static final long LIMIT_SECONDS = 60;
    /** What they load is what an archive of classes is made of. */
    private static final Set<String> CONNECTING = Set.of("devices", "channels", "endpoints", "send");

    /** How a run ended. */
    record Run(int exitCode, String output, String errors) {
        /** Returns the output, which must be of a run that succeeded. */
        String succeeded() {
            assertTrue(exitCode == 0, this::toString);
            return output;
        }
    }

    private Cli() {
    }

    static Process start(Path output, Path errors, String... arguments) throws IOException {
        return builder(errors, arguments).redirectOutput(output.toFile()).start();
    }

    /** Returns what starts a command with its output to a pipe. */
    static ProcessBuilder builder(Path errors, String... arguments) {
        // As the project's script starts it.
        Path jar = Path.of(System.getProperty("rpmsg.cli.jar"));
        boolean connects = arguments.length > 0 && CONNECTING.contains(arguments[0]);
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:" + (connects ? "+" : "-") + "AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + jar.resolveSibling("tests.jsa"), "-Xlog:disable", "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().put("XDG_STATE_HOME", errors.getParent().resolve("state").toString());
        return builder;
    }

    /** Waits until a process has so many descendants, or has ended, and returns them; nothing else tells of a new process. */
    static List<ProcessHandle> awaitDescendants(Process process, int count) {
        long start = System.nanoTime();
        List<ProcessHandle> found = process.descendants().toList();
        while (process.isAlive() && found.size() < count) {
            assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(LIMIT_SECONDS), "only " + found);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            found = process.descendants().toList();
        }
        return found;
    }

    static Run run(Path folder, String... arguments) throws Exception {
        return run(folder, List.of(), arguments);
    }

    /** Runs a command with options for its JVM. */
    static Run run(Path folder, List<String> options, String... arguments) throws Exception {
        Path output = Files.createTempFile(folder, "out", "");
        Path errors = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder = builder(errors, arguments);
        builder.command().addAll(builder.command().indexOf("-jar"), options);
        Process process = builder.redirectOutput(output.toFile()).start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("rpmsg " + String.join(" ", arguments) + " takes too long: "
                    + Files.readString(output) + Files.readString(errors));
        }
        return new Run(process.exitValue(), Files.readString(output), Files.readString(errors));
    }
}
