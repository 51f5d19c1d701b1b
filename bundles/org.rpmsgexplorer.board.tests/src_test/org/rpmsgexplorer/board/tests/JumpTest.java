// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.ssh.SignIn;
import org.rpmsgexplorer.core.ssh.SshAddress;
import org.rpmsgexplorer.core.ssh.SshConfig;
import org.rpmsgexplorer.core.ssh.SshSession;
import org.rpmsgexplorer.core.ssh.SshTarget;

/** The way to a board: over other hosts, or to none. The board is its own jump host here. */
@Tag("gate")
class JumpTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;
    private static TestBoard board;
    private static SecondServer inner;

    @BeforeAll
    static void start() throws Exception {
        board = TestBoard.start(true);
        SecondServer.addUser(board, "pat", 1101, SecondServer.PASSWORD_HASH, "/bin/sh");
        inner = SecondServer.sshd(board, 2222, folder.resolve("inner"), "PasswordAuthentication yes", "UsePAM no");
    }

    @AfterAll
    static void stop() throws Exception {
        try (TestBoard ending = board; SecondServer also = inner) {
            assertTrue(ending != null);
        }
    }

    /** Writes a configuration of its own: near is the board as everybody reaches it, far is behind it. */
    @BeforeEach
    void configure() throws Exception {
        String key = board.run("ssh-keygen -y -f /run/board/host_key").output().strip();
        Files.writeString(folder.resolve("known_hosts"), "[127.0.0.1]:" + board.state().port() + " " + key
                + "\n[10.0.2.15]:2222 " + key + "\n10.0.2.15 " + key + "\n");
        Files.writeString(folder.resolve("config"), String.join("\n", "Host near", "HostName 127.0.0.1",
                "Port " + board.state().port(), "User root", "Host far", "HostName 10.0.2.15", "Port 2222",
                "ProxyJump near",
                "Host middle", "HostName 10.0.2.15", "User root", "Host *", "IdentityAgent none",
                "IdentityFile " + board.state().identity(), "ConnectTimeout 5"));
    }

    private static SshTarget target(String address, String jump) throws BoardException {
        return SshConfig.in(folder).resolve(SshAddress.parse(address),
                new SshConfig.Overrides(Optional.ofNullable(jump), false));
    }

    private static SshSession open(SshTarget target) throws BoardException {
        return SshSession.open(target, SignIn.NOBODY, Progress.NONE);
    }

    private static String port(SshSession session) throws BoardException {
        return session.run("echo ${SSH_CONNECTION##* }", new byte[0], LIMIT).output().strip();
    }

    @Test
    void aJumpHostOfTheConfigurationIsTaken() throws Exception {
        try (SshSession session = open(target("far", null))) {
            assertEquals("2222", port(session));
            byte[] much = new byte[1_000_000];
            assertEquals("1000000", session.run("wc -c", much, LIMIT).output().strip());
            assertEquals(1 << 20, session.run("head -c 2000000 /dev/zero", new byte[0], LIMIT).output().length());
        }
    }

    @Test
    void twoJumpsInARowAndEachSignsInByItsOwnRules() throws Exception {
        SshTarget target = target("pat@10.0.2.15:2222", "near,root@middle");
        Answers person = new Answers(SecondServer.PASSWORD);
        Files.writeString(folder.resolve("config"), Files.readString(folder.resolve("config")).replace("Host *",
                "Host near middle"));
        try (SshSession session = SshSession.open(target("pat@10.0.2.15:2222", "near,middle"), person, Progress.NONE)) {
            assertEquals("2222", port(session));
            assertEquals(List.of("password 1"), person.asked());
        }
        assertEquals("root@10.0.2.15", target.options().jump().orElseThrow().toString());
    }

    @Test
    void theKeyOfTheLastHostIsItsOwn() throws Exception {
        Files.writeString(folder.resolve("known_hosts"), Files.readAllLines(folder.resolve("known_hosts")).get(0)
                + "\n");
        BoardException failed = assertThrows(BoardException.class, () -> open(target("far", null)).close());
        assertEquals(BoardException.Kind.HOST_KEY, failed.kind());
        assertTrue(failed.getMessage().contains("The host key of far:2222 is not known"), failed.getMessage());
    }

    @Test
    void whatFailsBehindAJumpSaysSo() throws Exception {
        BoardException failed = assertThrows(BoardException.class, () -> open(target("10.0.2.15:1", "near")).close());
        assertTrue(failed.getMessage().contains("No connection to root@10.0.2.15:1 through root@127.0.0.1:"),
                failed.getMessage());
        assertTrue(failed.getMessage().contains("it cannot reach that"), failed.getMessage());
        failed = assertThrows(BoardException.class, () -> open(target("far", "stranger@near")).close());
        assertEquals(BoardException.Kind.SIGN_IN, failed.kind(), failed.toString());
        assertTrue(failed.getMessage().contains("stranger@127.0.0.1"), failed.getMessage());
    }

    @Test
    void theSessionEndsWithItsJumpHost() throws Exception {
        try (SshSession session = open(target("far", "engineer@near"))) {
            board.run("kill -9 $(pgrep -u engineer sshd)");
            BoardException failed = assertThrows(BoardException.class, () -> session.run("sleep 60", new byte[0],
                    LIMIT));
            assertFalse(failed.getMessage().contains("too long"), failed.getMessage());
            assertTrue(session.isLost());
        }
    }

    @Test
    void aServerThatSaysNothingIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Files.writeString(folder.resolve("config"), "ConnectTimeout 1\nIdentityAgent none\n");
            BoardException failed = assertThrows(BoardException.class,
                    () -> open(target("127.0.0.1:" + silent.getLocalPort(), null)).close());
            assertTrue(failed.getMessage().contains("says nothing within 1 s"), failed.getMessage());
        }
    }

    @Test
    void connectingCanBeCancelled() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            SshTarget target = target("127.0.0.1:" + silent.getLocalPort(), null);
            CountDownLatch asked = new CountDownLatch(3);
            BoardException failed = assertThrows(BoardException.class, () -> SshSession.open(target, SignIn.NOBODY,
                    new Progress() {
                @Override
                public void step(String text) {
                    // Nobody looks.
                }

                @Override
                public boolean isCancelled() {
                    asked.countDown();
                    return asked.getCount() == 0;
                }
            }).close());
            assertEquals(BoardException.Kind.CANCELLED, failed.kind());

            AtomicReference<BoardException> interrupted = new AtomicReference<>();
            Thread caller = new Thread(() -> interrupted.set(assertThrows(BoardException.class, () -> open(target)
                    .close())));
            caller.start();
            silent.accept().close();
            silent.accept();
            caller.interrupt();
            caller.join(TimeUnit.SECONDS.toMillis(3));
            assertFalse(caller.isAlive());
            assertEquals(BoardException.Kind.CANCELLED, interrupted.get().kind());
        }
    }

    @Test
    void nobodyThereIsSaidInPlainWords() {
        BoardException failed = assertThrows(BoardException.class, () -> open(target("no-such-host.invalid", null))
                .close());
        assertTrue(failed.getMessage().contains("nobody knows the host no-such-host.invalid"), failed.getMessage());
        failed = assertThrows(BoardException.class, () -> open(target("127.0.0.1:1", null)).close());
        assertTrue(failed.getMessage().contains("Connection refused"), failed.getMessage());
        assertFalse(failed.hint().isEmpty());
    }

    @Test
    void aProxyCommandIsNamedWhereTheConnectionFails() throws Exception {
        Files.writeString(folder.resolve("config"), "Host 127.0.0.1\n  ProxyCommand nc %h %p\n  IdentityAgent none\n");
        Answers person = new Answers();
        BoardException failed = assertThrows(BoardException.class,
                () -> SshSession.open(target("127.0.0.1:1", null), person, Progress.NONE).close());
        assertTrue(failed.hint().contains("config line 2: ProxyCommand"), failed.hint());
        assertEquals(1, person.notes().size(), person.notes().toString());
    }
}
