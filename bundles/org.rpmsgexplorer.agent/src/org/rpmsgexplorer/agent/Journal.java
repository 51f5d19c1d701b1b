// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import org.rpmsgexplorer.linux.rpmsg.RpmsgSysfs;

/**
 * A file beside the agent's jar that says which nodes the agent has created, so that they are known when it is killed.
 *
 * <p>The first line is {@value #FIRST_LINE} and the boot's id; then {@code +} and {@code -} lines say what came and
 * went, and when they are many, they give way to what is there now. The agent holds a lock on the file as long as it
 * lives, so one that can be locked belongs to a dead agent. The file is made with the first entry and vanishes with the
 * last one when the agent ends. Where there is no folder to write to, that is logged once and there is no journal. Any
 * thread may use it, an interrupted one too: a channel would close itself then, and give the lock up.
 */
final class Journal implements AutoCloseable {
    static final String PREFIX = "journal-";
    static final String FIRST_LINE = "rpmsg-explorer journal 1 ";
    private static final long LONG = 32 * 1024;

    private final Optional<Path> folder;
    private final Path root;
    private final Set<JournalEntry> entries = new LinkedHashSet<>();
    private Path file;
    private long firstLength;
    private long longAt = LONG;
    private RandomAccessFile out;
    private boolean impossible;

    /**
     * Creates a journal without its file.
     *
     * @param folder where the file goes
     * @param root what stands for {@code /}
     */
    Journal(Optional<Path> folder, Path root) {
        this.folder = folder;
        this.root = root;
        this.impossible = folder.isEmpty();
    }

    /** Returns the id of this boot: entries of another one are void. */
    static String bootId(Path root) throws IOException {
        return Files.readString(root.resolve("proc/sys/kernel/random/boot_id")).strip();
    }

    Optional<Path> folder() {
        return folder;
    }

    /** Returns the file, where it has been made. */
    synchronized Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** A node was created, which is told here before it could be lost. */
    void made(RpmsgSysfs.Node node) {
        add(JournalEntry.of(node));
    }

    /** A node is destroyed, or meant to stay. */
    void gone(RpmsgSysfs.Node node) {
        remove(JournalEntry.of(node));
    }

    synchronized void add(JournalEntry entry) {
        if (entries.add(entry)) {
            write("+ " + entry.text());
        }
    }

    synchronized void remove(JournalEntry entry) {
        if (entries.remove(entry)) {
            write("- " + entry.text());
        }
    }

    private void write(String line) {
        if (impossible) {
            return;
        }
        try {
            if (out == null) {
                open();
            } else if (entries.isEmpty()) {
                out.setLength(firstLength);
                out.seek(firstLength);
                return;
            }
            append(line);
            if (out.length() > longAt) {
                shorten();
            }
        } catch (IOException readOnly) {
            impossible = true;
            Log.warn("No journal is kept of created nodes: " + readOnly, null);
        }
    }

    /** The file gets its name when it is locked, so that nobody takes it for that of a dead agent before. */
    private void open() throws IOException {
        String firstLine = FIRST_LINE + bootId(root);
        Path hidden = Files.createTempFile(folder.orElseThrow(), ".journal", "");
        out = new RandomAccessFile(hidden.toFile(), "rw");
        if (out.getChannel().tryLock() == null) {
            throw new IOException(hidden + " cannot be locked");
        }
        append(firstLine);
        firstLength = out.length();
        file = hidden.resolveSibling(hidden.getFileName().toString().replaceFirst("^\\.journal", PREFIX));
        Files.move(hidden, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Leaves one line for each entry. Whenever the agent is killed meanwhile, the file says the same: first all of them stand
     * at its end, then at its beginning too, and then the rest goes.
     */
    private void shorten() throws IOException {
        StringBuilder lines = new StringBuilder();
        entries.forEach(entry -> lines.append("+ ").append(entry.text()).append('\n'));
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        out.write(bytes);
        out.seek(firstLength);
        out.write(bytes);
        out.setLength(out.getFilePointer());
        longAt = Math.max(LONG, 2 * out.length());
    }

    private void append(String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Removes the file if nothing is left in it, and gives its lock up. */
    @Override
    public synchronized void close() {
        impossible = true;
        if (out != null) {
            try {
                if (entries.isEmpty() && file != null) {
                    Files.deleteIfExists(file);
                }
                out.close();
            } catch (IOException left) {
                Log.warn("The journal could not be removed: " + left, null);
            }
        }
    }
}
