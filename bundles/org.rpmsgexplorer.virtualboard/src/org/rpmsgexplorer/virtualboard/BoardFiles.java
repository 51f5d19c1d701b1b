// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The scripts, patches and configuration in this bundle's folder {@code board/}, which build and run the kernel.
 *
 * <p>They are unpacked into the cache, because they may be inside a jar.
 */
final class BoardFiles {
    /** All files of {@code board/}; a test compares this list with the folder. */
    static final List<String> NAMES = List.of(
            "build-kernel.sh",
            "init",
            "kernel.config",
            "packages",
            "patches/0001-um-room-for-the-host-s-AMX-state.patch",
            "patches/0002-um-keep-AVX-512-registers-over-a-signal-handler.patch",
            "patches/0003-um-virtio-rpmsg-callbacks-from-a-work-item.patch",
            "patches/0004-um-virtio-the-rpmsg-remote-may-come-back.patch",
            "patches/0005-rpmsg-ctrl-refuse-requests-when-the-device-is-gone.patch",
            "patches/0006-rpmsg-endpoints-as-file-descriptors.patch",
            "patches/0007-um-no-sleep-while-an-interrupt-waits.patch",
            "run.sh");

    private BoardFiles() {
    }

    /** Returns the folder with the files; it is made once for each build. */
    static Path unpack() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : NAMES) {
            files.put(name, read(name));
        }
        Path folder = Caches.folder().resolve("board").resolve(hash(files));
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Files.createDirectories(folder.getParent());
        Path fresh = Files.createTempDirectory(folder.getParent(), "unpacking");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = fresh.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
        try {
            Files.move(fresh, folder);
        } catch (IOException other) {
            // Another process was faster; its files are the same.
            Folders.delete(fresh);
            if (!Files.isDirectory(folder)) {
                throw other;
            }
        }
        return folder;
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream in = BoardFiles.class.getResourceAsStream("/board/" + name)) {
            if (in == null) {
                throw new VirtualBoardException("This build of RPMsg Explorer lacks board/" + name, "Build it again.", null);
            }
            return in.readAllBytes();
        }
    }

    private static String hash(Map<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, content) -> {
                digest.update((name + "\n" + content.length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException("Every JVM has SHA-256", every);
        }
    }
}
