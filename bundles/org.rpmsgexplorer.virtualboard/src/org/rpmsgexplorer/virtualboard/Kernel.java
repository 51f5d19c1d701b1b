// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * The virtual board's kernel, which {@code build-kernel.sh} builds once and keeps in the cache by the hash of its inputs.
 *
 * @param scripts folder with the unpacked {@link BoardFiles}
 * @param image where the kernel is, or will be
 */
public record Kernel(Path scripts, Path image) {
    private static final String BUILD = "build-kernel.sh";
    /** In lines: more than a script prints when it fails. */
    private static final int KEPT = 100;

    /** Finds out where the kernel belongs; takes some tens of milliseconds. */
    public static Kernel locate() throws IOException {
        requireLinux();
        Path scripts = BoardFiles.unpack();
        Process process = script(scripts, BUILD, "path").start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            if (line == null) {
                throw new VirtualBoardException(BUILD + " does not say where the kernel is", "", null);
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
     * Builds it, if that has not been done; takes minutes, and needs the compiler and the kernel's source package. What it takes
     * to run a board is looked for first. An interrupt ends it at once.
     *
     * @param progress is told each line that the build prints, on a thread of its own
     */
    public void build(Consumer<String> progress) throws IOException, InterruptedException {
        perform("The virtual board cannot run here", progress, "run.sh", "--check");
        perform("The kernel of the virtual board could not be built", progress, BUILD, "build");
    }

    private void perform(String failure, Consumer<String> progress, String script, String argument)
            throws IOException, InterruptedException {
        Process process = script(scripts, script, argument).redirectErrorStream(true).start();
        Deque<String> printed = new ArrayDeque<>();
        Thread reader = new Thread(() -> read(process, line -> {
            keep(printed, line);
            progress.accept(line);
        }), "kernel-build");
        reader.setDaemon(true);
        reader.start();
        try {
            int status = process.waitFor();
            reader.join();
            if (status != 0) {
                Complaint complaint = Complaint.of(script, List.copyOf(printed));
                throw new VirtualBoardException(failure + ": " + complaint.why(), complaint.hint(), null);
            }
        } finally {
            end(process);
        }
    }

    /** A shell that is told to end does so, and tidies up, when the program that it waits for has ended. */
    private static void end(Process process) {
        // Before its end, which takes them from it; and all that it starts afterwards is to tidy up.
        List<ProcessHandle> programs = process.descendants().toList();
        // Not Process.destroy, which closes the pipe too: of what it says then, that a program was ended, the shell would die.
        process.toHandle().destroy();
        programs.forEach(ProcessHandle::destroy);
    }

    private static void keep(Deque<String> printed, String line) {
        printed.add(line);
        if (printed.size() > KEPT) {
            printed.remove();
        }
    }

    private static void read(Process process, Consumer<String> lines) {
        try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
            in.lines().forEach(lines);
        } catch (IOException | UncheckedIOException ended) {
            // What the script printed last is lost with it; its exit status says the rest.
        }
    }

    private static ProcessBuilder script(Path scripts, String name, String argument) {
        return new ProcessBuilder("sh", scripts.resolve(name).toString(), argument)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    }
}
