// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.ssh.SignIn.Prompt;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.boards.SignIns;
import org.rpmsgexplorer.virtualboard.BoardState;

/** What a person is asked while a board is connected, and where the answers are kept. */
class SignInDialogsTest extends OnSharedBoard {
    private static final Path CONFIG = OwnBoard.SSH.resolve("config");
    private static final String PASSWORD = "correct horse";
    private static final String PASSWORD_HASH =
            "$6$rpmsgexplorer$mQ.J9oSWSZbt8iucJx/DzExygNt1qFi4B.o7mgx5OG5BEc9LAUB1HZc2xlGe/XbJTVRIbIygFEtSPp4KVP/xO/";

    @AfterEach
    void removeConfig() throws IOException {
        Files.deleteIfExists(CONFIG);
    }

    @Test
    void aChangedKeyIsRefusedUntilItIsForgotten() throws Exception {
        BoardState state = SharedBoard.state();
        OwnBoard.makeKnown(state, Path.of(OwnBoard.key("other", "") + ".pub"));
        DialogPage.Expected changed = DialogPage.expect("Host Key Has Changed", page -> {
            assertEquals(2, page.text().split("SHA256:", -1).length - 1, "both fingerprints: " + page.text());
            assertTrue(page.text().contains(OwnBoard.KNOWN_HOSTS + " line 1"), page.text());
            page.screenshot("host-key-changed");
        });
        OwnBoard.add(boards, "bench", state, state.identity());
        changed.await();
        boards.awaitRow("bench", detail -> detail.startsWith("not connected – The host key of 127.0.0.1:" + state.port()
                + " has changed"));
        assertTrue(boards.notice().endsWith("If the board was installed anew, connect again and choose Forget the Old Key."
                + " If not, somebody may be in between."), boards.notice());
        Screenshot.take(boards.shell(), "boards-refused");

        DialogPage.Expected again = DialogPage.expect("Host Key Has Changed", page -> page.press("Forget the Old Key"));
        DialogPage.Expected unknown = OwnBoard.trust();
        boards.clickNotice("connect");
        again.await();
        unknown.await();
        boards.awaitRow("bench", "connected"::equals);
        assertTrue(Files.exists(OwnBoard.SSH.resolve("known_hosts.old")), "the file as it was");
    }

