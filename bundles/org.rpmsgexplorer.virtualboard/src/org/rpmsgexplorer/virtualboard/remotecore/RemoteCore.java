// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import org.rpmsgexplorer.linux.rpmsg.RpmsgUapi;
import org.rpmsgexplorer.virtualboard.remotecore.RemoteCoreStatus.State;

/**
 * A simulated remote core: the vhost-user back end of a virtio rpmsg device, with a few services to talk to.
 *
 * <p>It listens at a Unix socket and serves one board at a time, and the next one when that is gone. At the start it
 * has the channels {@value #ECHO} (each message comes back), {@value #SINK} (counts; {@code count} and {@code reset}
 * are answered with the counts) and {@value #SOURCE} ({@code send COUNT size BYTES rate PER_SECOND}, {@code stop}), and
 * it announces all its channels to each board whose driver becomes ready.
 *
 * <p>Any thread may call the methods. Each returns when the thread {@code remote-core} has done it, and throws
 * {@link IOException} with what failed, also where that took longer than {@link #LIMIT} or the remote core is closed.
 */
public final class RemoteCore implements AutoCloseable {
    /** Name of the channel whose service answers with the same payload. */
    public static final String ECHO = "rpmsg-echo";
    /** Address of {@link #ECHO}. */
    public static final long ECHO_ADDRESS = 0x400;
    /** Name of the channel whose service counts. */
    public static final String SINK = "rpmsg-sink";
    /** Address of {@link #SINK}. */
    public static final long SINK_ADDRESS = 0x401;
    /** Name of the channel whose service sends on request. */
    public static final String SOURCE = "rpmsg-source";
    /** Address of {@link #SOURCE}. */
    public static final long SOURCE_ADDRESS = 0x402;

    /** How long a call may take. */
    public static final Duration LIMIT = Duration.ofSeconds(5);

    private final CommandQueue commands;
    private final CoreLoop loop;
    private final Thread thread;

    private RemoteCore(Path socket) throws IOException {
        commands = new CommandQueue();
        try {
            loop = new CoreLoop(socket, commands);
        } catch (IOException | RuntimeException failed) {
            commands.close();
            throw failed;
        }
        thread = new Thread(loop, "remote-core");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Starts a remote core that listens at a path when this method returns.
     *
     * @param socket at most 107 bytes long; a socket that was left there is removed
     * @throws IOException where it cannot listen there
     */
    public static RemoteCore start(Path socket) throws IOException {
        return new RemoteCore(socket);
    }

    /** Announces a channel with an echo service at the first free address from 1024. */
    public AnnouncedChannel announce(String name) throws IOException {
        return announce(name, RpmsgUapi.ADDR_ANY);
    }

    /**
     * Announces a channel with an echo service behind it ({@link #SINK} and {@link #SOURCE} with their own), now and to each board to come until it is withdrawn or the
     * remote core crashes.
     *
     * @param name 1 to 31 bytes, not announced yet
     * @param address 0 to 0xFFFFFFFF and free; {@link RpmsgUapi#ADDR_ANY} for the first free one from 1024
     */
    public AnnouncedChannel announce(String name, long address) throws IOException {
        return call("Announce " + name, () -> loop.announce(name, address));
    }

    /** Takes a channel back, one of the start too. */
    public void withdraw(String name) throws IOException {
        call("Withdraw " + name, () -> loop.withdraw(name));
    }

    /** Takes nothing off the rings and sends nothing until {@link #resume()}. */
    public void stall() throws IOException {
        call("Stall", () -> loop.stall(true));
    }

    /** Ends {@link #stall()}. */
    public void resume() throws IOException {
        call("Resume", () -> loop.stall(false));
    }

    /** Closes the connection without a word, and listens no more: the socket vanishes. */
    public void crash() throws IOException {
        call("Crash", loop::crash);
    }

    /** Listens again after {@link #crash()}, with the channels of the start. */
    public void comeBack() throws IOException {
        call("Come back", loop::comeBack);
    }

    /** Returns what the remote core is doing. */
    public RemoteCoreStatus status() throws IOException {
        return call("Status", loop::status);
    }

    /** Waits until a board's driver is ready and both of its rings run. */
    public void awaitConnected(Duration limit) throws IOException {
        await("Waiting for a board", status -> status.state() == State.CONNECTED || status.state() == State.STALLED,
                limit);
    }

    /**
     * Waits until the status meets a condition.
     *
     * @param what is waited for, for messages
     * @param condition tested by the thread of the remote core after each thing that it does; must be quick
     * @return the status that met it
     * @throws IOException where that takes longer than the limit, with the status at that time
     */
    public RemoteCoreStatus await(String what, Predicate<RemoteCoreStatus> condition, Duration limit)
            throws IOException {
        CompletableFuture<RemoteCoreStatus> met = new CompletableFuture<>();
        call(what, () -> loop.await(condition, met));
        try {
            return CommandQueue.get(what, limit, met);
        } catch (InterruptedIOException interrupted) {
            throw interrupted;
        } catch (IOException failed) {
            if (met.isCancelled()) {
                throw new IOException(failed.getMessage() + "; " + status(), failed);
            }
            throw failed;
        }
    }

    private <T> T call(String what, Callable<T> command) throws IOException {
        return commands.call(what, LIMIT, command);
    }

    /** Ends the connection and the thread, and removes the socket. Closing again does nothing. */
    @Override
    public void close() throws IOException {
        try {
            commands.submit(loop::close);
        } catch (IOException alreadyEnded) {
            // The thread ends or has ended by itself; what is left to do is to wait for it.
        }
        try {
            thread.join(LIMIT.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Close: interrupted");
        }
        if (thread.isAlive()) {
            throw new IOException("Close: not done within " + LIMIT.toMillis() + " ms");
        }
        commands.close();
    }
}
