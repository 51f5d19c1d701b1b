// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

import org.rpmsgexplorer.linux.rpmsg.RpmsgUapi;
import org.rpmsgexplorer.virtualboard.remotecore.AnnouncedChannel;
import org.rpmsgexplorer.virtualboard.remotecore.RemoteCore;

/**
 * The process that keeps a virtual board for people, and takes commands at a Unix socket in the board's folder: one line
 * in, one line out.
 *
 * <p>{@code status} (as JSON), {@code announce NAME [ADDRESS]}, {@code withdraw NAME}, {@code stall}, {@code resume},
 * {@code crash}, {@code return}, {@code stop}. The answer is {@code ok} with a text, or what failed.
 *
 * <p>Arguments: the board's name, and {@code on} or {@code off} for the fd uAPI. It prints {@code ready} when sshd
 * answers, or what failed, and nothing afterwards.
 */
public final class BoardKeeper {
    /** What it prints when the board runs. */
    public static final String READY = "ready";

    private final VirtualBoard board;
    private final ServerSocketChannel server;

    private BoardKeeper(VirtualBoard board) throws IOException {
        this.board = board;
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        // One of a process that was killed; this one holds the board's lock.
        Files.deleteIfExists(board.folder().controlSocket());
        server.bind(UnixDomainSocketAddress.of(board.folder().controlSocket()));
    }

    public static void main(String[] arguments) {
        int exit = 0;
        try (VirtualBoard board = VirtualBoard.start(arguments[0], arguments[1].equals("on"), Kernel.locate())) {
            BoardKeeper keeper = new BoardKeeper(board);
            Thread commands = new Thread(keeper::serve, "board-commands");
            commands.setDaemon(true);
            commands.start();
            System.out.println(READY);
            System.out.close();
            board.awaitEnd();
        } catch (VirtualBoardException failed) {
            System.out.println(failed.getMessage() + "\t" + failed.hint());
            exit = 1;
        } catch (IOException | RuntimeException failed) {
            System.out.println(failed + "\t");
            exit = 1;
        } catch (InterruptedException ended) {
            exit = 1;
        }
        System.exit(exit);
    }

    private void serve() {
        while (true) {
            try (SocketChannel client = server.accept()) {
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(Channels.newInputStream(client), StandardCharsets.UTF_8));
                String line = in.readLine();
                if (line != null) {
                    Channels.newOutputStream(client).write((answer(line) + "\n").getBytes(StandardCharsets.UTF_8));
                }
                if (BoardControl.STOP.equals(line)) {
                    // Not before the answer: this process ends with the board.
                    board.close();
                    return;
                }
            } catch (ClosedChannelException ended) {
                return;
            } catch (IOException clientGone) {
                System.err.println("A command was not answered: " + clientGone);
            }
        }
    }

    private String answer(String line) {
        try {
            return BoardControl.DONE + perform(line.strip().split(" +"));
        } catch (IOException | RuntimeException failed) {
            return String.valueOf(failed.getMessage());
        }
    }

    private String perform(String[] words) throws IOException {
        RemoteCore core = board.remoteCore();
        switch (words[0]) {
            case BoardControl.STATUS -> {
                return BoardControl.JSON.writeValueAsString(core.status());
            }
            case "announce" -> {
                long address = words.length > 2 ? address(words[2]) : RpmsgUapi.ADDR_ANY;
                AnnouncedChannel channel = core.announce(argument(words), address);
                return channel.name() + " is announced at 0x" + Long.toHexString(channel.address());
            }
            case "withdraw" -> core.withdraw(argument(words));
            case "stall" -> core.stall();
            case "resume" -> core.resume();
            case "crash" -> core.crash();
            case "return" -> core.comeBack();
            case BoardControl.STOP -> {
                return "";
            }
            default -> throw new IllegalArgumentException("The board does not know the command \"" + words[0] + "\"");
        }
        return "";
    }

    private static long address(String text) {
        try {
            return Long.decode(text);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("\"" + text + "\" is not an address such as 0x500", wrong);
        }
    }

    private static String argument(String[] words) {
        if (words.length < 2) {
            throw new IllegalArgumentException(words[0] + " needs the name of a channel");
        }
        return words[1];
    }
}
