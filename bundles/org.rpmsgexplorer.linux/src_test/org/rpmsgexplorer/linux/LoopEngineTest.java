// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rpmsgexplorer.linux.rpmsg.ControlDevice;
import org.rpmsgexplorer.linux.rpmsg.EndpointInfo;
import org.rpmsgexplorer.linux.rpmsg.EndpointLoops;
import org.rpmsgexplorer.linux.rpmsg.RpmsgUapi;

/** The engines on this machine, without rpmsg. */
class LoopEngineTest {
    private static final int ATTEMPTS = 5;
    private static final Pattern GLIBC = Pattern.compile("GLIBC_2\\.(\\d+)");
    private static final int OLDEST_GLIBC = 27;
    private static final EndpointInfo INFO = new EndpointInfo("test", RpmsgUapi.ADDR_ANY, RpmsgUapi.ADDR_ANY);

    @TempDir
    private static Path folder;

    static Stream<LoopEngine> engines() throws Exception {
        return Stream.of(new JavaLoopEngine(), NativeLoopEngine.load(folder));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void timesDescriptorsAndLeavesNone(LoopEngine engine) throws Exception {
        LoopSubject subject = new LoopSubject.EventFd();
        engine.run(subject, 1000, false);
        long before = descriptors();
        LoopTimes times = engine.run(subject, 1000, false);
        assertEquals(before, descriptors(), "open descriptors");
        assertEquals(1000, times.loops());
        assertEquals(1, times.rawNanos().size());
        double each = times.rawNanos().get(0) / 1000.0;
        assertTrue(each > 20 && each < 1_000_000, each + " ns for a descriptor");
        assertEquals(engine instanceof JavaLoopEngine ? 1 : 0, times.doubledNanos().size());
    }

    /** A machine that does other things too is no place to be exact; ./rpmsg perf is. One that is very busy is given more time. */
    @Test
    void theJavaEngineFindsItsOwnCost() throws Exception {
        String wrong = wrongWithTheCost();
        for (int attempt = 1; attempt < ATTEMPTS && !wrong.isEmpty(); attempt++) {
            wrong = wrongWithTheCost();
        }
        assertEquals("", wrong);
    }

    private String wrongWithTheCost() throws Exception {
        LoopEngine inJava = new JavaLoopEngine();
        LoopEngine inC = NativeLoopEngine.load(folder);
        LoopSubject subject = new LoopSubject.EventFd();
        List<Double> raw = new ArrayList<>();
        List<Double> net = new ArrayList<>();
        for (int round = 0; round < 60; round++) {
            double reference = inC.run(subject, 1000, false).rawNanos().get(0);
            LoopTimes times = inJava.run(subject, 1000, false);
            if (round >= 20) {
                raw.add(times.rawNanos().get(0) / reference);
                net.add((2 * times.rawNanos().get(0) - times.doubledNanos().get(0)) / reference);
            }
        }
        double rawRatio = raw.stream().sorted().toList().get(20);
        double netRatio = net.stream().sorted().toList().get(20);
        boolean right = rawRatio > 1.02 && Math.abs(netRatio - 1) < 0.25 && netRatio < rawRatio;
        return right ? "" : "calls through JNA take longer: " + rawRatio + ", without their cost: " + netRatio;
    }

    @ParameterizedTest
    @MethodSource("engines")
    void saysWhatTheKernelRefuses(LoopEngine engine) throws Exception {
        try (ControlDevice noControl = ControlDevice.open(Path.of("/dev/null"));
                LoopSubject legacy = EndpointLoops.legacy(noControl, INFO, Path.of("/dev/rpmsg0"), Path.of("/sys/x"));
                LoopSubject fd = EndpointLoops.fd(noControl, INFO)) {
            for (LoopSubject subject : List.of(legacy, fd)) {
                assertEquals(25, assertThrows(LinuxException.class, () -> engine.run(subject, 3, false)).errno(), "ENOTTY");
                assertThrows(LinuxException.class, () -> engine.run(subject, 3, true));
            }
        }
    }

    /** Boards have older libraries than the machine that this is built on. */
    @ParameterizedTest
    @ValueSource(strings = {"linux-x86-64", "linux-aarch64", "linux-arm", "linux-riscv64"})
    void theLibraryNeedsNoYoungLibc(String machine) throws Exception {
        try (InputStream library = NativeLoopEngine.class.getResourceAsStream("/natives/" + machine + "/" + NativeLoopEngine.FILE)) {
            assumeTrue(library != null, "no compiler for it here");
            String text = new String(library.readAllBytes(), StandardCharsets.ISO_8859_1);
            List<String> young = GLIBC.matcher(text).results().filter(found -> Integer.parseInt(found.group(1)) > OLDEST_GLIBC)
                    .map(MatchResult::group).distinct().toList();
            assertEquals(List.of(), young);
            assertTrue(GLIBC.matcher(text).find() && text.contains("rpmsg_loops_legacy"));
        }
    }

    @Test
    void saysWhyThereIsNoNativeEngine() {
        Path nowhere = folder.resolve("missing");
        assertTrue(assertThrows(NativeLoopEngine.UnavailableException.class, () -> NativeLoopEngine.load(nowhere)).getMessage()
                .contains(nowhere.toString()));
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }
}
