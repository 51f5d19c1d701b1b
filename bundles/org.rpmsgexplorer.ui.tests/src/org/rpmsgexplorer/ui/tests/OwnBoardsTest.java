// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.ssh.SshSession;
import org.rpmsgexplorer.core.ssh.SshTarget;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.boards.BoardEntry;
import org.rpmsgexplorer.ui.boards.BoardLog;
import org.rpmsgexplorer.ui.boards.BoardSnapshot;
import org.rpmsgexplorer.ui.boards.Boards;
import org.rpmsgexplorer.ui.boards.SignIns;
import org.rpmsgexplorer.virtualboard.BoardFolder;
import org.rpmsgexplorer.virtualboard.BoardState;

/** Boards that the user adds, which is the virtual board by its address, with the dialogs that come up then. */
class OwnBoardsTest {
    private static final Path SCREENSHOTS = Path.of(System.getProperty("rpmsg.screenshots"));
    private static final Path SSH = Path.of(System.getProperty("user.home"), ".ssh");
    private static final Path KNOWN_HOSTS = SSH.resolve("known_hosts");
    private static final String ADD = "Add Board...";
    private static final String UNKNOWN = "Unknown Host";

    private BoardsPage boards;

    @BeforeAll
    static void makeFolders() throws IOException {
        RuntimeFolder.make();
        Files.createDirectories(SSH);
    }

    @AfterAll
    static void removeFolders() throws IOException {
        RuntimeFolder.remove();
    }

    @BeforeEach
    void start() throws Exception {
        Files.deleteIfExists(KNOWN_HOSTS);
        boards = BoardsPage.open();
        boards.awaitEmpty();
        boards.startVirtualBoard();
    }

    @AfterEach
    void stop() throws Exception {
        Boards all = UiActivator.boards();
        all.snapshots().stream().filter(board -> board.entry().isPresent()).forEach(board -> all.remove(board.id()));
        boards.execute("org.rpmsgexplorer.ui.stopVirtualBoard");
        boards.awaitEmpty();
        boards.close();
    }

    private static BoardState running() throws IOException {
        return BoardFolder.of(BoardFolder.DEFAULT_NAME).running().orElseThrow();
    }

    /** Adds the virtual board by its address and lets it be connected. */
    private void add(String name, Path key) throws IOException {
        int port = running().port();
        DialogPage.Expected wizard = DialogPage.expect("Add Board", page -> {
            page.type("Host:", "root@127.0.0.1:" + port);
            page.type("Private key:", key.toString());
            page.type("Name:", name);
            page.press("Finish");
        });
        boards.press(ADD);
        wizard.await();
    }

    private static DialogPage.Expected trust() {
        return DialogPage.expect(UNKNOWN, page -> page.press("Trust and Connect"));
    }

    @Test
    void aBoardIsAddedTestedConnectedAndRemoved() throws Exception {
        BoardState state = running();
        DialogPage.Expected wizard = DialogPage.expect("Add Board", page -> {
            assertFalse(page.button("Finish").isEnabled());
            assertFalse(page.button("Test Connection").isEnabled());
            screenshot(page, "add-board-empty-light.png");
            page.type("Host:", "two words");
            assertTrue(page.text().contains("\"two words\" is not an address"), page.text());
            page.type("Host:", "127.0.0.1");
            page.type("Port:", Integer.toString(state.port()));
            page.type("User:", "root");
            page.type("Private key:", state.identity().toString());
            page.type("Name:", "bench");
            DialogPage.Expected unknown = DialogPage.expect(UNKNOWN, question -> {
                assertTrue(question.text().contains("SHA256:"), question.text());
                screenshot(question, "unknown-host-light.png");
                question.press("Trust and Connect");
            });
            page.press("Test Connection");
            unknown.await();
            Widgets.await("the end of the test", () -> page.text().contains("The board can be used")
                    || page.text().contains("All is well."), page::text);
            assertTrue(page.text().contains("Agent: starts, on Java"), page.text());
            screenshot(page, "add-board-tested-light.png");
            page.press("Finish");
        });
        boards.press(ADD);
        wizard.await();

        boards.awaitRow("bench", "connected"::equals);
        assertEquals(2, boards.rows("rpmsg_ctrl0").size(), "two boards at once");
        boards.awaitRow("virtual", detail -> detail.endsWith("connected"));
        assertKept("bench", state);
        assertTrue(Files.readString(KNOWN_HOSTS).startsWith("[127.0.0.1]:" + state.port()), "the key is kept where ssh has it");
        Widgets.screenshot(boards.shell(), SCREENSHOTS.resolve("two-boards-light.png"));

        boards.select(boards.awaitRow("bench", "connected"::equals));
        boards.press("Disconnect");
        boards.awaitRow("bench", "not connected"::equals);
        boards.press("Connect");
        boards.awaitRow("bench", "connected"::equals);

        DialogPage.Expected sure = DialogPage.expect("Remove Board", page -> page.press("OK"));
        boards.execute("org.eclipse.ui.edit.delete");
        sure.await();
        boards.awaitNoRow("bench");
        assertEquals(1, UiActivator.boards().snapshots().size());
    }

