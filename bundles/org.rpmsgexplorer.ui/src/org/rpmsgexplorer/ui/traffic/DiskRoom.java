// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.traffic;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.capture.CaptureException;

/**
 * Looks whether a disk has room left: messages may come for days, and must not take the last of it from whatever else its user
 * does. For one thread at a time.
 */
final class DiskRoom {
    /** What is left to others, in bytes. */
    static final long LEAST = 100_000_000;
    /** Far less than that is written in this time. */
    static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Path file;
    private final LongSupplier usable;
    private final LongSupplier clock;
    private long looked;

    /**
     * Creates one that looks at once.
     *
     * @param file on the disk
     * @param usable tells how many bytes can be written
     * @param clock tells nanoseconds
     */
    DiskRoom(Path file, LongSupplier usable, LongSupplier clock) {
        this.file = file;
        this.usable = usable;
        this.clock = clock;
        looked = clock.getAsLong() - LOOK_NANOS;
    }

    static DiskRoom of(Path file) {
        return new DiskRoom(file, () -> usable(file), System::nanoTime);
    }

    /** Returns what the system tells; a system that tells nothing may have room. */
    private static long usable(Path file) {
        try {
            FileStore disk = Files.getFileStore(file);
            return disk.getTotalSpace() == 0 ? Long.MAX_VALUE : disk.getUsableSpace();
        } catch (IOException unknown) {
            return Long.MAX_VALUE;
        }
    }

    /**
     * Refuses to write where there is too little; asks the system once a second at most.
     *
     * @throws CaptureException with what to do
     */
    void require() throws CaptureException {
        long now = clock.getAsLong();
        if (now - looked < LOOK_NANOS) {
            return;
        }
        if (usable.getAsLong() < LEAST) {
            throw new CaptureException(NLS.bind(Messages.DiskRoom_little, file, LEAST / 1_000_000), Messages.DiskRoom_littleHint, null);
        }
        looked = now;
    }
}
