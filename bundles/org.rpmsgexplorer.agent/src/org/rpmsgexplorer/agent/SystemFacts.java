// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.rpmsgexplorer.linux.Uname;
import org.rpmsgexplorer.protocol.Reply;

/** Reads from {@code /proc} and {@code /sys} what a measurement depends on. What is not there is left empty. */
final class SystemFacts {
    private static final int MAX_LENGTH = 4096;

    private final Path root;

    /**
     * Creates a reader.
     *
     * @param root what stands for {@code /}
     */
    SystemFacts(Path root) {
        this.root = root;
    }

    /**
     * Reads everything.
     *
     * @param nativeEngine why there is none; empty where there is
     */
    Reply.SystemDescription read(String nativeEngine) {
        return new Reply.SystemDescription(machine(), model(), text("proc/sys/kernel/version"),
                text("proc/cmdline"), processors(), policies(), line("proc/self/status", "Cpus_allowed_list:"),
                text("proc/loadavg").map(SystemFacts::averages), deviceManager(),
                text("sys/devices/system/clocksource/clocksource0/current_clocksource"), nativeEngine);
    }

    /** The file is there since Linux 6.1. */
    private Optional<String> machine() {
        return text("proc/sys/kernel/arch").or(Uname::machine);
    }

    private Optional<String> model() {
        return text("proc/device-tree/model").or(() -> text("sys/class/dmi/id/product_name"));
    }

    private int processors() {
        int online = 0;
        for (String range : text("sys/devices/system/cpu/online").orElse("").split(",")) {
            String[] ends = range.split("-");
            try {
                online += Integer.parseInt(ends[ends.length - 1]) - Integer.parseInt(ends[0]) + 1;
            } catch (NumberFormatException none) {
                return Runtime.getRuntime().availableProcessors();
            }
        }
        return online;
    }

    private List<Reply.CpuPolicy> policies() {
        String folder = "sys/devices/system/cpu/cpufreq";
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve(folder), "policy*")) {
            entries.forEach(entry -> found.add(folder + "/" + entry.getFileName()));
        } catch (IOException none) {
            // The kernel does not scale frequencies.
        }
        return found.stream().sorted().map(this::policy).toList();
    }

    private Reply.CpuPolicy policy(String folder) {
        return new Reply.CpuPolicy(text(folder + "/related_cpus").orElse("").replace(' ', ','),
                text(folder + "/scaling_governor"), number(folder + "/scaling_cur_freq"), number(folder + "/scaling_min_freq"),
                number(folder + "/scaling_max_freq"));
    }

    /** udev listens on a socket; mdev is a program that the kernel starts for each event, or one that listens. */
    private String deviceManager() {
        if (Files.exists(root.resolve("run/udev/control")) || runs("udevd")) {
            return "udev";
        }
        return text("proc/sys/kernel/hotplug").filter(program -> program.contains("mdev")).isPresent() || runs("mdev") ? "mdev"
                : "none";
    }

    private boolean runs(String name) {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(root.resolve("proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (text("proc/" + process.getFileName() + "/comm").filter(found -> found.endsWith(name)).isPresent()) {
                    return true;
                }
            }
        } catch (IOException unreadable) {
            Log.warn("/proc cannot be listed", unreadable);
        }
        return false;
    }

    private static String averages(String line) {
        String[] words = line.split(" ");
        return String.join(" ", List.of(words).subList(0, Math.min(3, words.length)));
    }

    private Optional<String> line(String file, String key) {
        return text(file).flatMap(all -> all.lines().filter(line -> line.startsWith(key)).findFirst())
                .map(line -> line.substring(key.length()).strip());
    }

    private long number(String file) {
        try {
            return text(file).map(Long::valueOf).orElse(-1L);
        } catch (NumberFormatException other) {
            return -1;
        }
    }

    private Optional<String> text(String file) {
        try {
            byte[] content = Files.readAllBytes(root.resolve(file));
            String text = new String(content, 0, Math.min(content.length, MAX_LENGTH), StandardCharsets.UTF_8);
            return Optional.of(text.replace("\0", "").strip()).filter(found -> !found.isEmpty());
        } catch (IOException absent) {
            return Optional.empty();
        }
    }
}
