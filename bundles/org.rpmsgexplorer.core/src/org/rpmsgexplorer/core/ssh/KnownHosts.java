// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.rpmsgexplorer.core.BoardException;

/**
 * The keys of hosts in {@code known_hosts} files. Thread-safe: the files are read anew for each call.
 */
public final class KnownHosts {
    private static final int SALT_LENGTH = 20;
    private static final long MAX_SIZE = 16 << 20;

    private final List<Path> files;
    private final boolean hash;

    /**
     * Creates a view of files.
     *
     * @param files that are looked at; a new key is added to the first
     * @param hash whether the name of a new host is hidden in a hash; it is, too, where the file has hashes already
     */
    KnownHosts(List<Path> files, boolean hash) {
        this.files = List.copyOf(files);
        this.hash = hash;
    }

    /** Returns the files that hold for a target. */
    public static KnownHosts of(SshTarget target) {
        return new KnownHosts(target.options().hostKeyFiles(), target.options().hashHosts());
    }

    /** Returns the usual files of the user who runs this program. */
    public static KnownHosts ofUser() {
        return new KnownHosts(SshOptions.of(Optional.empty(), Optional.empty()).hostKeyFiles(), false);
    }

    /** Returns the file that a new key is added to and from which keys are removed. */
    public Path file() {
        return files.get(0);
    }

    /** What the files say of a key that a host shows. */
    sealed interface Verdict {
        /** It is the host's. */
        record Known() implements Verdict {
        }

        /** Nothing is known of the host. */
        record Unknown(List<HostKeyEntry> authorities) implements Verdict {
        }

        /** The host has other keys. */
        record Changed(List<HostKeyEntry> known) implements Verdict {
        }

        /** The key was declared invalid. */
        record Revoked(HostKeyEntry entry) implements Verdict {
        }
    }

    /**
     * Judges a key.
     *
     * @param name the host's, in lower case; with a port that is not 22 as {@code [host]:port}
     */
    Verdict check(String name, byte[] key) throws BoardException {
        List<HostKeyEntry> all = entries();
        // As ssh does: what is filed without the port counts where no key is filed with it, and a different key there says
        // nothing. What is revoked is so by either name.
        String plain = name.startsWith("[") ? name.substring(1, name.lastIndexOf(']')) : name;
        List<HostKeyEntry> own = all.stream().filter(entry -> entry.matches(name)).toList();
        List<HostKeyEntry> any = all.stream().filter(entry -> entry.matches(name) || entry.matches(plain)).toList();
        List<HostKeyEntry> known = own.stream().filter(entry -> entry.marker().isEmpty()).toList();
        Optional<HostKeyEntry> revoked = any.stream().filter(entry -> entry.marker().equals(HostKeyEntry.REVOKED)
                && Arrays.equals(entry.blob(), key)).findFirst();
        if (revoked.isPresent()) {
            return new Verdict.Revoked(revoked.get());
        } else if ((known.isEmpty() ? any : known).stream()
                .anyMatch(entry -> entry.marker().isEmpty() && Arrays.equals(entry.blob(), key))) {
            return new Verdict.Known();
        }
        return known.isEmpty()
                ? new Verdict.Unknown(own.stream().filter(entry -> entry.marker().equals(HostKeyEntry.AUTHORITY))
                        .toList())
                : new Verdict.Changed(known);
    }

    /** Returns the keys of a host, by the name that {@link #check} takes. */
    List<HostKeyEntry> of(String name) throws BoardException {
        return entries().stream().filter(entry -> entry.matches(name)).toList();
    }

    /** Returns the keys, patterns and markers that hold for a host. */
    public List<HostKeyEntry> keysOf(SshTarget target) throws BoardException {
        return of(target.hostKeyName());
    }

    /** Returns all keys in the order of the files. */
    public List<HostKeyEntry> entries() throws BoardException {
        List<HostKeyEntry> all = new ArrayList<>();
        for (Path file : files) {
            List<String> lines = lines(file);
            for (int index = 0; index < lines.size(); index++) {
                HostKeyEntry.parse(file, index + 1, lines.get(index)).ifPresent(all::add);
            }
        }
        return all;
    }

    private static List<String> lines(Path file) throws BoardException {
        try {
            if (Files.exists(file) && Files.size(file) > MAX_SIZE) {
                throw new IOException("it is larger than 16 MiB");
            }
            // Comments may be in any encoding, and must survive a removal.
            return Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException failed) {
            throw new BoardException("The host keys in " + file + " cannot be read: " + failed.getMessage(), "",
                    failed);
        }
    }