    /** The next session of the IDE has the board, too. */
    private static void assertKept(String label, BoardState state) throws IOException {
        try (Boards next = new Boards(InstanceScope.INSTANCE.getNode("org.rpmsgexplorer.ui").node("boards"), SignIns.NOBODY,
                BoardLog.NONE)) {
            BoardEntry kept = next.snapshots().get(1).entry().orElseThrow();
            assertEquals(label, kept.label());
            assertEquals("root@127.0.0.1:" + state.port(), kept.addressText());
            assertEquals(Optional.of(state.identity()), kept.identity());
        }
    }

    @Test
    void hostsOfTheConfigurationAreOffered() throws Exception {
        Path config = Files.writeString(SSH.resolve("config"), "Host lab\nHostName 192.0.2.1\nHost *.example\nUser x\n");
        try {
            DialogPage.Expected wizard = DialogPage.expect("Add Board", page -> {
                assertEquals(List.of("lab"), page.choices("Host:"));
                page.press("Cancel");
            });
            boards.press(ADD);
            wizard.await();
        } finally {
            Files.delete(config);
        }
    }

    @Test
    void aTestIsCancelledWhileItAsks() throws Exception {
        BoardState state = running();
        DialogPage.Expected wizard = DialogPage.expect("Add Board", page -> {
            page.type("Host:", "127.0.0.1:" + state.port());
            page.type("Private key:", state.identity().toString());
            DialogPage.Expected asked = DialogPage.expect(UNKNOWN, question -> {
                page.press("Cancel Test");
                Widgets.await("the end of the question", question.shell()::isDisposed, question::text);
            });
            page.press("Test Connection");
            asked.await();
            Widgets.await("the end of the test", () -> page.text().contains("The test was cancelled."), page::text);

            DialogPage.Expected unknown = DialogPage.expect(UNKNOWN, question -> question.press("Cancel"));
            page.press("Test Connection");
            unknown.await();
            Widgets.await("the end of the test", () -> page.text().contains("One problem"), page::text);
            assertTrue(page.text().contains("It was not accepted, so nothing was sent."), page.text());
            screenshot(page, "add-board-problem-light.png");
            page.press("Cancel");
        });
        boards.press(ADD);
        wizard.await();
        assertEquals(1, UiActivator.boards().snapshots().size(), "it was not added");
        assertFalse(Files.exists(KNOWN_HOSTS));
    }

    @Test
    void aChangedKeyIsRefusedUntilItIsForgotten() throws Exception {
        BoardState state = running();
        Path other = key("other", "");
        String[] words = Files.readString(Path.of(other + ".pub")).split(" ");
        Files.writeString(KNOWN_HOSTS, "[127.0.0.1]:" + state.port() + " " + words[0] + " " + words[1] + "\n");
        DialogPage.Expected changed = DialogPage.expect("Host Key Has Changed", page -> {
            assertEquals(2, page.text().split("SHA256:", -1).length - 1, "both fingerprints: " + page.text());
            assertTrue(page.text().contains(KNOWN_HOSTS + " line 1"), page.text());
            screenshot(page, "host-key-changed-light.png");
        });
        add("bench", state.identity());
        changed.await();
        boards.awaitRow("bench", detail -> detail.startsWith("not connected – The host key of 127.0.0.1:" + state.port()
                + " has changed"));
        Widgets.screenshot(boards.shell(), SCREENSHOTS.resolve("boards-refused-light.png"));

        DialogPage.Expected again = DialogPage.expect("Host Key Has Changed", page -> page.press("Forget the Old Key"));
        DialogPage.Expected unknown = trust();
        boards.select(boards.awaitRow("bench", detail -> true));
        boards.press("Connect");
        again.await();
        unknown.await();
        boards.awaitRow("bench", "connected"::equals);
        assertTrue(Files.exists(SSH.resolve("known_hosts.old")), "the file as it was");
    }

