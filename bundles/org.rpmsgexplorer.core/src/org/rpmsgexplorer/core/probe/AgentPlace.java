// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.probe;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * A folder on a board in which the agent's folder could be made.
 *
 * @param state whether it could
 * @param freeKib how much space is there, in KiB
 * @param path of the folder
 */
public record AgentPlace(State state, OptionalLong freeKib, String path) {
    /** Why a folder will do, or will not. */
    public enum State {
        OK("it will do"),
        MISSING("the folder above it does not exist"),
        UNWRITABLE("it cannot be written"),
        FOREIGN("it is not this user's alone"),
        NOEXEC("the file system is mounted noexec"),
        FULL("there is not enough space"),
        UNKNOWN("the board says something else");

        private final String text;

        State(String text) {
            this.text = text;
        }
    }

    static AgentPlace parse(String[] words) {
        OptionalLong free = words[1].matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(words[1]))
                : OptionalLong.empty();
        return new AgentPlace(state(words[0]), free, words[2]);
    }

    private static State state(String word) {
        for (State state : State.values()) {
            if (state.name().toLowerCase(Locale.ROOT).equals(word)) {
                return state;
            }
        }
        return State.UNKNOWN;
    }

    /** Returns the path and the reason, for messages. */
    @Override
    public String toString() {
        return path + ": " + state.text
                + (state == State.FULL && freeKib.isPresent() ? " (" + freeKib.getAsLong() + " KiB)" : "");
    }
}
