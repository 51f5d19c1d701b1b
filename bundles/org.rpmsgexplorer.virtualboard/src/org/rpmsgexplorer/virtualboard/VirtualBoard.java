// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.rpmsgexplorer.virtualboard.remotecore.RemoteCore;

/**
 * A virtual board that this process runs: the kernel as a child process, the remote core as a thread, and a socket where
 * other processes tell it what to do.
 *
 * <p>It ends with {@link #close()}, and also when this process ends in whatever way, because its script watches its
 * standard input; where the JVM can run its shutdown hooks, the folder goes too. Any thread may use it.
 */
public final class VirtualBoard implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final Duration BANNER_PAUSE = Duration.ofMillis(10);
    private static final int BANNER_LIMIT_MILLIS = 500;
    private static final String RUN = "run.sh";
    /** Its exit status. */
    private static final int ENDED_BY_ITSELF = 1;

    private final BoardFolder folder;
    private final FileChannel lock;
    private final RemoteCore remoteCore;
    private final Kernel kernel;
    private final BoardState state;
    private volatile Process process;
    private ControlServer control;
    private final Thread atExit = new Thread(this::closeAtExit, "stop-board");

    private VirtualBoard(BoardFolder folder, FileChannel lock, RemoteCore remoteCore, Kernel kernel,
            Process process, BoardState state) {
        this.folder = folder;
        this.lock = lock;
        this.remoteCore = remoteCore;
        this.kernel = kernel;
        this.process = process;
        this.state = state;
    }

    /**
     * Starts a board and returns when its sshd answers.
     *
     * @param name of the board
     * @param fdWay whether its kernel shall have the fd uAPI
     * @param kernel to start, built
     * @throws VirtualBoardException where a board of this name runs, a package is missing, or it does not come up
     */
    public static VirtualBoard start(String name, boolean fdWay, Kernel kernel) throws IOException {
        if (!kernel.isBuilt()) {
            throw new VirtualBoardException("The kernel of the virtual board is not built", "Run rpmsg setup.", null);
        }
        BoardFolder folder = BoardFolder.of(name);
        FileChannel lock = folder.take();
        RemoteCore remoteCore = null;
        VirtualBoard board = null;
        try {
            remoteCore = RemoteCore.start(folder.remoteCoreSocket());
            int port = freePort();
            Process process = run(folder, fdWay, kernel, port);
            long self = ProcessHandle.current().pid();
            BoardState state = new BoardState(name, self, BoardState.startTicks(self), port, folder.identity(),
                    folder.knownHosts(), fdWay, kernel.image());
            board = new VirtualBoard(folder, lock, remoteCore, kernel, process, state);
            Runtime.getRuntime().addShutdownHook(board.atExit);
            board.awaitStarted();
            board.control = new ControlServer(board, folder);
            folder.write(state);
            return board;
        } catch (IOException | RuntimeException failed) {
            if (board != null) {
                board.close();
            } else {
                if (remoteCore != null) {
                    remoteCore.close();
                }
                lock.close();
            }
            throw failed;
        }
    }

    private static Process run(BoardFolder folder, boolean fdWay, Kernel kernel, int port) throws IOException {
        List<String> command = List.of("sh", kernel.scripts().resolve(RUN).toString(),
                "--kernel", kernel.image().toString(), "--state", folder.path().toString(),
                "--port", Integer.toString(port), "--remote", folder.remoteCoreSocket().toString(),
                "--fd", fdWay ? "on" : "off", "--java", System.getProperty("java.home"));
        return new ProcessBuilder(command).redirectOutput(folder.keeperLog().toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(folder.keeperLog().toFile())).start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Tries sshd until its banner comes: the tunnel accepts connections long before, so nothing else can be waited for. */
    private void awaitStarted() throws IOException {
        long start = System.nanoTime();
        while (!answers()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("cancelled");
            } else if (!process.isAlive()) {
                Complaint complaint = Complaint.of(RUN, printed());
                throw new VirtualBoardException("The virtual board did not start: " + complaint.why(), complaint.hint(), null);
            } else if (System.nanoTime() - start > START_LIMIT.toNanos()) {
                throw new VirtualBoardException("The virtual board did not answer within " + START_LIMIT.toSeconds() + " s",
                        "Its log is " + folder.consoleLog() + ".", null);
            }
            LockSupport.parkNanos(BANNER_PAUSE.toNanos());
        }
        Files.writeString(folder.knownHosts(), "[127.0.0.1]:" + state.port() + " " + Files.readString(folder.hostKey()));
    }

    /** Part of it may be the console's, which is any bytes. */
    private List<String> printed() throws IOException {
        return new String(Files.readAllBytes(folder.keeperLog()), StandardCharsets.UTF_8).lines().toList();
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), state.port()), BANNER_LIMIT_MILLIS);
            socket.setSoTimeout(BANNER_LIMIT_MILLIS);
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(4), StandardCharsets.US_ASCII).equals("SSH-");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Returns where it is and how to sign in. */
    public BoardState state() {
        return state;
    }

    /** Returns the remote core behind its rpmsg device. */
    public RemoteCore remoteCore() {
        return remoteCore;
    }

    /** Waits until the board ends by itself or is closed. */
    public void awaitEnd() throws InterruptedException {
        Process watched;
        do {
            watched = process;
            watched.waitFor();
        } while (isReplaced(watched));
    }

    private synchronized boolean isReplaced(Process old) {
        return process != old;
    }

    /**
     * Cuts the power, and starts the board again: a new boot at the same port, with the same host key. Returns when its
     * sshd answers.
     */
    public synchronized void restart() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new VirtualBoardException("The virtual board did not end within " + STOP_LIMIT.toSeconds() + " s", "",
                        null);
            }
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("cancelled");
        }
        process = run(folder, state.fdWay(), kernel, state.port());
        awaitStarted();
    }

    /** Nothing comes through the network any more, as when a cable is pulled: no connection is closed. */
    public void networkStalls() throws IOException {
        signalNetwork("STOP");
    }

    /** The network works again; what was on its way arrives. */
    public void networkGoesOn() throws IOException {
        signalNetwork("CONT");
    }

    private void signalNetwork(String signal) throws IOException {
        ProcessHandle network = process.descendants()
                .filter(child -> child.info().command().orElse("").endsWith("/vde_plug")).findFirst()
                .orElseThrow(() -> new VirtualBoardException("The virtual board has no network", "", null));
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(network.pid())).start();
        try {
            if (!kill.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS) || kill.exitValue() != 0) {
                throw new VirtualBoardException("The virtual board's network could not be signalled", "", null);
            }
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("cancelled");
        }
    }

    private void closeAtExit() {
        try {
            close();
        } catch (IOException failed) {
            System.err.println("The virtual board \"" + state.name() + "\" could not be stopped cleanly: " + failed);
        }
    }

    private void forgetExit() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            // The hook runs already, and finds the board closed.
        }
    }

    /**
     * Ends the board, as if its power were cut, and removes its folder. Closing again does nothing; a thread that is interrupted
     * does it all, too.
     */
    @Override
    public synchronized void close() throws IOException {
        if (!lock.isOpen()) {
            return;
        }
        forgetExit();
        // A script that is gone need not mean a dead board: the interrupt key of a terminal reaches it before us.
        boolean endedByItself = !process.isAlive() && process.exitValue() == ENDED_BY_ITSELF;
        process.destroy();
        ControlServer commands = control;
        boolean interrupted = Thread.interrupted();
        try (lock; remoteCore; commands) {
            interrupted |= awaitProcess();
            if (endedByItself) {
                Files.deleteIfExists(folder.path().resolve("board.json"));
            } else {
                folder.delete();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for the end of the process, which is made sure; returns whether the thread was interrupted. */
    private boolean awaitProcess() {
        try {
            if (process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            process.destroyForcibly();
            return false;
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            return true;
        }
    }
}