    @Test
    void aPassphraseIsAskedForOnceAndKeptOnlyInTheSecureStorage() throws Exception {
        Path locked = OwnBoard.key("locked", "let me in");
        OwnBoard.run("cat >>/run/board/authorized_keys", Files.readAllBytes(Path.of(locked + ".pub")));
        DialogPage.Expected unknown = OwnBoard.trust();
        DialogPage.Expected wrong = DialogPage.expect("Passphrase", page -> {
            page.type("Passphrase:", "something else");
            page.screenshot("passphrase");
            page.press("OK");
        });
        OwnBoard.add(boards, "bench", SharedBoard.state(), locked);
        unknown.await();
        wrong.await();
        DialogPage.Expected right = DialogPage.expect("Passphrase", page -> {
            assertTrue(page.text().contains("That was not right."), page.text());
            page.screenshot("passphrase-again");
            page.type("Passphrase:", "let me in");
            page.press("Keep it in the secure storage of Eclipse");
            page.press("OK");
        });
        right.await();
        TreeItem bench = boards.awaitRow("bench", "connected"::equals);
        String id = OwnBoard.id("bench");
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

    /** The password is root's on a second server, which is reached through the first one, where a key is enough. */
    @Test
    @Tag("long")
    void aPasswordIsAskedForOnceThoughThereIsAHostInBetween() throws Exception {
        BoardState state = SharedBoard.state();
        OwnBoard.run("sed -i 's|^root:[^:]*:|root:" + PASSWORD_HASH + ":|' /etc/shadow; cat >/run/second.config"
                + " && /usr/sbin/sshd -f /run/second.config", ("HostKey /run/board/host_key\nPort 2222\nPermitRootLogin yes\n"
                + "PasswordAuthentication yes\nKbdInteractiveAuthentication no\nUsePAM no\nAuthorizedKeysFile none\n"
                + "PidFile /run/second.pid\n").getBytes(StandardCharsets.UTF_8));
        Files.writeString(CONFIG, "Host gate\nHostName 127.0.0.1\nPort " + state.port() + "\nUser root\nIdentityFile "
                + state.identity() + "\n");
        DialogPage.Expected first = OwnBoard.trust();
        OwnBoard.add(boards, page -> {
            page.type("Host:", "root@127.0.0.1:2222");
            page.type("Jump host:", "gate");
            page.type("Name:", "bench");
        });
        first.await();
        OwnBoard.trust().await();
        password("wrong", page -> assertTrue(page.text().contains("The board wants the password of root@"), page.text()));
        password(PASSWORD, page -> {
            assertTrue(page.text().contains("That was not right."), page.text());
            page.screenshot("password-again");
            page.press("Keep it in the secure storage of Eclipse");
        });
        TreeItem bench = boards.awaitRow("bench", "connected"::equals);
        assertEquals(Optional.of(PASSWORD), secret(OwnBoard.id("bench")));
        assertEquals(List.of(), filesWith(PASSWORD), "nothing else has it");

        boards.select(bench);
        boards.press("Disconnect");
        boards.awaitRow("bench", "not connected"::equals);
        boards.press("Connect");
        boards.awaitRow("bench", "connected"::equals);

        UiActivator.boards().signIns().forget(OwnBoard.id("bench"));
        boards.press("Disconnect");
        boards.awaitRow("bench", "not connected"::equals);
        DialogPage.Expected cancelled = DialogPage.expect("Password", page -> page.press("Cancel"));
        boards.press("Connect");
        cancelled.await();
        boards.awaitRow("bench", "not connected"::equals);
        assertEquals("", boards.notice(), "who has cancelled knows why");
        OwnBoard.run("kill $(cat /run/second.pid)", new byte[0]);
    }

    private static void password(String text, Consumer<DialogPage> person) {
        DialogPage.expect("Password", page -> {
            page.type("Password:", text);
            person.accept(page);
            page.press("OK");
        }).await();
    }

    @Test
    void severalQuestionsAreInOneDialog() {
        try (SignIns.Attempt attempt = UiActivator.boards().signIns().begin("nobody", note -> {
        }, () -> {
        })) {
            CompletableFuture<Optional<List<char[]>>> answers = CompletableFuture.supplyAsync(() -> attempt.signIn().answers(
                    "root@192.0.2.1", "The lab wants both.", List.of(new Prompt("Password:", false), new Prompt("Token:", true))));
            DialogPage.Expected dialog = DialogPage.expect("Sign In", page -> {
                assertTrue(page.text().contains("root@192.0.2.1 asks:"), page.text());
                assertTrue(page.text().contains("The lab wants both."), page.text());
                page.type("Password:", "one");
                page.type("Token:", "123456");
                page.screenshot("questions");
                page.press("OK");
            });
            dialog.await();
            Widgets.await("the answers", answers::isDone, () -> "none");
            assertEquals(List.of("one", "123456"), answers.join().orElseThrow().stream().map(String::new).toList());
        }
    }

    private static Optional<String> secret(String board) throws Exception {
        ISecurePreferences node = SecurePreferencesFactory.getDefault().node("/org.rpmsgexplorer.ui/boards/" + board);
        return node.keys().length == 0 ? Optional.empty() : Optional.ofNullable(node.get(node.keys()[0], null));
    }

    /** Returns the files below the home folder and the workspace that have a text. */
    private static List<Path> filesWith(String text) throws IOException {
        Path workspace = Path.of(Platform.getInstanceLocation().getURL().getPath());
        List<Path> found = new ArrayList<>();
        for (Path folder : List.of(OwnBoard.SSH.getParent(), workspace)) {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && contains(file, text)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                /** The IDE goes on with its work meanwhile: what has gone by now has no text. */
                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return found;
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException unreadable) {
            return false;
        }
    }
}
