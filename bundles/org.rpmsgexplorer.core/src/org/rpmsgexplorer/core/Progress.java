// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core;

/** Is told how a long operation goes on, and says whether it is still wanted. */
public interface Progress {
    /** Does not show anything and never cancels. */
    Progress NONE = text -> {
    };

    /** A step begins; called by the thread that carries the operation out. */
    void step(String text);

    /**
     * So much of the current step is done; called by any thread.
     *
     * @param unit of the two numbers, such as {@code KiB}
     */
    default void part(long done, long total, String unit) {
    }

    /** Returns whether the operation is to end as soon as it can. */
    default boolean isCancelled() {
        return false;
    }
}
