// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.wizard;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.ssh.SshAddress;
import org.rpmsgexplorer.ui.boards.BoardEntry;

/**
 * A board as it stands in the fields of the wizard, all as texts.
 *
 * @param host name, address, or Host of {@code ~/.ssh/config}; may be a whole address such as {@code root@192.0.2.1:2222}
 * @param port may be empty
 * @param user may be empty
 * @param identity file of a private key; may be empty
 * @param jump hosts to go through; may be empty
 * @param oldAlgorithms whether weak algorithms may be used
 * @param name what to call the board; may be empty
 */
record BoardDraft(String host, String port, String user, String identity, String jump, boolean oldAlgorithms, String name) {
    /** An empty one. */
    static final BoardDraft EMPTY = new BoardDraft("", "", "", "", "", false, "");

    /** Returns the texts for a board that is there. */
    static BoardDraft of(BoardEntry board) {
        SshAddress address = board.address();
        return new BoardDraft(address.host(), address.port().isPresent() ? Integer.toString(address.port().getAsInt()) : "",
                address.user().orElse(""), board.identity().map(Path::toString).orElse(""), board.jump().orElse(""),
                board.oldAlgorithms(), board.name());
    }

    /** Returns whether there is nothing yet that could be wrong. */
    boolean isBlank() {
        return host.isBlank();
    }

    /**
     * Returns what is wrong, one sentence; nothing where all is well. Whether the key's file is there is another question.
     *
     * @param taken what other boards are called
     */
    Optional<String> problem(Set<String> taken) {
        try {
            String label = entry("").label();
            if (taken.contains(label)) {
                return Optional.of(NLS.bind(Messages.BoardDraft_taken, label));
            }
        } catch (IllegalArgumentException wrong) {
            return Optional.of(wrong.getMessage());
        }
        return identityProblem();
    }

    private Optional<String> identityProblem() {
        if (identity.isBlank()) {
            return Optional.empty();
        }
        try {
            Path file = Path.of(identity.strip());
            if (!file.isAbsolute()) {
                return Optional.of(Messages.BoardDraft_relative);
            }
            return Optional.empty();
        } catch (InvalidPathException notOne) {
            return Optional.of(NLS.bind(Messages.BoardDraft_noKey, identity));
        }
    }

    /** Returns what is wrong with the key's file, where a path stands for one; waits for its disk. */
    Optional<String> keyProblem() {
        if (identity.isBlank() || identityProblem().isPresent()) {
            return Optional.empty();
        }
        Path file = Path.of(identity.strip());
        return Files.isReadable(file) && !Files.isDirectory(file) ? Optional.empty()
                : Optional.of(NLS.bind(Messages.BoardDraft_noKey, file));
    }

    /**
     * Returns the board.
     *
     * @throws IllegalArgumentException where a field makes no sense; its message is for people
     */
    BoardEntry entry(String id) {
        SshAddress address = address();
        jumps().ifPresent(BoardDraft::requireJumps);
        return new BoardEntry(id, name.strip(), address, identity.isBlank() ? Optional.empty()
                : Optional.of(Path.of(identity.strip())), jumps(), oldAlgorithms);
    }

    private SshAddress address() {
        String plain = host.strip();
        boolean bareSix = plain.indexOf(':') != plain.lastIndexOf(':') && !plain.contains("[");
        SshAddress written = SshAddress.parse(bareSix ? '[' + plain + ']' : plain);
        Optional<String> who = user.isBlank() ? written.user() : Optional.of(user.strip());
        OptionalInt where = port.isBlank() ? written.port() : OptionalInt.of(number(port.strip()));
        SshAddress whole = new SshAddress(who, written.host(), where);
        if (who.isPresent() && who.get().matches(".*[@\\s:].*")) {
            throw new IllegalArgumentException(NLS.bind(Messages.BoardDraft_user, who.get()));
        }
        return whole;
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,5}")) {
            throw new IllegalArgumentException(NLS.bind(Messages.BoardDraft_port, text));
        }
        return Integer.parseInt(text);
    }

    private Optional<String> jumps() {
        return jump.isBlank() ? Optional.empty() : Optional.of(jump.strip());
    }

    private static void requireJumps(String hosts) {
        for (String host : hosts.split(",", -1)) {
            SshAddress.parse(host.strip());
        }
    }
}
