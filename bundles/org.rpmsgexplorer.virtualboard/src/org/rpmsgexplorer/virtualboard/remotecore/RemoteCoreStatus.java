// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

import java.util.List;

/**
 * What a remote core was doing at one moment.
 *
 * @param state what it does
 * @param counters since it was started
 * @param waiting messages and announcements that wait for a buffer of the board, 0 to 2048
 * @param channels that it announces
 * @param boardChannels that the board announced to it, at most 256
 * @param problem why the last connection was given up; empty where there was no reason to
 */
public record RemoteCoreStatus(State state, Counters counters, int waiting, List<AnnouncedChannel> channels,
        List<AnnouncedChannel> boardChannels, String problem) {

    /** What a remote core does. */
    public enum State {
        /** Listens; no board is there, or its driver is not ready. */
        WAITING,
        /** A board's driver is ready and messages move. */
        CONNECTED,
        /** A board's driver is ready, and nothing is taken and nothing sent. */
        STALLED,
        /** Gone, until it comes back. */
        CRASHED
    }

    /**
     * Messages since the start, those of the name service included.
     *
     * @param received taken from the board
     * @param sent put into buffers of the board
     * @param unknownDestination received for an address where no endpoint is, and dropped
     * @param malformed received with an impossible length or content, and dropped
     * @param discarded waited for a buffer when the connection ended, and dropped
     */
    public record Counters(long received, long sent, long unknownDestination, long malformed, long discarded) {
        /** Returns all messages that went nowhere. */
        public long dropped() {
            return unknownDestination + malformed + discarded;
        }
    }
}
