// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.rpmsgexplorer.core.ssh.ShellQuote;
import org.rpmsgexplorer.core.ssh.SshAddress;
import org.rpmsgexplorer.core.ssh.SshConfig;
import org.rpmsgexplorer.core.ssh.SshTarget;

/**
 * Another SSH server on a virtual board, set up as a test needs it, and an ssh folder of its own to reach it with: no
 * test reads or writes the user's {@code ~/.ssh}. The machine's own ssh forwards a port to it.
 */
final class SecondServer implements AutoCloseable {
    /** The password of the users that {@link #addUser} makes with {@link #PASSWORD_HASH}. */
    static final String PASSWORD = "secret";
    static final String PASSWORD_HASH =
            "$6$rpmsgtest$PRO761rm0ATPj4aSrtKcM8m6YK/1PfIW.0nETymyoL5bg2i4byXmh0ZukJvjI/iV0Mu.ajDd0VRoPkzlHp6n7.";
    private static final long LIMIT_SECONDS = 20;

    private final TestBoard board;
    private final int guestPort;
    private final Path folder;
    private final int port;
    private final Process forward;

    private SecondServer(TestBoard board, int guestPort, Path folder) throws IOException {
        this.board = board;
        this.guestPort = guestPort;
        this.folder = Files.createDirectories(folder);
        this.port = freePort();
        this.forward = new ProcessBuilder("ssh", "-N", "-q", "-F", "none", "-p",
                Integer.toString(board.state().port()), "-i",
                board.state().identity().toString(), "-o", "IdentitiesOnly=yes", "-o", "UserKnownHostsFile=\""
                        + board.state().knownHosts() + "\"", "-o", "ExitOnForwardFailure=yes", "-L",
                "127.0.0.1:" + port + ":127.0.0.1:" + guestPort, "root@127.0.0.1")
                .redirectInput(Path.of("/dev/null").toFile()).inheritIO().start();
    }

    /**
     * Starts sshd on the board.
     *
     * @param guestPort that no other server of the board uses
     * @param folder becomes the folder of ssh, with {@code known_hosts} and {@code config}
     * @param settings lines for its sshd_config
     */
    static SecondServer sshd(TestBoard board, int guestPort, Path folder, String... settings) throws Exception {
        String file = "/run/board/sshd_config." + guestPort;
        String config = "HostKey /run/board/host_key\nAuthorizedKeysFile /run/board/authorized_keys\nPort " + guestPort
                + "\nPidFile /run/server." + guestPort + "\n" + String.join("\n", settings) + "\n";
        check(board, "cat > " + file + " && /usr/sbin/sshd -f " + file + " -E /run/server." + guestPort + ".log",
                config);
        return new SecondServer(board, guestPort, folder).ready();
    }

    /** Starts dropbear on the board, with its options. */
    static SecondServer dropbear(TestBoard board, int guestPort, Path folder, String options) throws Exception {
        check(board, "mkdir -p /root/.ssh && cp /run/board/authorized_keys /root/.ssh && chmod 700 /root/.ssh"
                + " && { [ -e /run/dropbear_key ] || dropbearkey -t ed25519 -f /run/dropbear_key >/dev/null; }"
                + " && dropbear -r /run/dropbear_key -p " + guestPort
                + " -P /run/server." + guestPort + " " + options, "");
        return new SecondServer(board, guestPort, folder).ready();
    }

    private static void check(TestBoard board, String command, String input) throws Exception {
        var result = board.run(command, input.getBytes(StandardCharsets.UTF_8));
        if (result.exitCode() != 0) {
            throw new AssertionError(command + ": " + result.output() + result.errors());
        }
    }

    /**
     * Makes a user on a board.
     *
     * @param hash of the password as in /etc/shadow; empty for an empty password
     */
    static void addUser(TestBoard board, String name, int number, String hash, String shell) throws Exception {
        check(board, userScript(name, number, hash, shell), "");
    }

    /** Returns the script that makes a user. */
    static String userScript(String name, int number, String hash, String shell) {
        return "echo " + ShellQuote.quote(name + ":x:" + number + ":" + number + "::/home/" + name + ":" + shell)
                + " >>/etc/passwd; echo " + ShellQuote.quote(name + ":" + hash + ":1::::::")
                + " >>/etc/shadow; mkdir -p /home/"
                + name + "; chown " + number + ":" + number + " /home/" + name + "\n";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The forwarded port accepts before the server answers, so its banner is waited for. */
    private SecondServer ready() throws IOException {
        long start = System.nanoTime();
        while (!answers()) {
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(LIMIT_SECONDS) || !forward.isAlive()) {
                forward.destroy();
                throw new AssertionError("No server at " + guestPort + " of the board");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return this;
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            socket.setSoTimeout(1000);
            return new String(socket.getInputStream().readNBytes(4), StandardCharsets.US_ASCII).equals("SSH-");
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    /** Returns the folder that stands for {@code ~/.ssh}. */
    Path folder() {
        return folder;
    }

    /** Makes the server's host key known, as after an earlier visit. */
    SecondServer trusted() throws Exception {
        String key = board.run("ssh-keygen -y -f /run/board/host_key").output().strip();
        Files.writeString(folder.resolve("known_hosts"), "[127.0.0.1]:" + port + " " + key + "\n");
        return this;
    }

    /** Writes the configuration, which says nothing of the ssh-agent of who runs the tests. */
    SecondServer config(String... lines) throws IOException {
        Files.writeString(folder.resolve("config"), String.join("\n", lines) + "\nHost *\n  IdentityAgent none\n");
        return this;
    }

    /** Returns how to reach the server as a user, by the configuration. */
    SshTarget target(String user) throws Exception {
        return target(user + "@127.0.0.1:" + port, SshConfig.Overrides.NONE);
    }

    SshTarget target(String address, SshConfig.Overrides overrides) throws Exception {
        if (!Files.exists(folder.resolve("config"))) {
            config();
        }
        return SshConfig.in(folder).resolve(SshAddress.parse(address), overrides);
    }

    /** Returns what the server has logged, of sshd only. */
    String log() throws Exception {
        return board.run("cat /run/server." + guestPort + ".log").output();
    }

    List<String> knownHosts() throws IOException {
        return Files.readAllLines(folder.resolve("known_hosts"));
    }

    @Override
    public void close() throws Exception {
        forward.destroy();
        board.run("kill $(cat /run/server." + guestPort + ")");
    }
}
