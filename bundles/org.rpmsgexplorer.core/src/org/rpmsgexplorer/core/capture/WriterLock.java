// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps other writers away from a capture by a lock on a file beside it. On the capture itself a lock would not hold:
 * with POSIX, a process loses it as soon as it closes the same file anywhere, as its readers do.
 */
final class WriterLock implements Closeable {
    /**
     * The locks of this process, for all threads. For the same reason, a file whose lock is ours must not even be opened
     * to be refused; and the lock is the process's, so that no object could know.
     */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();
    private static final int ATTEMPTS = 100;

    private final Path path;
    private final FileChannel channel;

    private WriterLock(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static WriterLock take(Path capture) throws CaptureException {
        boolean ours = false;
        FileChannel channel = null;
        Path path = null;
        try {
            path = beside(capture);
            ours = OURS.add(path);
            for (int attempt = 0; ours && attempt < ATTEMPTS && channel == null; attempt++) {
                channel = attempt(path);
            }
        } catch (OverlappingFileLockException e) {
            throw refusal(capture, e);
        } catch (IOException e) {
            throw CaptureException.unwritable(capture, e);
        } finally {
            if (ours && channel == null) {
                OURS.remove(path);
            }
        }
        if (channel == null) {
            throw refusal(capture, null);
        }
        return new WriterLock(path, channel);
    }

    /** Returns the lock's file: one for a capture, whichever links lead there. */
    private static Path beside(Path capture) throws IOException {
        Path absolute = capture.toAbsolutePath();
        Path real = Files.exists(absolute) ? absolute.toRealPath()
                : absolute.getParent().toRealPath().resolve(absolute.getFileName());
        return real.resolveSibling(real.getFileName() + ".lock");
    }

    /** Returns the locked file; null if another writer has it, or if one took it away when it ended just now. */
    private static FileChannel attempt(Path path) throws IOException {
        try {
            Files.createFile(path);
        } catch (FileAlreadyExistsException e) {
            // Of another writer, or of one that was killed.
        }
        boolean taken = false;
        FileChannel channel = null;
        try {
            Object key = key(path);
            channel = FileChannel.open(path, StandardOpenOption.WRITE);
            taken = channel.tryLock() != null && Objects.equals(key, key(path));
            return taken ? channel : null;
        } catch (NoSuchFileException e) {
            return null;
        } finally {
            if (!taken && channel != null) {
                channel.close();
            }
        }
    }

    private static CaptureException refusal(Path capture, Exception cause) {
        return new CaptureException("The capture " + capture + " is being written by another program or window",
                "End that one, or write to another file.", cause);
    }

    private static Object key(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(path);
        } finally {
            OURS.remove(path);
        }
    }
}
