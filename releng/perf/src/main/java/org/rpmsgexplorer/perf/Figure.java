// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.util.List;

/** Something that is measured, with a limit that it must keep. */
interface Figure {
    /** Returns the word that chooses it on the command line. */
    String name();

    /** Returns in a sentence what is measured, against what. */
    String description();

    /** Measures it on boards of its own, and returns a line for each value. */
    List<Line> measure(Settings settings) throws Exception;
}
