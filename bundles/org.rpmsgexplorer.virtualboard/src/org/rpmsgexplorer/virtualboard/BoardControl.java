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

import org.rpmsgexplorer.virtualboard.remotecore.RemoteCoreStatus;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Tells the process that keeps a virtual board what to do; see {@link BoardKeeper} for the words. */
public final class BoardControl {
    static final String DONE = "ok ";
    static final String STATUS = "status";
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
     * Sends one line and returns the answer, without waiting longer than the command takes.
     *
     * @throws VirtualBoardException where no process keeps the board, or the command fails
     */
    public static String send(BoardFolder folder, String command) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(folder.controlSocket()));
            OutputStream out = Channels.newOutputStream(channel);
            out.write((command + "\n").getBytes(StandardCharsets.UTF_8));
            BufferedReader in = new BufferedReader(
                    new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
            String answer = in.readLine();
            if (answer == null) {
                throw new IOException("the board's process has ended");
            } else if (!answer.startsWith(DONE)) {
                throw new VirtualBoardException(answer, "", null);
            }
            return answer.substring(DONE.length());
        } catch (VirtualBoardException refused) {
            throw refused;
        } catch (IOException unreachable) {
            throw new VirtualBoardException("The virtual board \"" + folder.name() + "\" cannot be told anything: "
                    + unreachable.getMessage(), "Is it running? See rpmsg board status.", unreachable);
        }
    }
}
