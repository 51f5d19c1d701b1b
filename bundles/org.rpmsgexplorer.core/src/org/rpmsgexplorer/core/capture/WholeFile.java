// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that gets its name only when all of it is written: until then, and where it is not finished, what has that name stays as
 * it is. Nobody writes a capture of that name meanwhile.
 */
public final class WholeFile implements Closeable {
    private static final String UNFINISHED = ".unfinished";

    private final Path target;
    private final Path real;
    private final Path part;
    private final WriterLock lock;

    private WholeFile(Path target, Path real, WriterLock lock) {
        this.target = target;
        this.real = real;
        this.part = real.resolveSibling(real.getFileName() + UNFINISHED);
        this.lock = lock;
    }

    /**
     * Begins a file, or another one in the place of one that is there.
     *
     * @throws CaptureException if it cannot be written, or somebody is writing it
     */
    public static WholeFile begin(Path target) throws CaptureException {
        WriterLock lock = WriterLock.take(target);
        WholeFile begun = null;
        try {
            // A link stays one.
            WholeFile file = new WholeFile(target, Files.exists(target) ? target.toRealPath() : target.toAbsolutePath(), lock);
            file.refuseWhatMustStay();
            // Of one that was killed: the lock is ours.
            Files.deleteIfExists(file.part);
            begun = file;
            return file;
        } catch (IOException e) {
            throw CaptureException.unwritable(target, e);
        } finally {
            if (begun == null) {
                release(target, lock);
            }
        }
    }

    /** The folder's rights decide whether a name can be taken over, which is not what the file's own rights say. */
    private void refuseWhatMustStay() throws IOException {
        if (Files.exists(real) && !Files.isRegularFile(real)) {
            throw new CaptureException("The file " + target + " cannot be written: it is no regular file",
                    "Name another one.", null);
        } else if (Files.exists(real) && !Files.isWritable(real)) {
            throw new AccessDeniedException(real.toString());
        }
    }

    private static void release(Path target, WriterLock lock) throws CaptureException {
        try {
            lock.close();
        } catch (IOException e) {
            throw CaptureException.unwritable(target, e);
        }
    }

    /** Returns where to write it; nothing is there yet. */
    public Path part() {
        return part;
    }

    /** Gives it its name. All of it is written, and closed. */
    public void finish() throws CaptureException {
        try {
            Files.move(part, real, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw CaptureException.unwritable(target, e);
        }
    }

    /** Takes away what is not finished. */
    @Override
    public void close() throws CaptureException {
        try (lock) {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw CaptureException.unwritable(target, e);
        }
    }
}
