// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.ssh.KnownHosts;
import org.rpmsgexplorer.core.ssh.SignIn;
import org.rpmsgexplorer.core.ssh.SshConfig;
import org.rpmsgexplorer.core.ssh.SshSession;

/** Host keys that are unknown, known, changed, revoked; and servers so old that they need weak algorithms. */
@Tag("gate")
class HostKeysTest {
    @TempDir
    private static Path folder;
    private static TestBoard board;
    private static SecondServer server;
    private static String hostKey;

    @BeforeAll
    static void start() throws Exception {
        board = TestBoard.start(true);
        server = SecondServer.sshd(board, 2222, folder.resolve("home/.ssh"));
        server.trusted();
        hostKey = server.knownHosts().get(0).split(" ", 2)[1];
    }

    @AfterAll
    static void stop() throws Exception {
        try (TestBoard ending = board; SecondServer also = server) {
            assertTrue(ending != null);
        }
    }

    @BeforeEach
    void nothingIsKnown() throws Exception {
        Files.deleteIfExists(server.folder().resolve("known_hosts"));
        server.config("IdentityFile " + board.state().identity());
    }

    private static String name() {
        return "[127.0.0.1]:" + server.port();
    }

    private static void know(String... lines) throws Exception {
        Files.write(server.folder().resolve("known_hosts"), List.of(lines));
    }

    private static void connect(SignIn signIn) throws Exception {
        SshSession.open(server.target("root"), signIn, Progress.NONE).close();
    }

    private static BoardException refused(SignIn signIn) {
        BoardException failed = assertThrows(BoardException.class, () -> connect(signIn));
        assertEquals(BoardException.Kind.HOST_KEY, failed.kind(), failed.toString());
        return failed;
    }

