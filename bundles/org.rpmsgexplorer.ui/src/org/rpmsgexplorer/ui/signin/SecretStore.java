// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.signin;

import java.io.IOException;
import java.util.Optional;

/** Keeps secrets by board. Its methods wait, and may ask the user for a master password. */
interface SecretStore {
    /** Returns a secret; nothing where none is kept, or it cannot be read. */
    Optional<char[]> get(String board, String name) throws IOException;

    /** Keeps a secret; the caller wipes what it has. */
    void put(String board, String name, char[] secret) throws IOException;

    /** Removes a secret, if there is one. */
    void remove(String board, String name) throws IOException;

    /** Removes all secrets of a board. */
    void removeAll(String board) throws IOException;
}
