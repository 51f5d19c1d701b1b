// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SocketFactory;

/**
 * The way of a session through another one, by a channel: nothing listens on this machine, as it would with a forwarded
 * port.
 *
 * <p>It is a socket with a limit for reading, because JSch's keep-alive hangs on that limit.
 */
final class JumpSocket extends Socket implements Proxy {
    private final Session through;
    private final JumpInput input = new JumpInput();
    private volatile ChannelDirectTCPIP channel;
    private OutputStream output;

    JumpSocket(Session through) {
        this.through = through;
    }

    @Override
    public void connect(SocketFactory unused, String host, int port, int limitMillis) throws JSchException,
            IOException {
        channel = (ChannelDirectTCPIP) through.openChannel("direct-tcpip");
        channel.setHost(host);
        channel.setPort(port);
        channel.setOutputStream(input.writer());
        output = channel.getOutputStream();
        try {
            channel.connect(limitMillis);
        } catch (JSchException refused) {
            throw new IOException(refusal(channel.getExitStatus()), refused);
        }
        if (!channel.isConnected()) {
            throw new IOException(refusal(0));
        }
    }

    /** The reasons are those of RFC 4254 section 5.1. */
    private static String refusal(int reason) {
        return switch (reason) {
            case 1 -> "it does not forward connections (AllowTcpForwarding)";
            case 2 -> "it cannot reach that";
            default -> "it opened no channel";
        };
    }

    @Override
    public InputStream getInputStream() {
        return input;
    }

    @Override
    public OutputStream getOutputStream() {
        return output;
    }

    @Override
    public Socket getSocket() {
        return this;
    }

    @Override
    public void setSoTimeout(int millis) {
        input.setLimit(millis);
    }

    @Override
    public void setTcpNoDelay(boolean on) {
        // Up to the session that it goes through.
    }

    @Override
    public void close() {
        input.close();
        if (channel != null) {
            channel.disconnect();
        }
    }
}
