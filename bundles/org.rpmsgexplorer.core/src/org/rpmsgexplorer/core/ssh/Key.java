// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.JSchException;

/**
 * A private key that remembers whether the host was asked about it, and asks for its passphrase only when the host
 * wants a signature: JSch by itself would ask first, also for keys that the host does not know.
 */
final class Key implements Identity {
    private final Identity key;
    private final String name;
    private final byte[] blob;
    private final Questions questions;
    private boolean tried;

    /**
     * Creates a key.
     *
     * @param blob the public half; null where it cannot be known before the key is unlocked
     */
    Key(Identity key, String name, byte[] blob, Questions questions) {
        this.key = key;
        this.name = name;
        this.blob = blob;
        this.questions = questions;
    }

    boolean isTried() {
        return tried;
    }

    /** Returns the public half, or null. */
    byte[] blob() {
        return blob;
    }

    @Override
    public boolean isEncrypted() {
        return blob == null && key.isEncrypted();
    }

    @Override
    public boolean setPassphrase(byte[] passphrase) throws JSchException {
        return blob != null || key.setPassphrase(passphrase);
    }

    @Override
    public byte[] getPublicKeyBlob() {
        tried = true;
        return blob == null ? key.getPublicKeyBlob() : blob;
    }

    @Override
    public byte[] getSignature(byte[] data) {
        return unlock() ? key.getSignature(data) : null;
    }

    /** Without a signature, JSch goes on to the next key. */
    @Override
    public byte[] getSignature(byte[] data, String algorithm) {
        return unlock() ? key.getSignature(data, algorithm) : null;
    }

    private boolean unlock() {
        int attempt = 1;
        while (key.isEncrypted()) {
            Optional<char[]> passphrase = questions.passphrase(name, attempt++);
            if (passphrase.isEmpty()) {
                return false;
            }
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(passphrase.get()));
            byte[] exact = Arrays.copyOf(bytes.array(), bytes.limit());
            try {
                key.setPassphrase(exact);
            } catch (JSchException damaged) {
                return false;
            } finally {
                Arrays.fill(exact, (byte) 0);
                Arrays.fill(bytes.array(), (byte) 0);
                Arrays.fill(passphrase.get(), '\0');
            }
        }
        return true;
    }

    @Override
    public String getAlgName() {
        if (blob == null || blob.length < 4) {
            return key.getAlgName();
        }
        int length = ByteBuffer.wrap(blob).getInt();
        return length < 0 || length > blob.length - 4 ? key.getAlgName()
                : new String(blob, 4, length, StandardCharsets.US_ASCII);
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public void clear() {
        key.clear();
    }
}
