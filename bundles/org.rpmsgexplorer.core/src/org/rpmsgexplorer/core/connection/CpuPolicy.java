// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How the kernel chooses the frequency of processors that share one (a folder of {@code /sys/devices/system/cpu/cpufreq}).
 *
 * @param processors their numbers, such as {@code 0-3}, as the kernel writes lists
 * @param governor such as {@code performance}
 * @param current frequency in kHz
 * @param min lowest frequency in kHz that the governor may choose
 * @param max highest one
 */
public record CpuPolicy(String processors, Optional<String> governor, OptionalLong current, OptionalLong min,
        OptionalLong max) {
}
