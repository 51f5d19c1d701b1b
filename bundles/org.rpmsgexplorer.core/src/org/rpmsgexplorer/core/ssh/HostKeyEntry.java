// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A line of a {@code known_hosts} file, sshd(8).
 *
 * @param file where it is
 * @param line from 1
 * @param marker {@code @revoked}, {@code @cert-authority} or empty
 * @param hosts names and patterns separated by commas, or one hash of a name
 * @param type as SSH names it, such as ssh-ed25519
 * @param key in Base64
 */
public record HostKeyEntry(Path file, int line, String marker, String hosts, String type, String key) {
    static final String REVOKED = "@revoked";
    static final String AUTHORITY = "@cert-authority";
    private static final String HASHED = "|1|";

    /** Parses a line; nothing for comments and lines that make no sense, which ssh passes over as well. */
    static Optional<HostKeyEntry> parse(Path file, int number, String text) {
        String[] words = text.strip().split("[ \t]+");
        int first = words[0].startsWith("@") ? 1 : 0;
        if (words[0].startsWith("#") || words.length < first + 3) {
            return Optional.empty();
        }
        HostKeyEntry entry = new HostKeyEntry(file, number, first == 0 ? "" : words[0], words[first], words[first + 1],
                words[first + 2]);
        return entry.blob().length == 0 ? Optional.empty() : Optional.of(entry);
    }

    /** Returns the public key; empty where the line is damaged. */
    byte[] blob() {
        try {
            return Base64.getDecoder().decode(key);
        } catch (IllegalArgumentException damaged) {
            return new byte[0];
        }
    }

    /** Returns the fingerprint as ssh-keygen -l shows it, beginning with {@code SHA256:}. */
    public String fingerprint() {
        return fingerprint(blob());
    }

    static String fingerprint(byte[] blob) {
        try {
            return "SHA256:" + Base64.getEncoder().withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(blob));
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException("Every JVM has SHA-256", every);
        }
    }

    /** Returns the kind of key as people know it, such as ED25519. */
    public String typeName() {
        return typeName(type);
    }

    static String typeName(String type) {
        String plain = type.replaceFirst("^(sk-)?(ssh-|ecdsa-sha2-)", "").replaceFirst("@.*", "");
        return type.contains("ecdsa") ? "ECDSA" : plain.equals("dss") ? "DSA" : plain.toUpperCase(Locale.ROOT);
    }

    /** Returns where it is, for people. */
    public String where() {
        return file + " line " + line;
    }

    boolean isHashed() {
        return hosts.startsWith(HASHED);
    }

    /** Returns whether the line is for a host. */
    boolean matches(String name) {
        return isHashed() ? matchesHash(name) : HostPattern.matchesAny(names(), name);
    }

    private List<String> names() {
        return List.of(hosts.toLowerCase(Locale.ROOT).split(","));
    }

    /** Returns whether the line is for this very host, and not only for a pattern that it fits. */
    boolean names(String name) {
        return isHashed() ? matchesHash(name) : names().contains(name);
    }

    private boolean matchesHash(String name) {
        String[] parts = hosts.substring(HASHED.length()).split("\\|");
        if (parts.length != 2) {
            return false;
        }
        try {
            Base64.Decoder base64 = Base64.getDecoder();
            return MessageDigest.isEqual(base64.decode(parts[1]), hash(base64.decode(parts[0]), name));
        } catch (IllegalArgumentException damaged) {
            return false;
        }
    }

    private static byte[] hash(byte[] salt, String name) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(salt, "HmacSHA1"));
            return mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException every) {
            throw new IllegalStateException("Every JVM has HmacSHA1", every);
        }
    }

    /** Returns a name in the form that does not show it. */
    static String hashed(byte[] salt, String name) {
        Base64.Encoder base64 = Base64.getEncoder();
        return HASHED + base64.encodeToString(salt) + "|" + base64.encodeToString(hash(salt, name));
    }
}
