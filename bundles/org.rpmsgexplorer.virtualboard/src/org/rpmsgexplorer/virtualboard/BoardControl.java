// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.rpmsgexplorer.virtualboard.remotecore.RemoteCoreStatus;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Tells the process that keeps a virtual board what to do; see {@link ControlServer} for the words. */
public final class BoardControl {
    static final String DONE = "ok ";
    static final String STATUS = "status";
    static final String STOP = "stop";
    private static final long STOP_LIMIT_SECONDS = 15;
    static final ObjectMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private BoardControl() {
    }

    /**
     * Asks what the remote core does.
     *
     * @throws VirtualBoardException where no process keeps the board
     */
    public static RemoteCoreStatus status(BoardFolder folder) throws IOException {
        return JSON.readValue(send(folder, STATUS), RemoteCoreStatus.class);
    }

    /**
     * Stops the board and returns when its folder is gone: the process that keeps it then closes this connection.
     *
     * @throws VirtualBoardException where no process keeps the board, or it does not stop within 15 s
     */
    public static void stop(BoardFolder folder) throws IOException, InterruptedException {
        CompletableFuture<Void> end = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            try {
                exchange(folder, STOP);
                end.complete(null);
            } catch (IOException failed) {
                end.completeExceptionally(failed);
            }
        }, "stop-board");
        waiting.setDaemon(true);
        waiting.start();
        try {
            end.get(STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw unreachable(folder, failed.getCause());
        } catch (TimeoutException late) {
            throw new VirtualBoardException("The virtual board \"" + folder.name() + "\" does not stop within "
                    + STOP_LIMIT_SECONDS + " s", "The pid of its process is in " + folder.path() + ".", late);
        }
    }

    /**
     * Sends one line and returns the answer, without waiting longer than the command takes.
     *
     * @throws VirtualBoardException where no process keeps the board, or the command fails
     */
    public static String send(BoardFolder folder, String command) throws IOException {
        String answer;
        try {
            answer = exchange(folder, command);
        } catch (IOException failed) {
            throw unreachable(folder, failed);
        }
        if (!answer.startsWith(DONE)) {
            throw new VirtualBoardException(answer, "", null);
        }
        return answer.substring(DONE.length());
    }

    /** Sends a line and reads to the end of the stream; the answer is the first line. */
    private static String exchange(BoardFolder folder, String command) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(folder.controlSocket()));
            OutputStream out = Channels.newOutputStream(channel);
            out.write((command + "\n").getBytes(StandardCharsets.UTF_8));
            BufferedReader in = new BufferedReader(
                    new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
            String answer = in.readLine();
            if (answer == null) {
                throw new IOException("the board's process has ended");
            }
            while (in.read() >= 0) {
                // The answer is one line; what is waited for is the end.
            }
            return answer;
        }
    }

    private static VirtualBoardException unreachable(BoardFolder folder, Throwable failed) {
        return new VirtualBoardException("The virtual board \"" + folder.name() + "\" cannot be told anything: "
                + failed.getMessage(), "Is it still running?", failed);
    }
}
