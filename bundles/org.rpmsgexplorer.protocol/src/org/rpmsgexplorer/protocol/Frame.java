// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.protocol;

/**
 * One unit on the stream.
 *
 * @param id of a request, chosen by the desktop and never 0; repeated by its reply; {@link #EVENT_ID} for an event
 * @param body what it says
 */
public record Frame(int id, Body body) {
    /** The id of every event. */
    public static final int EVENT_ID = 0;
    /** Largest frame in bytes, without the length field before it. */
    public static final int MAX_LENGTH = 1 << 20;
    /** What a frame has before its body: the type and the id. */
    static final int HEADER = 5;
}
