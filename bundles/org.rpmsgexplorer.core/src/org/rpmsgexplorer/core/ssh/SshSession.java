// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.rpmsgexplorer.core.BoardException;

import com.jcraft.jsch.AgentConnector;
import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchUnknownHostKeyException;
import com.jcraft.jsch.KeyPair;
import com.jcraft.jsch.SSHAgentConnector;
import com.jcraft.jsch.Session;

/**
 * A signed-in SSH connection to a board, by JSch.
 *
 * <p>Host keys are always checked, and there is no question: an unknown or changed key is an error. Any thread may use
 * a session; closing it ends everything that runs over it.
 */
public final class SshSession implements AutoCloseable {
    private static final int CONNECT_LIMIT_MILLIS = 15_000;
    private static final int KEEP_ALIVE_MILLIS = 5_000;
    private static final int KEEP_ALIVE_COUNT = 3;
    private static final List<String> USUAL_KEYS = List.of("id_ed25519", "id_ecdsa", "id_rsa");

    private final SshTarget target;
    private final Session session;

    private SshSession(SshTarget target, Session session) {
        this.target = target;
        this.session = session;
    }

    /**
     * Connects and signs in.
     *
     * @throws BoardException where the board cannot be reached, its key is not the known one, or it refuses the user
     */
    public static SshSession open(SshTarget target) throws BoardException {
        try {
            JSch jsch = new JSch();
            jsch.setKnownHosts(target.knownHosts().orElse(sshFile("known_hosts")).toString());
            addIdentities(jsch, target);
            Session session = jsch.getSession(target.user(), target.host(), target.port());
            session.setConfig("StrictHostKeyChecking", "yes");
            session.setConfig("PreferredAuthentications", "none,publickey");
            session.setServerAliveInterval(KEEP_ALIVE_MILLIS);
            session.setServerAliveCountMax(KEEP_ALIVE_COUNT);
            session.setDaemonThread(true);
            session.connect(CONNECT_LIMIT_MILLIS);
            return new SshSession(target, session);
        } catch (JSchException failed) {
            throw explain(target, failed);
        }
    }

    private static void addIdentities(JSch jsch, SshTarget target) throws JSchException {
        if (target.identity().isPresent()) {
            jsch.addIdentity(target.identity().get().toString());
            return;
        }
        String socket = System.getenv("SSH_AUTH_SOCK");
        if (socket != null && Files.exists(Path.of(socket))) {
            try {
                AgentConnector connector = new SSHAgentConnector(Path.of(socket));
                AgentIdentityRepository keys = new AgentIdentityRepository(connector);
                if (!keys.getIdentities().isEmpty()) {
                    jsch.setIdentityRepository(keys);
                    return;
                }
            } catch (AgentProxyException unusable) {
                throw new JSchException("The ssh-agent at " + socket + " does not answer", unusable);
            }
        }
        for (String name : USUAL_KEYS) {
            // Nobody can be asked for a passphrase here, and JSch would give up at such a key.
            if (Files.isReadable(sshFile(name)) && !isEncrypted(jsch, sshFile(name))) {
                jsch.addIdentity(sshFile(name).toString());
            }
        }
    }

    private static boolean isEncrypted(JSch jsch, Path file) throws JSchException {
        KeyPair key = KeyPair.load(jsch, file.toString());
        try {
            return key.isEncrypted();
        } finally {
            key.dispose();
        }
    }

    private static Path sshFile(String name) {
        return Path.of(System.getProperty("user.home"), ".ssh", name);
    }

