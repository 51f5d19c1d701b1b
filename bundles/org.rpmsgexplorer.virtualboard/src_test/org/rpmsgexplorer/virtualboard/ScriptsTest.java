// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the scripts say on a system where programs are missing, and what is made of it. */
@EnabledOnOs(OS.LINUX)
@Timeout(20)
class ScriptsTest {
    /** What a script needs to find out that something is missing. */
    private static final List<String> BASIC = List.of("apt-get", "cat", "dirname", "flock", "mkdir", "sed", "sha256sum", "tr",
            "uname");

    @TempDir
    private Path folder;

    private Path programs;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void makePrograms() throws IOException {
        programs = Files.createDirectory(folder.resolve("programs"));
        for (String name : BASIC) {
            Path program = Stream.of("/usr/bin", "/bin").map(Path::of).map(place -> place.resolve(name)).filter(Files::exists)
                    .findFirst().orElse(Path.of("/bin/true"));
            Files.createSymbolicLink(programs.resolve(name), program);
        }
    }

    private Complaint complaint(String script, String argument) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", Path.of("board", script).toString(), argument)
                .redirectErrorStream(true);
        builder.environment().put("PATH", programs.toString());
        builder.environment().put("XDG_CACHE_HOME", folder.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        List<String> printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        assertEquals(1, process.waitFor(), printed.toString());
        return Complaint.of(script, printed);
    }

    @Test
    void theBuildNamesProgramsAndPackages() throws Exception {
        Complaint complaint = complaint("build-kernel.sh", "build");
        assertEquals("missing: gcc make flex bison bc xz patch tar dpkg-deb setpriv", complaint.why());
        assertTrue(complaint.hint().startsWith("Install these packages: gcc libc6-dev make "), complaint.hint());
    }

    @Test
    void theBoardNamesProgramsAndPackages() throws Exception {
        // Some are looked for where only root usually looks.
        List<String> elsewhere = Stream.of("setpriv", "taskset", "vde_plug", "ssh-keygen", "ip")
                .filter(name -> Stream.of("/usr/sbin", "/sbin").noneMatch(place -> Files.exists(Path.of(place, name)))).toList();
        Complaint complaint = complaint("run.sh", "--check");
        assertEquals("missing: " + String.join(" ", elsewhere), complaint.why());
        assertTrue(complaint.hint().startsWith("Install these packages: vdeplug libvdeplug-slirp "), complaint.hint());
    }

    private Kernel kernel(String run, String build) throws IOException {
        Files.writeString(folder.resolve("run.sh"), run + '\n');
        Files.writeString(folder.resolve("build-kernel.sh"), build + '\n');
        return new Kernel(folder, folder.resolve("linux"));
    }

    @Test
    void whatItTakesToRunIsSaidBeforeTheBuild() throws Exception {
        Kernel kernel = kernel("echo 'run.sh: missing: vde_plug. Install it' >&2; exit 1", "echo x >" + folder.resolve("built"));
        VirtualBoardException failed = assertThrows(VirtualBoardException.class, () -> kernel.build(told::add));
        assertEquals("The virtual board cannot run here: missing: vde_plug", failed.getMessage());
        assertEquals("Install it.", failed.hint());
        assertFalse(Files.exists(folder.resolve("built")), "minutes for nothing");
    }

    @Test
    void aBuildThatFailsSaysWhyAndItsLinesAreTold() throws Exception {
        Kernel kernel = kernel("[ \"$*\" = --check ]",
                "echo configuring; echo 'build-kernel.sh: it failed. Try' >&2; echo again >&2; exit 1");
        VirtualBoardException failed = assertThrows(VirtualBoardException.class, () -> kernel.build(told::add));
        assertEquals("The kernel of the virtual board could not be built: it failed", failed.getMessage());
        assertEquals("Try again.", failed.hint());
        assertEquals(List.of("configuring", "build-kernel.sh: it failed. Try", "again"), told);
    }

    /** A script runs its trap when the program in front has ended: a build that goes on keeps its lock. */
    @Test
    void anInterruptEndsWhatTheScriptWaitsForToo() throws Exception {
        Path tidy = folder.resolve("tidy");
        Kernel kernel = kernel("true", "trap 'echo x >" + tidy + "; exit 143' TERM; sh -c \"echo $$; exec sleep 30\"; exit 1");
        Thread builder = Thread.currentThread();
        CompletableFuture<ProcessHandle> script = new CompletableFuture<>();
        assertThrows(InterruptedException.class, () -> kernel.build(line -> {
            if (!script.isDone()) {
                script.complete(ProcessHandle.of(Long.parseLong(line)).orElseThrow());
                builder.interrupt();
                // What the shell says of its program is not read before its end, as where nobody reads it at all.
                script.join().onExit().join();
            }
        }));
        script.get().onExit().get(5, TimeUnit.SECONDS);
        assertTrue(Files.exists(tidy));
    }
}
