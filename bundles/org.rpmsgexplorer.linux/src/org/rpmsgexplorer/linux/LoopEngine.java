// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux;

/** Runs loops of system calls and times them. One thread uses an engine at a time. */
public sealed interface LoopEngine permits JavaLoopEngine, NativeLoopEngine {
    /**
     * Runs loops to their end; it cannot be interrupted, so ask for few.
     *
     * @param loops how many, at least 1
     * @param steps whether to time each step, which takes a little longer altogether
     * @throws LinuxException with the errno of the call that failed; EBUSY too where the node that was waited for is another
     *         program's, which is not destroyed. A node that was created and not opened is left.
     */
    LoopTimes run(LoopSubject subject, int loops, boolean steps) throws LinuxException;
}
