// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.agent;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

import org.rpmsgexplorer.core.BoardException;

/**
 * The agent as this build carries it: one jar for all boards, and JNA's native library for each machine.
 *
 * @param jar the agent with what it needs, without native libraries
 * @param hash SHA-256 of the jar in hexadecimal, which names its folder on a board
 */
record AgentPackage(byte[] jar, String hash) {
    private static final String JAR = "/agent/agent.jar";

    /** What {@code uname -m} says, and how JNA calls it; these have a library for glibc in JNA's jar. */
    private static final Map<String, String> MACHINES = Map.ofEntries(
            Map.entry("x86_64", "linux-x86-64"), Map.entry("i386", "linux-x86"), Map.entry("i486", "linux-x86"),
            Map.entry("i586", "linux-x86"), Map.entry("i686", "linux-x86"), Map.entry("aarch64", "linux-aarch64"),
            Map.entry("armv6l", "linux-arm"), Map.entry("armv7l", "linux-arm"), Map.entry("armv8l", "linux-arm"),
            Map.entry("riscv64", "linux-riscv64"), Map.entry("loongarch64", "linux-loongarch64"),
            Map.entry("s390x", "linux-s390x"));

    /** Loads the agent from the class path. */
    static AgentPackage load() throws BoardException {
        byte[] jar = resource(JAR);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(jar);
            return new AgentPackage(jar, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException("Every JVM has SHA-256", every);
        }
    }

    /**
     * Returns JNA's native library for a machine.
     *
     * @param machine what {@code uname -m} says there
     */
    byte[] nativeLibrary(String machine) throws BoardException {
        String name = MACHINES.get(machine);
        if (name == null) {
            throw new BoardException("The agent does not run on this machine (" + machine + ")", "It runs on "
                    + String.join(", ", MACHINES.keySet().stream().sorted().toList()) + ".", null);
        }
        return resource("/agent/natives/" + name + "/libjnidispatch.so");
    }

    private static byte[] resource(String path) throws BoardException {
        try (InputStream in = AgentPackage.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new BoardException("This build of RPMsg Explorer lacks " + path, "Build it again.", null);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new BoardException("This build of RPMsg Explorer has an unreadable " + path, "Build it again.",
                    unreadable);
        }
    }
}
