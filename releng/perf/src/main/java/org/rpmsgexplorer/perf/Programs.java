// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs programs on this machine, one at a time.
 *
 * @param work folder for what they print
 */
record Programs(Path work) {
    /** Starts a program; what it prints is kept for {@link #finish}. */
    Process begin(List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output().toFile()).redirectError(errors().toFile()).start();
    }

    /** Waits for the end of a program, which must be a good one, and returns what it printed. */
    String finish(Process process, Duration limit) throws IOException, InterruptedException {
        if (awaitEnd(process, limit) != 0) {
            throw new IOException("A program ended with " + process.exitValue() + ": " + Files.readString(errors()).strip());
        }
        return Files.readString(output());
    }

    /** Runs a program to its end, which must be a good one, and returns what it printed. */
    String run(List<String> command, Duration limit) throws IOException, InterruptedException {
        return finish(begin(command), limit);
    }

    /** Waits for the end of a program, whatever it is, and returns its exit status. */
    int awaitEnd(Process process, Duration limit) throws IOException, InterruptedException {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(process.info().commandLine().orElse("A program") + " takes longer than "
                        + limit.toSeconds() + " s");
            }
            return process.exitValue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Path output() {
        return work.resolve("output");
    }

    /** Returns where the errors of the program are that was started last. */
    Path errors() {
        return work.resolve("errors");
    }
}