    @Test
    void aPassphraseIsAskedForOnceAndKeptOnlyInTheSecureStorage() throws Exception {
        Path locked = key("locked", "let me in");
        run("cat >>/run/board/authorized_keys", Files.readAllBytes(Path.of(locked + ".pub")));
        DialogPage.Expected unknown = trust();
        DialogPage.Expected wrong = DialogPage.expect("Passphrase", page -> {
            page.type("Passphrase:", "something else");
            screenshot(page, "passphrase-light.png");
            page.press("OK");
        });
        add("bench", locked);
        unknown.await();
        wrong.await();
        DialogPage.Expected right = DialogPage.expect("Passphrase", page -> {
            assertTrue(page.text().contains("That was not right."), page.text());
            screenshot(page, "passphrase-again-light.png");
            page.type("Passphrase:", "let me in");
            page.press("Keep it in the secure storage of Eclipse");
            page.press("OK");
        });
        right.await();
        TreeItem bench = boards.awaitRow("bench", "connected"::equals);
        String id = UiActivator.boards().snapshots().stream().filter(board -> board.label().equals("bench"))
                .map(BoardSnapshot::id).findFirst().orElseThrow();
        assertEquals(Optional.of("let me in"), secret(id));
        assertEquals(List.of(), filesWith("let me in"), "nothing else has it");

        boards.select(bench);
        boards.press("Disconnect");
        boards.awaitRow("bench", "not connected"::equals);
        boards.press("Connect");
        boards.awaitRow("bench", "connected"::equals);

        UiActivator.boards().remove(id);
        Widgets.await("the end of the secret", () -> !BoardsPage.isBusy(), () -> "jobs");
        assertEquals(Optional.empty(), secret(id));
    }

    @Test
    void aLostConnectionComesBack() throws Exception {
        boards.select(boards.awaitRow("virtual", detail -> true));
        run("kill -9 $(pgrep -f 'agent.jar' | grep -v $$)", new byte[0]);
        boards.awaitRow("virtual", detail -> detail.contains("reconnecting, attempt"));
        boards.awaitRow("virtual", detail -> detail.endsWith(", connected"));
        boards.awaitRow("rpmsg-echo", detail -> true);
    }

    /** Makes a key; an empty passphrase leaves it open. */
    private static Path key(String name, String passphrase) throws Exception {
        Path file = SSH.resolve(name);
        Files.deleteIfExists(file);
        Files.deleteIfExists(Path.of(file + ".pub"));
        Process process = new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-f", file.toString()).start();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue());
        return file;
    }

    /** Runs a script on the board, by its own key. */
    private static void run(String script, byte[] input) throws Exception {
        BoardState state = running();
        SshTarget target = new SshTarget("root", "127.0.0.1", state.port(), Optional.of(state.identity()),
                Optional.of(state.knownHosts()));
        try (SshSession session = SshSession.open(target)) {
            session.run(script, input, Duration.ofSeconds(20));
        }
    }

    private static Optional<String> secret(String board) throws Exception {
        ISecurePreferences node = SecurePreferencesFactory.getDefault().node("/org.rpmsgexplorer.ui/boards/" + board);
        return node.keys().length == 0 ? Optional.empty() : Optional.ofNullable(node.get(node.keys()[0], null));
    }

    /** Returns the files below the home folder and the workspace that have a text. */
    private static List<Path> filesWith(String text) throws IOException {
        Path workspace = Path.of(Platform.getInstanceLocation().getURL().getPath());
        try (Stream<Path> files = Stream.concat(Files.walk(SSH.getParent()), Files.walk(workspace))) {
            return files.filter(Files::isRegularFile).filter(file -> contains(file, text)).toList();
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static void screenshot(DialogPage page, String name) {
        try {
            Widgets.screenshot(page.shell(), SCREENSHOTS.resolve(name));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
