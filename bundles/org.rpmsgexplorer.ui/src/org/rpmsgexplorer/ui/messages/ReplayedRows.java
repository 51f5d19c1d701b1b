// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.io.IOException;
import java.util.OptionalInt;

import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.capture.Capture;
import org.rpmsgexplorer.core.capture.replay.CaptureMessages;
import org.rpmsgexplorer.core.capture.replay.Replay;

/** The messages of a replay, which also says how far among the rows of all its rounds it is. For one thread. */
final class ReplayedRows implements Replay.Messages, Progress {
    private final TakenRows taken;
    private final CaptureMessages messages;
    private final OptionalInt rounds;
    private final Progress progress;
    private int round = -1;

    /**
     * Creates messages before the first round.
     *
     * @param own the capture to read
     * @param rounds how many there will be; empty where that is open, and so is how far it is
     * @param progress is told what this one is told, and how far it is
     */
    ReplayedRows(TakenRows taken, Capture own, OptionalInt rounds, Progress progress) {
        this.taken = taken;
        this.messages = new CaptureMessages(own, taken.matcher(own));
        this.rounds = rounds;
        this.progress = progress;
    }

    @Override
    public void rewind() {
        messages.rewind();
        round++;
    }

    @Override
    public boolean next() throws IOException {
        return messages.next();
    }

    @Override
    public long time() {
        return messages.time();
    }

    @Override
    public byte[] payload() {
        return messages.payload();
    }

    /** Returns the number of the current message's row. */
    long row() {
        return messages.row();
    }

    @Override
    public void step(String text) {
        progress.step(text);
        if (rounds.isPresent()) {
            progress.part(round * taken.size() + row() + 1 - taken.filter().from(), rounds.getAsInt() * taken.size(),
                    Messages.CaptureFiles_rows);
        }
    }

    @Override
    public boolean isCancelled() {
        return progress.isCancelled();
    }
}
