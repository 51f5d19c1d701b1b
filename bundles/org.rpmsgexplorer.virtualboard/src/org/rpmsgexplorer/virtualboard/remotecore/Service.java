// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard.remotecore;

/** What an endpoint of the remote core does with messages. The remote core's thread calls it, and it never waits. */
interface Service {
    /** What {@link #run} returns when only a message can bring more to do. */
    long NOTHING_TO_DO = Long.MAX_VALUE;

    /**
     * Handles a message. It may answer with one {@link Outlet#reply} at the most: there is room for one.
     *
     * @param sender the address to answer to
     */
    void received(Outlet outlet, long sender, byte[] payload) throws FrontEndException;

    /**
     * Sends what is due.
     *
     * @param now {@link System#nanoTime}
     * @return in how many nanoseconds to call again, 0 for at once; {@link #NOTHING_TO_DO} also where the board offers
     *     no buffer, because it reports the next one
     */
    default long run(Outlet outlet, long now) throws FrontEndException {
        return NOTHING_TO_DO;
    }

    /** The board is gone, and with it all senders. */
    default void disconnected() {
    }

    /** Where the messages of a service go; their source is its endpoint. */
    interface Outlet {
        /** Sends a message, which waits until the board offers a buffer. */
        void reply(long destination, byte[] payload) throws FrontEndException;

        /** Sends a message if the board offers a buffer now; returns whether it does. */
        boolean trySend(long destination, byte[] payload) throws FrontEndException;
    }
}