    private static BoardException explain(SshTarget target, JSchException failed) {
        String known = target.port() == SshTarget.DEFAULT_PORT ? target.host()
                : "'[" + target.host() + "]:" + target.port() + "'";
        if (failed instanceof JSchUnknownHostKeyException) {
            return new BoardException("The host key of " + target + " is not known", "Sign in once with " + target.command()
                    + " to compare its fingerprint, and try again.", failed);
        } else if (failed instanceof JSchChangedHostKeyException) {
            return new BoardException("The host key of " + target + " has changed", "If the board was installed anew,"
                    + " remove its old key with ssh-keygen -R " + known + "; if not, somebody may be in between.", failed);
        } else if (String.valueOf(failed.getMessage()).startsWith("Auth fail")) {
            return new BoardException("The board refused to sign in " + target, "A key of yours must be in"
                    + " ~/.ssh/authorized_keys of that user on the board: ssh-copy-id puts it there."
                    + " A key with a passphrase is used through the ssh-agent only: see ssh-add.", failed);
        }
        Throwable root = failed.getCause() == null ? failed : failed.getCause();
        if (root instanceof UnknownHostException) {
            return new BoardException("No connection to " + target + ": nobody knows the host " + target.host(),
                    "Give its address instead of its name, or add it to /etc/hosts.", failed);
        }
        return new BoardException("No connection to " + target + ": " + root.getMessage(),
                "Is the board on, and does ssh reach it?", failed);
    }

    /** Returns where the session leads. */
    public SshTarget target() {
        return target;
    }

    /**
     * What a command on the board printed.
     *
     * @param exitCode of the command; -1 where the board did not say
     * @param output what it wrote to standard output, cut after 1 MiB
     * @param errors what it wrote to standard error, cut after 1 MiB
     */
    public record Result(int exitCode, String output, String errors) {
    }

    /**
     * Runs a POSIX shell script on the board, whatever the user's shell is, and waits for its end.
     *
     * @param script the script's text; strings in it are quoted by {@link ShellQuote}
     * @param input what it reads from standard input
     * @param limit how long it may take
     * @throws BoardException where it cannot be started, or takes longer
     */
    public Result run(String script, byte[] input, Duration limit) throws BoardException {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        long end = System.nanoTime() + limit.toNanos();
        ChannelExec channel = null;
        try {
            channel = (ChannelExec) session.openChannel("exec");
            channel.setCommand(command(script));
            channel.setInputStream(new ByteArrayInputStream(input));
            channel.setErrStream(new LimitedOutput(errors));
            InputStream output = channel.getInputStream();
            channel.connect((int) limit.toMillis());
            byte[] bytes = readAll(output, channel, end);
            return new Result(channel.getExitStatus(), new String(bytes, StandardCharsets.UTF_8),
                    errors.toString(StandardCharsets.UTF_8));
        } catch (JSchException | IOException failed) {
            throw new BoardException("A command on " + target + " failed: " + failed.getMessage(), "", failed);
        } finally {
            if (channel != null) {
                channel.disconnect();
            }
        }
    }

    /** The stream of an exec channel cannot be read with a limit, so it is read only where something is there. */
    private byte[] readAll(InputStream output, ChannelExec channel, long end) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LimitedOutput limited = new LimitedOutput(bytes);
        byte[] part = new byte[8192];
        while (true) {
            boolean over = channel.isClosed();
            while (output.available() > 0) {
                int count = output.read(part);
                limited.write(part, 0, Math.max(0, count));
            }
            if (over) {
                return bytes.toByteArray();
            }
            if (System.nanoTime() > end) {
                throw new IOException("it took too long");
            }
            pause();
        }
    }

    /** JSch has no call that waits for the end of a channel, and the exit status comes only with it. */
    private static void pause() throws IOException {
        try {
            Thread.sleep(2);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("cancelled");
        }
    }

    /**
     * Starts a POSIX shell script on the board and returns at once.
     *
     * @throws BoardException where it cannot be started
     */
    public RemoteProcess start(String script) throws BoardException {
        ChannelExec channel = null;
        try {
            channel = (ChannelExec) session.openChannel("exec");
            channel.setCommand(command(script));
            RemoteProcess process = new RemoteProcess(channel);
            channel.connect(CONNECT_LIMIT_MILLIS);
            return process;
        } catch (JSchException | IOException failed) {
            if (channel != null) {
                channel.disconnect();
            }
            throw new BoardException("A command on " + target + " could not be started: " + failed.getMessage(), "",
                    failed);
        }
    }

    private static String command(String script) {
        return "exec sh -c " + ShellQuote.quote(script);
    }

    /** Returns whether the session still stands, as far as has been noticed. */
    public boolean isConnected() {
        return session.isConnected();
    }

    @Override
    public void close() {
        session.disconnect();
    }
}
