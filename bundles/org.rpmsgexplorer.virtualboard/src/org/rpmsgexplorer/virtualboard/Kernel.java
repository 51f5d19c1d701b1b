// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The virtual board's kernel, which {@code build-kernel.sh} builds once and keeps in the cache by the hash of its inputs.
 *
 * @param scripts folder with the unpacked {@link BoardFiles}
 * @param image where the kernel is, or will be
 */
public record Kernel(Path scripts, Path image) {
    /** Finds out where the kernel belongs; takes some tens of milliseconds. */
    public static Kernel locate() throws IOException {
        requireLinux();
        Path scripts = BoardFiles.unpack();
        Process process = script(scripts, "path").start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            if (line == null) {
                throw new VirtualBoardException("build-kernel.sh does not say where the kernel is", "", null);
            }
            return new Kernel(scripts, Path.of(line));
        }
    }

    private static void requireLinux() throws VirtualBoardException {
        if (!System.getProperty("os.name").equals("Linux") || !System.getProperty("os.arch").equals("amd64")) {
            throw new VirtualBoardException("The virtual board runs on x86-64 Linux only, not on "
                    + System.getProperty("os.name") + " " + System.getProperty("os.arch"), "Use a real board: -b USER@HOST.",
                    null);
        }
    }

    /** Returns whether it has been built. */
    public boolean isBuilt() {
        return Files.isExecutable(image);
    }

    /**
     * Builds it, if that has not been done; takes minutes, and needs the compiler and the kernel's source package. An
     * interrupt ends it at once.
     *
     * @param progress is told each step, on a thread of its own
     */
    public void build(Consumer<String> progress) throws IOException, InterruptedException {
        Process process = script(scripts, "build").redirectErrorStream(true).start();
        AtomicReference<String> last = new AtomicReference<>("no reason was given");
        Thread reader = new Thread(() -> read(process, line -> {
            last.set(line);
            progress.accept(line);
        }), "kernel-build");
        reader.setDaemon(true);
        reader.start();
        try {
            int status = process.waitFor();
            reader.join();
            if (status != 0) {
                throw new VirtualBoardException("The kernel of the virtual board could not be built: " + last.get(),
                        "See the lines above.", null);
            }
        } finally {
            process.destroy();
        }
    }

    private static void read(Process process, Consumer<String> lines) {
        try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
            in.lines().forEach(lines);
        } catch (IOException | UncheckedIOException ended) {
            // What the script printed last is lost with it; its exit status says the rest.
        }
    }

    private static ProcessBuilder script(Path scripts, String command) {
        return new ProcessBuilder("sh", scripts.resolve("build-kernel.sh").toString(), command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    }
}
