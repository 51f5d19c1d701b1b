// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The private folder of a virtual board: {@code $XDG_RUNTIME_DIR/rpmsg-explorer/NAME}, or in a folder of this user under
 * the temporary folder where that is not set, or too long for the sockets.
 *
 * <p>Whoever runs the board holds a lock on its file {@code lock}, so that two cannot. The state of a board whose process
 * was killed is not taken for a running one.
 */
public final class BoardFolder {
    /** The board that is meant where no name is given. */
    public static final String DEFAULT_NAME = "virtual";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,31}");
    /** In bytes, without the zero behind it, unix(7). */
    private static final int MAX_SOCKET_PATH = 107;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final String name;
    private final Path path;

    private BoardFolder(String name, Path path) {
        this.name = name;
        this.path = path;
    }

    /** Returns whether a board can have this name. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * Returns the folder of a board, making the one that it is in.
     *
     * @param name 1 to 32 letters, digits, {@code -} and {@code _}
     */
    public static BoardFolder of(String name) throws IOException {
        if (!isName(name)) {
            throw new VirtualBoardException("\"" + name + "\" cannot be the name of a virtual board",
                    "Up to 32 letters, digits, - and _ are possible, a letter or digit first.", null);
        }
        BoardFolder folder = new BoardFolder(name, parent(System.getenv("XDG_RUNTIME_DIR"), name).resolve(name));
        Folders.makePrivate(folder.path.getParent());
        return folder;
    }

    /**
     * Returns where the folder of a board belongs.
     *
     * @param runtime the value of {@code XDG_RUNTIME_DIR}; null where it is not set
     */
    static Path parent(String runtime, String name) {
        Path preferred = Path.of(runtime == null ? "" : runtime, "rpmsg-explorer");
        boolean usable = preferred.isAbsolute() && Files.isDirectory(preferred.getParent())
                && new BoardFolder(name, preferred.resolve(name)).controlSocket().toString()
                        .getBytes(StandardCharsets.UTF_8).length <= MAX_SOCKET_PATH;
        return usable ? preferred
                : Path.of(System.getProperty("java.io.tmpdir"), "rpmsg-explorer-" + System.getProperty("user.name"));
    }

    /** Returns the board's name. */
    public String name() {
        return name;
    }

    /** Returns the state of the board if it runs. */
    public Optional<BoardState> running() throws IOException {
        Path file = path.resolve("board.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        BoardState state = JSON.readValue(file.toFile(), BoardState.class);
        return Optional.of(state).filter(BoardState::isAlive);
    }

    /** Returns what the board's kernel and sshd have printed, of the last board of this name too. */
    public Path consoleLog() {
        return path.resolve("console.log");
    }

    /** Returns what the process that keeps the board has printed. */
    public Path keeperLog() {
        return path.resolve("keeper.log");
    }

    Path path() {
        return path;
    }

    Path controlSocket() {
        return path.resolve("control");
    }

    Path remoteCoreSocket() {
        return path.resolve("core");
    }

    Path identity() {
        return path.resolve("id_ed25519");
    }

    Path knownHosts() {
        return path.resolve("known_hosts");
    }

    Path hostKey() {
        return path.resolve("host_key.pub");
    }

    /**
     * Takes the board for this process until the channel is closed.
     *
     * @throws VirtualBoardException where another process runs it
     */
    FileChannel take() throws IOException {
        Folders.makePrivate(path);
        // The process that holds the lock must not open the file again: closing it would drop the lock, fcntl(2).
        if (running().isPresent()) {
            throw runsAlready();
        }
        FileChannel channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        if (channel.tryLock() == null) {
            channel.close();
            throw runsAlready();
        }
        Files.deleteIfExists(path.resolve("board.json"));
        return channel;
    }

    private VirtualBoardException runsAlready() {
        return new VirtualBoardException("The virtual board \"" + name + "\" runs already", "Use that one, or stop it first.", null);
    }

    void write(BoardState state) throws IOException {
        Path fresh = path.resolve("board.json.new");
        JSON.writerWithDefaultPrettyPrinter().writeValue(fresh.toFile(), state);
        Files.move(fresh, path.resolve("board.json"), StandardCopyOption.ATOMIC_MOVE);
    }

    void delete() throws IOException {
        Folders.delete(path);
    }
}