    private static String keygen(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("ssh-keygen"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Returns the fingerprint of the board's key as ssh-keygen shows it. */
    private static String fingerprint(String key) throws Exception {
        Path file = Files.writeString(folder.resolve("key.pub"), key + "\n");
        return keygen("-l", "-f", file.toString()).split(" ")[1];
    }

    @Test
    void anUnknownKeyIsRefusedWhereNobodyIsAsked() throws Exception {
        BoardException failed = refused(SignIn.NOBODY);
        assertTrue(failed.getMessage().contains("is not known: ED25519 " + fingerprint(hostKey)), failed.getMessage());
        assertFalse(Files.exists(server.folder().resolve("known_hosts")));
    }

    @Test
    void anUnknownKeyThatIsAcceptedIsKeptAndNotAskedForAgain() throws Exception {
        Answers person = new Answers().trusting();
        connect(person);
        assertEquals(List.of("trust " + name() + " ED25519 " + fingerprint(hostKey)), person.asked());
        assertEquals(List.of(name() + " " + String.join(" ", List.of(hostKey.split(" ")).subList(0, 2))),
                server.knownHosts());
        assertEquals("rw-------", PosixFilePermissions
                .toString(Files.getPosixFilePermissions(server.folder().resolve("known_hosts"))));
        connect(SignIn.NOBODY);
        Answers other = new Answers();
        know("# nobody");
        refused(other);
        assertEquals(1, other.asked().size());
        assertEquals(List.of("# nobody"), server.knownHosts(), "what was declined is not kept");
    }

    @Test
    void aNewHostIsHiddenWhereOthersAre() throws Exception {
        Path file = server.folder().resolve("known_hosts");
        know("other.example " + hostKey);
        keygen("-H", "-f", file.toString());
        connect(new Answers().trusting());
        assertTrue(server.knownHosts().get(1).startsWith("|1|"), server.knownHosts().toString());
        assertTrue(keygen("-F", name(), "-f", file.toString()).contains("found: line 2"), "ssh-keygen finds it");
        connect(SignIn.NOBODY);
    }

    @Test
    void aChangedKeyIsNeverAQuestionAndShowsBoth() throws Exception {
        String old = key("old", "ed25519");
        know("# a comment", name() + " " + old);
        Answers person = new Answers().trusting();
        BoardException failed = refused(person);
        assertEquals(List.of(), person.asked());
        assertEquals(List.of(), person.notes());
        assertTrue(failed.getMessage().contains("known is ED25519 " + fingerprint(old)), failed.getMessage());
        assertTrue(failed.getMessage().contains("known_hosts line 2"), failed.getMessage());
        assertTrue(failed.getMessage().contains("it shows ED25519 " + fingerprint(hostKey)), failed.getMessage());
        assertTrue(failed.hint().contains("rpmsg hosts forget 127.0.0.1:" + server.port()), failed.hint());
    }

    @Test
    void aHostThatHadAnotherKindOfKeyHasChangedToo() throws Exception {
        know(name() + " " + key("rsa", "rsa"));
        assertTrue(refused(new Answers().trusting()).getMessage().contains("known is RSA"));
    }

    private static String key(String name, String type) throws Exception {
        keygen("-q", "-t", type, "-N", "", "-C", "", "-f", folder.resolve(name).toString());
        return Files.readString(folder.resolve(name + ".pub")).strip();
    }

    @Test
    void revokedKeysAndAuthoritiesAreExplained() throws Exception {
        know(name() + " " + hostKey, "@revoked * " + hostKey);
        assertTrue(refused(new Answers().trusting()).getMessage().contains("is revoked in"));
        know("@cert-authority [127.0.0.1]:* " + hostKey);
        assertTrue(refused(new Answers().trusting()).getMessage().contains("certificates of hosts are not supported"));
    }

    @Test
    void patternsPortsAndAliasesAreThoseOfSsh() throws Exception {
        know("127.0.0.1 " + hostKey);
        connect(SignIn.NOBODY);
        know("[127.0.0.*]:* " + hostKey);
        connect(SignIn.NOBODY);
        know("the-lab " + hostKey);
        server.config("HostKeyAlias the-lab", "IdentityFile " + board.state().identity());
        connect(SignIn.NOBODY);
    }

    @Test
    void forgettingTakesOnlyThisHostAndKeepsTheFileAsItWas() throws Exception {
        know("# a comment", name() + " " + hostKey, "a,127.0.0.1," + name() + " " + hostKey, "[127.0.0.1]:1 "
                + hostKey);
        KnownHosts.Forgotten forgotten = KnownHosts.of(server.target("root")).forget(server.target("root"));
        assertEquals(2, forgotten.removed().size());
        assertEquals(List.of("# a comment", "a,127.0.0.1 " + hostKey, "[127.0.0.1]:1 " + hostKey), server.knownHosts());
        assertEquals(4, Files.readAllLines(forgotten.backup().orElseThrow()).size());
    }

    @Test
    void theCommandLineListsAndForgets() throws Exception {
        know(name() + " " + hostKey, "other.example " + hostKey);
        String home = "-Duser.home=" + folder.resolve("home");
        String list = Cli.run(folder, List.of(home), "hosts", "list", "127.0.0.1:" + server.port()).succeeded();
        assertTrue(list.contains(fingerprint(hostKey)) && !list.contains("other.example"), list);
        String text = Cli.run(folder, List.of(home), "hosts", "forget", "127.0.0.1:" + server.port()).succeeded();
        assertTrue(text.contains("Forgot ED25519 " + fingerprint(hostKey)) && text.contains("known_hosts.old"), text);
        assertEquals(List.of("other.example " + hostKey), server.knownHosts());
        Cli.Run unknown = Cli.run(folder, List.of(home), "devices", "-b", "root@127.0.0.1:" + server.port());
        assertEquals(1, unknown.exitCode());
        assertEquals(2, unknown.errors().lines().count(), unknown.errors());
    }

    @Test
    void anOldServerIsReachedWithItsWeakAlgorithmsOnlyOnRequest() throws Exception {
        board.run("ssh-keygen -q -t rsa -b 2048 -N '' -f /run/board/rsa_key");
        try (SecondServer old = SecondServer.sshd(board, 2223, folder.resolve("old-server"),
                "HostKey /run/board/rsa_key",
                "HostKeyAlgorithms ssh-rsa", "KexAlgorithms diffie-hellman-group14-sha1", "Ciphers aes128-cbc")) {
            String identity = "IdentityFile " + board.state().identity();
            old.config(identity);
            BoardException failed = assertThrows(BoardException.class,
                    () -> SshSession.open(old.target("root"), new Answers().trusting(), Progress.NONE).close());
            assertTrue(failed.getMessage().contains("the board offers diffie-hellman-group14-sha1"),
                    failed.getMessage());
            assertTrue(failed.hint().contains("KexAlgorithms +diffie-hellman-group14-sha1"), failed.hint());

            Answers person = new Answers().trusting();
            SshSession.open(old.target("root@127.0.0.1:" + old.port(), new SshConfig.Overrides(Optional.empty(),
                    true)), person,
                    Progress.NONE).close();
            assertTrue(person.notes().get(0)
                    .contains("diffie-hellman-group14-sha1 (key exchange), ssh-rsa (host key), aes128-cbc"),
                    person.notes().toString());

            old.config(identity, "KexAlgorithms +diffie-hellman-group14-sha1", "HostKeyAlgorithms +ssh-rsa",
                    "Ciphers ^aes128-cbc");
            SshSession.open(old.target("root"), SignIn.NOBODY, Progress.NONE).close();
        }
    }
}
