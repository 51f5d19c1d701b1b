// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.ssh.RememberedSignIn;
import org.rpmsgexplorer.core.ssh.SignIn;
import org.rpmsgexplorer.core.ssh.SshSession;
import org.rpmsgexplorer.core.ssh.SshTarget;

/** Keys, agents, passwords and prompts, against an sshd that wants them. */
@Tag("gate")
class SignInTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    private static Path folder;
    private static TestBoard board;
    private static SecondServer server;

    @BeforeAll
    static void start() throws Exception {
        board = TestBoard.start(true);
        SecondServer.addUser(board, "pat", 1101, SecondServer.PASSWORD_HASH, "/bin/sh");
        SecondServer.addUser(board, "blank", 1102, "", "/bin/sh");
        SecondServer.addUser(board, "both", 1103, SecondServer.PASSWORD_HASH, "/bin/sh");
        server = SecondServer.sshd(board, 2222, folder.resolve("ssh"), "PasswordAuthentication yes", "UsePAM no",
                "KbdInteractiveAuthentication no", "LogLevel VERBOSE", "Banner /etc/board-banner",
                "Match User blank", "  PermitEmptyPasswords yes", "Match User both",
                "  AuthenticationMethods publickey,password").trusted();
        board.run("printf 'Welcome\\033[31m to the lab\\n' >/etc/board-banner");
    }

    @AfterAll
    static void stop() throws Exception {
        try (TestBoard ending = board; SecondServer also = server) {
            assertTrue(ending != null);
        }
    }

    @BeforeEach
    void nothingIsConfigured() throws Exception {
        server.config();
        // What other tests have added.
        board.run("cat >/run/board/authorized_keys", Files.readAllBytes(Path.of(board.state().identity() + ".pub")));
    }

    private static String whoami(SshTarget target, SignIn signIn) throws BoardException {
        try (SshSession session = SshSession.open(target, signIn, Progress.NONE)) {
            return session.run("id -un", new byte[0], LIMIT).output().strip();
        }
    }

    private static BoardException refused(SshTarget target, SignIn signIn) {
        BoardException failed = assertThrows(BoardException.class, () -> whoami(target, signIn));
        assertEquals(BoardException.Kind.SIGN_IN, failed.kind(), failed.toString());
        return failed;
    }

    /** Writes a key of ssh-keygen that the board accepts, and returns its file. */
    private static Path key(String name, String passphrase) throws Exception {
        Path file = folder.resolve(name);
        keygen("-q", "-t", "ed25519", "-N", passphrase, "-C", name, "-f", file.toString());
        board.run("cat >>/run/board/authorized_keys", Files.readAllBytes(folder.resolve(name + ".pub")));
        return file;
    }

    private static void keygen(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("ssh-keygen"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0, output);
    }

    @Test
    void aPasswordSignsInAndTheBannerIsShownWithoutItsEscapes() throws Exception {
        Answers person = new Answers(SecondServer.PASSWORD);
        assertEquals("pat", whoami(server.target("pat"), person));
        assertEquals(List.of("password 1"), person.asked());
        assertEquals(List.of("Welcome?[31m to the lab"), person.notes().stream().distinct().toList());
    }

    @Test
    void threeWrongPasswordsAreTheEnd() throws Exception {
        Answers person = new Answers("a", "b", "c", SecondServer.PASSWORD);
        BoardException failed = refused(server.target("pat"), person);
        assertEquals(List.of("password 1", "password 2", "password 3"), person.asked());
        assertTrue(failed.getMessage().contains("it takes publickey, password; refused were 3 passwords"),
                failed.getMessage());
    }

    @Test
    void aSecondPasswordMayBeRight() throws Exception {
        assertEquals("pat", whoami(server.target("pat"), new Answers("wrong", SecondServer.PASSWORD)));
    }

    @Test
    void givingUpIsNoRefusal() throws Exception {
        Answers person = new Answers();
        BoardException failed = assertThrows(BoardException.class, () -> whoami(server.target("pat"), person));
        assertEquals(BoardException.Kind.CANCELLED, failed.kind());
        assertEquals(List.of("password 1"), person.asked());
    }

    @Test
    void anEmptyPasswordNeedsNobody() throws Exception {
        assertEquals("blank", whoami(server.target("blank"), SignIn.NOBODY));
    }

    @Test
    void withoutAnybodyAPasswordIsNotAskedForAndTheErrorSaysWhatIsTaken() throws Exception {
        BoardException failed = refused(server.target("pat"), SignIn.NOBODY);
        assertTrue(failed.getMessage().contains("it takes publickey, password; no key was there to try"),
                failed.getMessage());
        assertTrue(failed.hint().contains("ssh-copy-id") && failed.hint().contains("terminal"), failed.hint());
    }

    @Test
    void aSecretIsKeptForTheNextTimeUntilItIsWrong() throws Exception {
        Answers person = new Answers(SecondServer.PASSWORD, SecondServer.PASSWORD);
        try (RememberedSignIn kept = new RememberedSignIn(person)) {
            whoami(server.target("pat"), kept);
            whoami(server.target("pat"), kept);
            assertEquals(List.of("password 1"), person.asked());
        }
    }

    @Test
    void aKeyWithAPassphraseAsksForItOnlyWhereTheBoardWantsTheKey() throws Exception {
        Path locked = key("locked", "open sesame");
        // The private half of this format holds the public one, too.
        Files.delete(folder.resolve("locked.pub"));
        Path other = folder.resolve("other");
        keygen("-q", "-t", "ecdsa", "-N", "something", "-f", other.toString());
        server.config("Host 127.0.0.1", "  IdentityFile " + other, "  IdentityFile " + locked);
        Answers person = new Answers("wrong", "open sesame");
        assertEquals("pat", whoami(server.target("pat"), person), () -> person.asked().toString());
        assertEquals(List.of("passphrase locked 1", "passphrase locked 2"), person.asked());

        BoardException failed = refused(server.target("pat"), SignIn.NOBODY);
        assertTrue(failed.getMessage().contains(locked + " has a passphrase"), failed.getMessage());
        assertTrue(failed.hint().contains("ssh-add"), failed.hint());
    }

    @Test
    void aKeyOfTheOldFormatHidesItsPublicHalf() throws Exception {
        Path old = folder.resolve("old-format");
        keygen("-q", "-t", "rsa", "-b", "2048", "-m", "PEM", "-N", "open sesame", "-f", old.toString());
        board.run("cat >>/run/board/authorized_keys", Files.readAllBytes(folder.resolve("old-format.pub")));
        Files.delete(folder.resolve("old-format.pub"));
        server.config("IdentityFile " + old);
        Answers person = new Answers("wrong", "open sesame");
        assertEquals("pat", whoami(server.target("pat"), person));
        assertEquals(List.of("passphrase old-format 1", "passphrase old-format 2"), person.asked());
        Answers stubborn = new Answers("1", "2", "3", SecondServer.PASSWORD);
        assertEquals("pat", whoami(server.target("pat"), stubborn));
        assertEquals("password 1", stubborn.asked().get(3));
    }

    @Test
    void anEmptyPassphraseGoesOnToThePassword() throws Exception {
        server.config("IdentityFile " + key("skipped", "open sesame"));
        Answers person = new Answers("", SecondServer.PASSWORD);
        assertEquals("pat", whoami(server.target("pat"), person));
        assertEquals(List.of("passphrase skipped 1", "password 1"), person.asked());
    }

    @Test
    void aWrongKeyIsNamed() throws Exception {
        Path wrong = folder.resolve("wrong");
        keygen("-q", "-t", "rsa", "-b", "2048", "-N", "", "-f", wrong.toString());
        server.config("IdentityFile " + wrong, "IdentityFile ~/missing");
        BoardException failed = refused(server.target("root"), SignIn.NOBODY);
        assertTrue(failed.getMessage().contains("refused was the key " + wrong), failed.getMessage());
        assertTrue(failed.getMessage().contains("missing does not exist"), failed.getMessage());
    }

    @Test
    void aDamagedKeyIsPassedOver() throws Exception {
        Path damaged = Files.writeString(folder.resolve("damaged"), "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n");
        server.config("IdentityFile " + damaged, "IdentityFile " + board.state().identity());
        assertEquals("root", whoami(server.target("root"), SignIn.NOBODY));
    }

    @Test
    void anAgentHoldsTheKey() throws Exception {
        Path locked = key("in-agent", "open sesame");
        Path socket = Files.createTempDirectory(Path.of("/tmp"), "agent").resolve("s");
        Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            await(socket);
            Path plain = folder.resolve("plain");
            Files.copy(locked, plain);
            Files.setPosixFilePermissions(plain, PosixFilePermissions.fromString("rw-------"));
            keygen("-q", "-p", "-P", "open sesame", "-N", "", "-f", plain.toString());
            // Seven keys would be too many for sshd, which ends at the sixth; the named one is tried first.
            for (int index = 0; index < 7; index++) {
                keygen("-q", "-t", "ed25519", "-N", "", "-f", folder.resolve("useless" + index).toString());
                add(socket, folder.resolve("useless" + index));
            }
            add(socket, plain);
            Files.writeString(server.folder().resolve("config"), "IdentityAgent " + socket + "\n");
            BoardException failed = refused(server.target("pat"), new Answers());
            assertTrue(failed.getMessage().contains("keys") && failed.hint().contains("IdentitiesOnly"),
                    failed.getMessage());

            Files.writeString(server.folder().resolve("config"), "IdentityAgent " + socket + "\nIdentityFile " + locked
                    + "\n");
            assertEquals("pat", whoami(server.target("pat"), SignIn.NOBODY));
            Files.writeString(server.folder().resolve("config"), "IdentityAgent " + socket
                    + "\nIdentitiesOnly yes\nIdentityFile "
                    + folder.resolve("useless0") + "\n");
            failed = refused(server.target("pat"), SignIn.NOBODY);
            assertTrue(failed.getMessage().contains("refused was the key") && failed.getMessage().contains("useless0"),
                    failed.getMessage());
        } finally {
            agent.destroy();
            agent.waitFor(10, TimeUnit.SECONDS);
            Files.deleteIfExists(socket);
            Files.delete(socket.getParent());
        }
        Files.writeString(server.folder().resolve("config"), "IdentityAgent " + socket + "\nIdentityFile "
                + board.state().identity() + "\n");
        assertEquals("root", whoami(server.target("root"), SignIn.NOBODY), "a dead agent keeps nobody out");
    }

    private static void await(Path socket) {
        long start = System.nanoTime();
        while (!Files.exists(socket)) {
            assertTrue(System.nanoTime() - start < LIMIT.toNanos(), "no ssh-agent");
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void add(Path socket, Path key) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("ssh-add", "-q", key.toString()).redirectErrorStream(true);
        builder.environment().put("SSH_AUTH_SOCK", socket.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0, output);
    }

    @Test
    void twoWaysMayBeNeededTogether() throws Exception {
        server.config("IdentityFile " + board.state().identity());
        assertEquals("both", whoami(server.target("both"), new Answers(SecondServer.PASSWORD)));
        BoardException failed = refused(server.target("both"), SignIn.NOBODY);
        assertTrue(failed.getMessage().contains("it takes password"), failed.getMessage());
    }

    @Test
    void aServerWithPamAsksByPrompts() throws Exception {
        board.run("cat >/etc/pam.d/sshd", ("auth required pam_unix.so nodelay\naccount required pam_permit.so\n"
                + "session required pam_permit.so\n").getBytes(StandardCharsets.UTF_8));
        try (SecondServer pam = SecondServer.sshd(board, 2223, folder.resolve("pam"), "UsePAM yes",
                "PasswordAuthentication no", "KbdInteractiveAuthentication yes").trusted()) {
            Answers person = new Answers("wrong", SecondServer.PASSWORD);
            assertEquals("pat", whoami(pam.target("pat"), person));
            assertEquals(List.of("password 1", "password 2"), person.asked());
            assertEquals(BoardException.Kind.SIGN_IN, refused(pam.target("pat"), SignIn.NOBODY).kind());
        }
    }

    @Test
    @Timeout(60)
    void aPersonAtTheTerminalIsAskedAlsoWhereTheOutputIsAPipe() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home/.ssh"));
        Files.writeString(home.resolve("config"), "IdentityAgent none\n");
        String command = Path.of(System.getProperty("java.home"), "bin", "java") + " -Duser.home=" + home.getParent()
                + " -jar "
                + System.getProperty("rpmsg.cli.jar") + " devices --json -b pat@127.0.0.1:" + server.port() + " | cat";
        ProcessBuilder builder = new ProcessBuilder("script", "-q", "-e", "-c", "set -o pipefail; " + command,
                "/dev/null");
        builder.environment().put("SHELL", "/bin/bash");
        builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
        Process terminal = builder.redirectErrorStream(true).start();
        StringBuilder shown = new StringBuilder();
        try {
            until(terminal, shown, "should have) ");
            assertTrue(shown.indexOf("ED25519 key is SHA256:") >= 0, shown.toString());
            type(terminal, "yes");
            until(terminal, shown, "Password of pat@127.0.0.1:" + server.port() + ": ");
            type(terminal, SecondServer.PASSWORD);
            until(terminal, shown, "\"controls\"");
            shown.append(new String(terminal.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            assertTrue(terminal.waitFor(20, TimeUnit.SECONDS) && terminal.exitValue() == 0, shown.toString());
        } finally {
            terminal.destroyForcibly();
        }
        assertEquals(-1, shown.indexOf(SecondServer.PASSWORD), "a password is not shown");
        assertTrue(Files.readString(home.resolve("known_hosts")).startsWith("[127.0.0.1]:" + server.port()));
    }

    private static void type(Process terminal, String line) throws Exception {
        terminal.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        terminal.getOutputStream().flush();
    }

    private static void until(Process terminal, StringBuilder shown, String text) throws Exception {
        while (shown.indexOf(text) < 0) {
            int next = terminal.getInputStream().read();
            assertTrue(next >= 0, () -> "ended before \"" + text + "\": " + shown);
            shown.append((char) next);
        }
    }

    @Test
    void dropbearTakesKeysAndPasswordsAndAnAgentWithoutSftp() throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/sbin/dropbear")), "dropbear is not installed here");
        try (SecondServer dropbear = SecondServer.dropbear(board, 2224, folder.resolve("dropbear"), "")) {
            dropbear.config("IdentityFile " + board.state().identity());
            assertEquals("root", whoami(dropbear.target("root"), new Answers().trusting()));
            try (Connection connection = Connection.open(dropbear.target("root"), Progress.NONE)) {
                assertEquals(1, connection.devices().controls().size());
            }
            assertEquals("pat", whoami(dropbear.target("pat"), new Answers("wrong", SecondServer.PASSWORD)));
            BoardException failed = refused(dropbear.target("pat"), SignIn.NOBODY);
            assertTrue(failed.getMessage().contains("publickey"), failed.getMessage());
        }
        try (SecondServer open = SecondServer.dropbear(board, 2225, folder.resolve("open"), "-B")) {
            assertEquals("blank", whoami(open.target("blank"), new Answers().trusting()));
        }
    }
}
