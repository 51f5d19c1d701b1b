// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * A capture's file, open for reading. For any thread.
 *
 * <p>It is no FileChannel, because that one is closed for all when one of its readers is interrupted.
 */
final class CaptureFile implements Closeable {
    private final Path path;
    private final RandomAccessFile file;

    CaptureFile(Path path) throws CaptureException {
        this.path = path;
        try {
            file = new RandomAccessFile(path.toFile(), "r");
        } catch (FileNotFoundException e) {
            throw CaptureException.unreadable(path, e);
        }
    }

    Path path() {
        return path;
    }

    synchronized long length() throws CaptureException {
        try {
            return file.length();
        } catch (IOException e) {
            throw CaptureException.unreadable(path, e);
        }
    }

    /**
     * Reads bytes to the beginning of an array.
     *
     * @return how many there were; fewer than wanted only at the file's end
     */
    synchronized int read(long position, byte[] bytes, int length) throws CaptureException {
        try {
            file.seek(position);
            int count = 0;
            while (count < length) {
                int more = file.read(bytes, count, length - count);
                if (more < 0) {
                    break;
                }
                count += more;
            }
            return count;
        } catch (IOException e) {
            throw CaptureException.unreadable(path, e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
