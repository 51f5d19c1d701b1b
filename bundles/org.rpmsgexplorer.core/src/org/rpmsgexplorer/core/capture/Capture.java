// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A capture, open for reading, also while it is being written, here or elsewhere: what has come since is there after
 * {@link #refresh()}. Memory: some 20 bytes for each block of up to 64 KiB. For any thread; each has cursors of its own.
 */
public final class Capture implements AutoCloseable {
    private final CaptureFile file;
    private final FileHeader header;
    private volatile BlockIndex index;

    private Capture(CaptureFile file, FileHeader header, BlockIndex index) {
        this.file = file;
        this.header = header;
        this.index = index;
    }

    /**
     * Opens a capture.
     *
     * @throws CaptureException if the file cannot be read or is no capture; a torn end is no error
     */
    public static Capture open(Path path) throws CaptureException {
        CaptureFile file = new CaptureFile(path);
        try {
            byte[] first = new byte[FileHeader.MAX_LENGTH];
            FileHeader header = FileHeader.decode(first, file.read(0, first, first.length), path.toString());
            return new Capture(file, header, new BlockWalk(file).walk(BlockIndex.empty(header.length())));
        } catch (CaptureException e) {
            try {
                file.close();
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    /** Looks for what has come since; returns true if there is something. */
    public synchronized boolean refresh() throws CaptureException {
        BlockIndex before = index;
        if (file.length() == before.fileLength() && before.fileLength() == before.end()) {
            return false;
        }
        BlockIndex now = new BlockWalk(file).walk(before);
        index = now;
        return now.end() > before.end();
    }

    public Path path() {
        return file.path();
    }

    /** Tells this capture from all others, wherever its file is. */
    public UUID id() {
        return header.id();
    }

    /** Returns when it was made, by the clock of the machine that made it. */
    public Instant created() {
        return Instant.EPOCH.plusNanos(header.created());
    }

    /** Returns what has made it and where from; empty where that is not known. */
    public String origin() {
        return header.origin();
    }

    /** Returns its endpoints by their numbers; immutable. */
    public List<CapturedEndpoint> endpoints() {
        return index.endpoints();
    }

    /** Returns how many rows it has. */
    public long rows() {
        return index.rows();
    }

    /** Returns how many blocks of rows it has. */
    public int blocks() {
        return index.blocks();
    }

    /** Returns how many bytes the file had when it was looked at last. */
    public long fileLength() {
        return index.fileLength();
    }

    /**
     * Returns how many bytes at the file's end are no whole block and were passed over. While a capture is being written,
     * that may be a block that is just coming; otherwise its writer was killed, or the file is damaged.
     */
    public long ignoredBytes() {
        return index.fileLength() - index.end();
    }

    /** Returns a new cursor before the first row. */
    public CaptureCursor cursor() {
        return new CaptureCursor(this);
    }

    BlockIndex index() {
        return index;
    }

    CaptureFile file() {
        return file;
    }

    /**
     * Returns true if the bytes that were passed over are not the torn block of a writer that was killed: there are too
     * many, or whole blocks among them.
     */
    public boolean isDamaged() throws CaptureException {
        return ignoredBytes() > BlockHeader.LENGTH + BlockHeader.MAX_CONTENT
                || ignoredBytes() > 0 && new BlockWalk(file).isBlockBehind(index.end());
    }

    /** Refuses a file whose end is not the torn block of a writer that was killed. */
    void refuseDamage() throws CaptureException {
        if (isDamaged()) {
            throw new CaptureException("The capture " + path() + " is damaged at byte " + index.end() + " of "
                    + fileLength() + "; appending would destroy what is behind", "Write to another file.", null);
        }
    }

    @Override
    public void close() throws CaptureException {
        try {
            file.close();
        } catch (IOException e) {
            throw new CaptureException("Cannot close the capture " + path() + ": " + e.getMessage(), "", e);
        }
    }
}
