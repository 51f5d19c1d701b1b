// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.signin;

import java.util.List;
import java.util.Optional;

import org.rpmsgexplorer.core.ssh.HostKeyChange;
import org.rpmsgexplorer.core.ssh.SignIn.HostKeyQuestion;
import org.rpmsgexplorer.core.ssh.SignIn.Prompt;

/** Who is asked: dialogs, or a test. Called by the thread that connects; methods that return something wait for it. */
interface Person extends AutoCloseable {
    /** What is asked for. */
    enum Kind {
        PASSWORD, PASSPHRASE
    }

    /**
     * An answer.
     *
     * @param keep whether it is to be kept for the next time
     */
    record Secret(char[] text, boolean keep) {
    }

    /** Returns whether the host's key is the right one. */
    boolean trust(HostKeyQuestion question);

    /**
     * Returns a secret; nothing where the person gives up.
     *
     * @param of whose password, or the file of which key
     * @param again whether the one before was wrong
     */
    Optional<Secret> secret(Kind kind, String of, boolean again);

    /** Returns one answer for each prompt; nothing where the person gives up. */
    Optional<List<char[]>> answers(String who, String text, List<Prompt> prompts);

    /** Is told of a host that shows another key than the known one. */
    void changed(HostKeyChange change);

    /** Is told something of no consequence. */
    void note(String text);

    /** Takes back what is being asked. */
    @Override
    void close();
}
