// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.perf;

import java.nio.file.Path;
import java.util.function.Consumer;

import org.rpmsgexplorer.virtualboard.Kernel;

/**
 * What all figures share.
 *
 * @param kernel of the boards
 * @param script the script that users call
 * @param reference folder with the C programs
 * @param dissector rpmsg's dissector for Wireshark
 * @param ide folder with the assembled IDE
 * @param loadBundle what measures within the IDE
 * @param work folder for files that are needed meanwhile
 * @param quick whether to measure for a shorter time, which is enough to see that measuring works
 * @param progress is told what happens, a line at a time
 */
record Settings(Kernel kernel, Path script, Path reference, Path dissector, Path ide, Path loadBundle, Path work, boolean quick,
        Consumer<String> progress) {
}
