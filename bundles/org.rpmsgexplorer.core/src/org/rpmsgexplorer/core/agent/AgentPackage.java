// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.agent;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.rpmsgexplorer.core.BoardException;

/**
 * The agent as this build carries it: one jar for all boards, and JNA's native library for each machine.
 *
 * @param jar the agent with what it needs, without native libraries
 * @param hash SHA-256 of the jar in hexadecimal, which names its folder on a board
 */
record AgentPackage(byte[] jar, String hash) {
    private static final String JAR = "/agent/agent.jar";
    private static final int KIB = 1024;
    /** For the native library and the file system, in KiB; which library it will be is not known yet. */
    static final int MARGIN_KIB = 400;

    /** Loads the agent from the class path. */
    static AgentPackage load() throws BoardException {
        byte[] jar = resource(JAR);
        return new AgentPackage(jar, sha256(jar));
    }

    /** Returns how much space a board must have for it, in KiB. */
    long neededKib() {
        return jar.length / KIB + MARGIN_KIB;
    }

    /** Returns JNA's native library for a machine. */
    static byte[] library(NativeMachine machine) throws BoardException {
        return resource("/agent/natives/" + machine.folder() + "/libjnidispatch.so");
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException("Every JVM has SHA-256", every);
        }
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
