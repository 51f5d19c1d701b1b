// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * Keeps other writers away from a capture by a lock on a file beside it. On the capture itself a lock would not hold: with POSIX, a
 * process loses it as soon as one of its readers closes the same file.
 */
final class WriterLock implements Closeable {
    private final Path path;
    private final FileChannel channel;

    private WriterLock(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static WriterLock take(Path capture) throws CaptureException {
        Path path = capture.resolveSibling(capture.getFileName() + ".lock");
        boolean taken = false;
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                Object key = key(path);
                taken = channel.tryLock() != null && isStill(path, key);
            } finally {
                if (!taken) {
                    channel.close();
                }
            }
            if (taken) {
                return new WriterLock(path, channel);
            }
        } catch (OverlappingFileLockException e) {
            throw refusal(capture, e);
        } catch (IOException e) {
            throw new CaptureException("Cannot write the capture " + capture + ": " + path + ": " + e.getMessage(),
                    "The folder must be there, and you must be allowed to write to it.", e);
        }
        throw refusal(capture, null);
    }

    private static CaptureException refusal(Path capture, Exception cause) {
        return new CaptureException("The capture " + capture + " is being written by another program or window",
                "End that one, or write to another file.", cause);
    }

    /** Returns false if the file was taken away by a writer that ended just now. */
    private static boolean isStill(Path path, Object key) throws IOException {
        return Files.exists(path) && Objects.equals(key, key(path));
    }

    private static Object key(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(path);
        }
    }
}