    /** Adds a host's key to the first file, making it if need be. */
    void add(String name, String type, byte[] key) throws BoardException {
        Path file = file();
        try {
            boolean hidden = hash;
            String before = "";
            if (Files.exists(file)) {
                before = Files.readString(file, StandardCharsets.ISO_8859_1);
                hidden |= before.lines().anyMatch(line -> line.startsWith("|1|"));
            } else {
                makePrivateParent(file);
                Files.createFile(file, permissions(file, "rw-------"));
            }
            String host = hidden ? HostKeyEntry.hashed(salt(), name) : name;
            Files.writeString(file, (before.isEmpty() || before.endsWith("\n") ? "" : "\n") + host + " " + type + " "
                    + Base64.getEncoder().encodeToString(key) + "\n", StandardCharsets.ISO_8859_1,
                    StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new BoardException("The host key could not be added to " + file + ": " + failed.getMessage(),
                    "Is the file yours, and is there room on the disk?", failed);
        }
    }

    private static byte[] salt() {
        byte[] salt = new byte[SALT_LENGTH];
        new SecureRandom().nextBytes(salt);
        return salt;
    }

    private static void makePrivateParent(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, permissions(folder, "rwx------"));
        }
    }

    /** Systems without such permissions, Windows, protect the user's profile as a whole. */
    private static FileAttribute<?>[] permissions(Path file, String text) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))}
                : new FileAttribute<?>[0];
    }

    /**
     * What {@link #forget} did.
     *
     * @param removed the keys, as they were filed
     * @param kept lines that still hold for the host, because they have patterns, a marker, or are in other files
     * @param backup the file as it was before; none where nothing was removed
     */
    public record Forgotten(List<HostKeyEntry> removed, List<HostKeyEntry> kept, Optional<Path> backup) {
    }

    /**
     * Removes the keys of one host from the first file; other hosts on the same line keep theirs. The file as it was is
     * kept beside it as {@code known_hosts.old}, as ssh-keygen -R does.
     */
    public Forgotten forget(SshTarget target) throws BoardException {
        String name = target.hostKeyName();
        Path file = file();
        List<HostKeyEntry> removed = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        int number = 0;
        for (String line : lines(file)) {
            Optional<HostKeyEntry> entry = HostKeyEntry.parse(file, ++number, line)
                    .filter(one -> one.marker().isEmpty() && one.names(name));
            entry.ifPresentOrElse(one -> {
                removed.add(one);
                without(one, name, line).ifPresent(rest::add);
            }, () -> rest.add(line));
        }
        if (removed.isEmpty()) {
            return new Forgotten(List.of(), of(name), Optional.empty());
        }
        Path backup = file.resolveSibling(file.getFileName() + ".old");
        replace(file, backup, rest);
        return new Forgotten(removed, of(name), Optional.of(backup));
    }

    private static Optional<String> without(HostKeyEntry entry, String name, String line) {
        List<String> others = Arrays.stream(entry.hosts().split(","))
                .filter(host -> !host.toLowerCase(Locale.ROOT).equals(name)).toList();
        boolean onlyExclusions = others.stream().allMatch(host -> host.startsWith("!"));
        return entry.isHashed() || onlyExclusions ? Optional.empty()
                : Optional.of(line.strip().replaceFirst("^\\S+", String.join(",", others).replace("$", "\\$")));
    }

    /** The new file takes the place of the old one in one step, so that nobody ever sees half of it. */
    private static void replace(Path file, Path backup, List<String> lines) throws BoardException {
        try {
            Path real = file.toRealPath();
            Path fresh = Files.createTempFile(real.getParent(), "known_hosts", "");
            try {
                Files.writeString(fresh, lines.isEmpty() ? "" : String.join("\n", lines) + "\n",
                        StandardCharsets.ISO_8859_1);
                if (Files.getFileStore(real).supportsFileAttributeView("posix")) {
                    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(real);
                    Files.setPosixFilePermissions(fresh, permissions);
                }
                Files.copy(real, backup, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                Files.move(fresh, real, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException failed) {
            throw new BoardException("The host keys in " + file + " could not be changed: " + failed.getMessage(),
                    "Is the file yours, and is there room on the disk?", failed);
        }
    }
}
