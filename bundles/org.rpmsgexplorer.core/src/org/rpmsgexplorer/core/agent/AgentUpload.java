// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.agent;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.probe.AgentPlace;
import org.rpmsgexplorer.core.probe.BoardScript;
import org.rpmsgexplorer.core.probe.ScriptOutput;
import org.rpmsgexplorer.core.ssh.SshSession;

/**
 * Brings the agent's files to a board over the standard input of {@code cat}, which needs no SFTP there.
 *
 * <p>They are written into a folder of another name first; one that is broken off, by whatever, is removed by the
 * board.
 */
final class AgentUpload {
    private static final Duration WRITE_LIMIT = Duration.ofMinutes(3);
    private static final Duration INSTALL_LIMIT = Duration.ofSeconds(30);
    private static final int KIB = 1024;
    /** In bytes; small enough for a cancel to be heard on a slow link. */
    private static final int PART = 8 * KIB;

    private final SshSession session;
    private final Progress progress;
    private final AgentPlace place;
    private final String fresh;
    private final long total;
    /** Counted by the thread of JSch that reads the files. */
    private volatile long sent;
    private volatile boolean cancelled;

    AgentUpload(SshSession session, Progress progress, AgentPlace place, String hash, long total) {
        this.session = session;
        this.progress = progress;
        this.place = place;
        this.fresh = place.path() + "/" + hash + ".part" + UUID.randomUUID().toString().replace("-", "");
        this.total = total;
    }

    /** Writes one file; the board checks that it came whole. */
    void write(String name, byte[] content) throws BoardException {
        ScriptOutput output = BoardScript.WRITE.run(session, Map.of("place", place.path(), "fresh", fresh, "name", name,
                "size", Integer.toString(content.length), "sum", AgentPackage.sha256(content)), new Counted(content),
                WRITE_LIMIT);
        if (cancelled) {
            throw new BoardException(BoardException.Kind.CANCELLED, "Bringing the agent to the board was cancelled", "",
                    null);
        } else if (!output.has("written")) {
            String free = output.first("free")
                    .map(kib -> "; " + total / KIB + " KiB are needed, " + kib + " KiB are free")
                    .orElse("");
            throw new BoardException("The agent could not be written to " + place.path() + " on the board"
                    + (output.error().isEmpty() ? "" : ": " + output.error()) + free,
                    "Make room there, and try again; nothing of it was left behind.", null);
        }
    }

    /** Puts the files where they belong and returns that folder. */
    String install(String hash) throws BoardException {
        ScriptOutput output =
                BoardScript.INSTALL.run(session, Map.of("place", place.path(), "fresh", fresh, "hash", hash),
                INSTALL_LIMIT);
        return output.first("installed").orElseThrow(() -> new BoardException("The agent could not be put into "
                + place.path() + " on the board" + (output.error().isEmpty() ? "" : ": " + output.error()), "", null));
    }

    /** A file on its way, which ends early when nobody wants it any more; the board then finds it cut. */
    private final class Counted extends ByteArrayInputStream {
        Counted(byte[] content) {
            super(content);
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            if (progress.isCancelled()) {
                cancelled = true;
                return -1;
            }
            int count = super.read(target, offset, Math.min(length, PART));
            sent += Math.max(0, count);
            progress.part(sent / KIB, total / KIB, "KiB");
            return count;
        }
    }
}
