// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.agent;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.rpmsgexplorer.core.probe.JavaRuntime;

/**
 * A machine as a Java there sees it, for which JNA has a library for glibc and whose ioctl numbers we know.
 *
 * <p>It is the Java that decides, not the kernel: 64-bit kernels often have a 32-bit user space.
 */
public enum NativeMachine {
    X86_64("linux-x86-64", "ld-linux-x86-64.so.2", "x86_64", "amd64"),
    X86("linux-x86", "ld-linux.so.2", "i386", "i486", "i586", "i686", "x86"),
    AARCH64("linux-aarch64", "ld-linux-aarch64.so.1", "aarch64", "arm64"),
    ARM_HARD_FLOAT("linux-arm", "ld-linux-armhf.so.3", "arm", "armhf", "armv6l", "armv7l", "armv8l"),
    ARM_SOFT_FLOAT("linux-armel", "ld-linux.so.3", "armel", "armv5tel"),
    RISCV64("linux-riscv64", "ld-linux-riscv64-lp64d.so.1", "riscv64"),
    LOONGARCH64("linux-loongarch64", "ld-linux-loongarch-lp64d.so.1", "loongarch64"),
    /** Its loader has the name of another machine's. */
    S390X("linux-s390x", "", "s390x");

    private final String folder;
    private final String loader;
    private final List<String> names;

    NativeMachine(String folder, String loader, String... names) {
        this.folder = folder;
        this.loader = loader;
        this.names = List.of(names);
    }

    /**
     * Returns the machine of a Java: by its loader, else by what it says of itself, else by the kernel.
     *
     * @param kernel what {@code uname -m} says
     */
    static Optional<NativeMachine> of(JavaRuntime java, String kernel) {
        String name = java.machine().orElse(kernel);
        return Arrays.stream(values()).filter(machine -> java.loader().filter(machine.loader::equals).isPresent())
                .findFirst().or(() -> Arrays.stream(values()).filter(machine -> machine.names.contains(name))
                .findFirst());
    }

    /** Returns the names of all, for messages. */
    static String all() {
        return Arrays.stream(values()).map(machine -> machine.names.get(0)).collect(Collectors.joining(", "));
    }

    /** Returns JNA's name for it. */
    String folder() {
        return folder;
    }
}
