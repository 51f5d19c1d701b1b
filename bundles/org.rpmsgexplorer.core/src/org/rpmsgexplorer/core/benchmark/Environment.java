// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.rpmsgexplorer.core.connection.CpuPolicy;

/**
 * Where a benchmark ran, as far as it is known.
 *
 * @param board as its user named it, such as {@code root@10.0.0.5} or {@code virtual}
 * @param machine what {@code uname -m} says, such as {@code aarch64}, or where that is not told, Java's name for it
 * @param model of the board, from its device tree or DMI
 * @param kernel its release, such as {@code 6.12.0}
 * @param kernelVersion the line that says how and when the kernel was built
 * @param commandLine of the kernel
 * @param processors how many are online
 * @param policies how their frequencies are chosen; empty where the kernel does not choose them
 * @param affinity the processors that the loops may run on, such as {@code 0-3} or {@code 2}
 * @param load at this time
 * @param deviceManager what takes care of device nodes
 * @param java version of the agent's JVM
 * @param agent its version
 * @param clockSource that the kernel uses, such as {@code arch_sys_counter}
 */
public record Environment(Optional<String> board, Optional<String> machine, Optional<String> model, Optional<String> kernel,
        Optional<String> kernelVersion, Optional<String> commandLine, OptionalInt processors, List<CpuPolicy> policies,
        Optional<String> affinity, Optional<LoadAverage> load, Optional<DeviceManager> deviceManager, Optional<String> java,
        Optional<String> agent, Optional<String> clockSource) {
    /** Nothing is known. */
    public static final Environment UNKNOWN = new Environment(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty(), List.of(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public Environment {
        policies = List.copyOf(policies);
    }

    /** Returns the governors that choose frequencies, each once. */
    public List<String> governors() {
        return policies.stream().flatMap(policy -> policy.governor().stream()).distinct().toList();
    }
}
