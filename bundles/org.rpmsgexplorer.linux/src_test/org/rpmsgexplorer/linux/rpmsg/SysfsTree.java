// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux.rpmsg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Builds a part of {@code /sys} on disk: devices with their links to a subsystem, and the links from bus and class. */
final class SysfsTree {
    private final Path sys;

    SysfsTree(Path root) {
        sys = root.resolve("sys");
    }

    /** Makes a device below {@code /sys/devices}; its parents get no subsystem by this. */
    Path device(String path, String subsystem) throws IOException {
        Path device = Files.createDirectories(sys.resolve("devices").resolve(path));
        Path link = device.resolve("subsystem");
        if (!Files.isSymbolicLink(link)) {
            Path target = Files.createDirectories(sys.resolve(subsystem));
            Files.createSymbolicLink(link, device.relativize(target));
        }
        return device;
    }

    /** Makes a control device or a node, and its link in the class. */
    Path inClass(String path) throws IOException {
        Path device = device(path, "class/rpmsg");
        link(sys.resolve("class/rpmsg"), device);
        return device;
    }

    /** Makes a channel, and its link on the bus. */
    Path onBus(String path) throws IOException {
        Path device = device(path, "bus/rpmsg");
        link(Files.createDirectories(sys.resolve("bus/rpmsg/devices")), device);
        return device;
    }

    static void attributes(Path device, String name, String source, String destination) throws IOException {
        for (Map.Entry<String, String> attribute : Map.of("name", name, "src", source, "dst", destination).entrySet()) {
            Files.writeString(device.resolve(attribute.getKey()), attribute.getValue() + "\n");
        }
    }

    private static void link(Path folder, Path device) throws IOException {
        Files.createSymbolicLink(folder.resolve(device.getFileName()), folder.relativize(device));
    }
}
