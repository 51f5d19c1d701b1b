// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.protocol.Reply;

class SystemFactsTest {
    @TempDir
    private Path root;

    private void file(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Test
    void readsWhatABoardTells() throws IOException {
        file("proc/device-tree/model", "ST STM32MP157C-DK2\0");
        file("proc/sys/kernel/arch", "armv7l\n");
        file("proc/sys/kernel/version", "#1 SMP PREEMPT 2026\n");
        file("proc/cmdline", "root=/dev/mmcblk0p2 quiet\n");
        file("proc/self/status", "Name:\tjava\nCpus_allowed:\t3\nCpus_allowed_list:\t0-1\n");
        file("proc/loadavg", "0.12 0.34 0.56 1/123 4567\n");
        file("proc/77/comm", "systemd-udevd\n");
        file("sys/devices/system/cpu/online", "0-1,4\n");
        file("sys/devices/system/cpu/cpufreq/policy0/related_cpus", "0 1\n");
        file("sys/devices/system/cpu/cpufreq/policy0/scaling_governor", "schedutil\n");
        file("sys/devices/system/cpu/cpufreq/policy0/scaling_cur_freq", "650000\n");
        file("sys/devices/system/cpu/cpufreq/policy0/scaling_max_freq", "nonsense\n");
        file("sys/devices/system/clocksource/clocksource0/current_clocksource", "arch_sys_counter\n");
        assertEquals(new Reply.SystemDescription(Optional.of("armv7l"), Optional.of("ST STM32MP157C-DK2"),
                Optional.of("#1 SMP PREEMPT 2026"), Optional.of("root=/dev/mmcblk0p2 quiet"), 3,
                List.of(new Reply.CpuPolicy("0,1", Optional.of("schedutil"), 650_000, -1, -1)), Optional.of("0-1"),
                Optional.of("0.12 0.34 0.56"), "udev", Optional.of("arch_sys_counter"), "why"), new SystemFacts(root).read("why"));
    }

    @Test
    void leavesEmptyWhatIsNotThere() throws IOException {
        Files.createDirectories(root.resolve("proc"));
        Reply.SystemDescription read = new SystemFacts(root).read("");
        assertEquals(Optional.empty(), read.model());
        assertEquals(Optional.empty(), read.load());
        assertEquals(List.of(), read.policies());
        assertEquals("none", read.deviceManager());
    }

    @Test
    void tellsMdevByEitherWayOfStartingIt() throws IOException {
        file("proc/sys/kernel/hotplug", "/sbin/mdev\n");
        assertEquals("mdev", new SystemFacts(root).read("").deviceManager());
        file("proc/sys/kernel/hotplug", "\n");
        file("proc/12/comm", "mdev\n");
        assertEquals("mdev", new SystemFacts(root).read("").deviceManager());
    }
}
