// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import java.util.function.Consumer;

import org.rpmsgexplorer.core.ssh.SignIn;

/** Brings whoever answers what comes up while a board is connected. */
public interface SignIns {
    /** Nobody answers. */
    SignIns NOBODY = new SignIns() {
        @Override
        public Attempt begin(String board, Consumer<String> notes, Runnable again) {
            return new Unattended();
        }

        @Override
        public void forget(String board) {
            // Nothing is kept.
        }
    };

    /** One attempt to connect; closing it takes back what is still being asked. */
    interface Attempt extends AutoCloseable {
        /** Returns who answers. */
        SignIn signIn();

        /** The board is connected, so the answers were right. */
        void succeeded();

        @Override
        void close();
    }

    /** An attempt in which nobody answers. */
    final class Unattended implements Attempt {
        @Override
        public SignIn signIn() {
            return SignIn.NOBODY;
        }

        @Override
        public void succeeded() {
            // There is nothing to keep.
        }

        @Override
        public void close() {
            // Nor to end.
        }
    }

    /**
     * Begins an attempt.
     *
     * @param board its id, which secrets are kept by
     * @param notes is told what is of no consequence, such as a banner
     * @param again begins the same once more; run by a job, where an old host key was in the way and the person has let it go
     */
    Attempt begin(String board, Consumer<String> notes, Runnable again);

    /** Removes what is kept for a board; waits for the disk. */
    void forget(String board);
}
