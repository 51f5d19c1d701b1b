// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.rpmsgexplorer.core.ssh.SshSession;
import org.rpmsgexplorer.core.ssh.SshTarget;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.boards.BoardSnapshot;
import org.rpmsgexplorer.virtualboard.BoardState;

/** What tests do with boards that a person adds: virtual boards by their addresses. UI thread only. */
final class OwnBoard {
    /** The folder of ssh in these tests. */
    static final Path SSH = Path.of(System.getProperty("user.home"), ".ssh");
    static final Path KNOWN_HOSTS = SSH.resolve("known_hosts");

    private OwnBoard() {
    }

    /** Adds a board and lets it be connected. */
    static void add(BoardsPage boards, Consumer<DialogPage> person) {
        DialogPage.Expected wizard = DialogPage.expect("Add Board", page -> {
            person.accept(page);
            page.press("Finish");
        });
        boards.press("Add Board...");
        wizard.await();
    }

    /** Adds a virtual board by its address and lets it be connected. */
    static void add(BoardsPage boards, String name, BoardState state, Path key) {
        add(boards, page -> {
            page.type("Host:", "root@127.0.0.1:" + state.port());
            page.type("Private key:", key.toString());
            page.type("Name:", name);
        });
    }

    /** Trusts a host that is met for the first time. */
    static DialogPage.Expected trust() {
        return DialogPage.expect("Unknown Host", page -> page.press("Trust and Connect"));
    }

    /** Returns the id of a board. */
    static String id(String label) {
        return UiActivator.boards().snapshots().stream().filter(board -> board.label().equals(label)).map(BoardSnapshot::id)
                .findFirst().orElseThrow();
    }

    /** Lets another key be known for a board than it has. */
    static void makeKnown(BoardState state, Path publicKey) throws IOException {
        String[] words = Files.readString(publicKey).split(" ");
        Files.writeString(KNOWN_HOSTS, "[127.0.0.1]:" + state.port() + " " + words[0] + " " + words[1] + "\n");
    }

    /** Makes a key; an empty passphrase leaves it open. */
    static Path key(String name, String passphrase) throws Exception {
        Path file = SSH.resolve(name);
        Files.deleteIfExists(file);
        Files.deleteIfExists(Path.of(file + ".pub"));
        Process process = new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-f", file.toString()).start();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue());
        return file;
    }

    /** Signs in to the shared board, by its own key. */
    static SshSession session() throws Exception {
        BoardState state = SharedBoard.state();
        return SshSession.open(new SshTarget("root", "127.0.0.1", state.port(), Optional.of(state.identity()),
                Optional.of(state.knownHosts())));
    }

    /** Runs a script on the shared board. */
    static void run(String script, byte[] input) throws Exception {
        try (SshSession session = session()) {
            SshSession.Result result = session.run(script, input, Duration.ofSeconds(20));
            assertEquals(0, result.exitCode(), result.output() + result.errors());
        }
    }
}
