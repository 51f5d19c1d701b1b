// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What measurements on a board depend on. What the board does not tell is empty.
 *
 * @param machine what {@code uname -m} says; kernels before 6.1 do not tell it in a file
 * @param model of the board
 * @param kernelVersion the line that says how and when the kernel was built
 * @param commandLine of the kernel
 * @param processors how many are online
 * @param policies how their frequencies are chosen
 * @param affinity the processors that the agent may run on, such as {@code 0-3}
 * @param load averages over 1, 5 and 15 minutes, as the kernel writes them
 * @param deviceManager {@code udev}, {@code mdev} or {@code none}
 * @param clockSource of the kernel
 * @param noNativeEngine why {@link Engine#NATIVE} is missing, a sentence without a full stop; empty where it is there
 */
public record BoardSystem(Optional<String> machine, Optional<String> model, Optional<String> kernelVersion,
        Optional<String> commandLine, OptionalInt processors, List<CpuPolicy> policies, Optional<String> affinity,
        Optional<String> load, String deviceManager, Optional<String> clockSource, Optional<String> noNativeEngine) {
    public BoardSystem {
        policies = List.copyOf(policies);
    }

    /** Returns whether an engine can be used there. */
    public boolean has(Engine engine) {
        return engine == Engine.JAVA || noNativeEngine.isEmpty();
    }
}
