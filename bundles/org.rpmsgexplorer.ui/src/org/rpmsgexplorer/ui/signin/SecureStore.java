// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.signin;

import java.io.IOException;
import java.util.Optional;

import org.eclipse.equinox.security.storage.EncodingUtils;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.equinox.security.storage.StorageException;

/** The secure storage of Eclipse, with a node for each board. */
final class SecureStore implements SecretStore {
    private static final String ROOT = "/org.rpmsgexplorer.ui/boards/";

    @Override
    public Optional<char[]> get(String board, String name) throws IOException {
        String path = path(board);
        if (!storage().nodeExists(path)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(storage().node(path).get(EncodingUtils.encodeSlashes(name), null)).map(String::toCharArray);
        } catch (StorageException locked) {
            throw new IOException(locked.getMessage(), locked);
        }
    }

    @Override
    public void put(String board, String name, char[] secret) throws IOException {
        try {
            storage().node(path(board)).put(EncodingUtils.encodeSlashes(name), new String(secret), true);
        } catch (StorageException locked) {
            throw new IOException(locked.getMessage(), locked);
        }
        storage().flush();
    }

    @Override
    public void remove(String board, String name) throws IOException {
        if (storage().nodeExists(path(board))) {
            storage().node(path(board)).remove(EncodingUtils.encodeSlashes(name));
            storage().flush();
        }
    }

    @Override
    public void removeAll(String board) throws IOException {
        if (storage().nodeExists(path(board))) {
            storage().node(path(board)).removeNode();
            storage().flush();
        }
    }

    private static String path(String board) {
        return ROOT + EncodingUtils.encodeSlashes(board);
    }

    private static ISecurePreferences storage() throws IOException {
        ISecurePreferences storage = SecurePreferencesFactory.getDefault();
        if (storage == null) {
            throw new IOException(Messages.SecureStore_none);
        }
        return storage;
    }
}
