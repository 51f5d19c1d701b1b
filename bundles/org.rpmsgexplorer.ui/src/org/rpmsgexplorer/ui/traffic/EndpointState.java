// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.traffic;

/**
 * How it stands with an endpoint of ours.
 *
 * @param kind what it can do now
 * @param why it is so, without a full stop; empty where there is nothing to say
 * @param hint what to do about it; empty where that is the same for all that are of this kind
 */
public record EndpointState(Kind kind, String why, String hint) {
    static final EndpointState OPEN = new EndpointState(Kind.OPEN, "");
    static final EndpointState CLOSED = new EndpointState(Kind.CLOSED, "");

    /** One that has no hint of its own. */
    public EndpointState(Kind kind, String why) {
        this(kind, why, "");
    }

    /** What an endpoint can do. */
    public enum Kind {
        /** It receives, and sends if it has a destination. */
        OPEN,
        /** It is gone for now, and opened again as soon as that is possible. */
        WAITING,
        /** It is gone for good, by itself. */
        ENDED,
        /** It was closed by its user. */
        CLOSED
    }

    /** Returns whether it is there now, as far as is known. */
    public boolean isOpen() {
        return kind == Kind.OPEN;
    }

    /** Returns whether nothing will come any more. */
    public boolean isOver() {
        return kind == Kind.ENDED || kind == Kind.CLOSED;
    }
}
