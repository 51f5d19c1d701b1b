// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux.rpmsg;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What {@code /sys} says about rpmsg; {@code Documentation/ABI/testing/sysfs-bus-rpmsg} and
 * {@code sysfs-class-remoteproc}.
 *
 * <p>Entries that come or vanish while they are read are left out: the kernel shows a node before its attributes.
 * Directory names of channels are never parsed, because a channel's name may hold the separators. Names are what the
 * remote has announced, so they may be any bytes; what is not UTF-8 in them is read as U+FFFD. Several threads may use
 * it.
 */
public final class RpmsgSysfs {
    private static final Pattern CONTROL = Pattern.compile("rpmsg_ctrl(\\d{1,9})");
    private static final Pattern NODE = Pattern.compile("rpmsg(\\d{1,9})");
    private static final Pattern REMOTE_PROCESSOR = Pattern.compile("remoteproc(\\d{1,9})");

    private final Path root;

    /**
     * A control device.
     *
     * @param name such as {@code rpmsg_ctrl0}
     * @param instance tells it from a later one of the same name until the next boot
     * @param parents the devices above it up to the remote processor where there is one, nearest first
     * @param device the nearest of them: the one that it belongs to on the transport, such as {@code virtio0}
     * @param remoteProcessor such as {@code remoteproc0}, where the transport belongs to one
     */
    public record Control(String name, long instance, List<String> parents, Optional<String> device,
            Optional<String> remoteProcessor) {
    }

    /**
     * A channel on the rpmsg bus.
     *
     * @param id the name of its directory
     * @param name its service name
     * @param source local address, {@link RpmsgUapi#ADDR_ANY} where it has none yet
     * @param destination remote address
     * @param driver that holds it, where one does
     * @param device the device that it belongs to on the transport
     * @param holder what its driver made of it: the name of a terminal or of a network device
     * @param node of its own endpoint, where it has one
     */
    public record Channel(String id, String name, long source, long destination, Optional<String> driver,
            Optional<String> device, Optional<String> holder, Optional<String> node) {
    }

    /**
     * An endpoint's node.
     *
     * @param name such as {@code rpmsg0}
     * @param instance tells it from a later one of the same name until the next boot
     * @param endpoint its service name
     * @param source local address that it was created with; the one that the kernel allocated is shown nowhere
     * @param destination remote address
     * @param control the control device that it was created on; empty for a channel's own node
     * @param device the device that it belongs to on the transport
     */
    public record Node(String name, long instance, String endpoint, long source, long destination,
            Optional<String> control, Optional<String> device) {
    }

    /**
     * A remote processor. What it does not tell is empty.
     *
     * @param name such as {@code remoteproc0}
     * @param label what its driver calls it
     * @param state such as {@code running} or {@code offline}
     * @param firmware name of its image
     */
    public record RemoteProcessor(String name, Optional<String> label, Optional<String> state,
            Optional<String> firmware) {
    }

    /**
     * Creates a reader.
     *
     * @param root what stands for {@code /}: {@code /} itself, or a tree on disk in a test
     */
    public RpmsgSysfs(Path root) {
        this.root = root;
    }

    /** Returns the control devices by their numbers. */
    public List<Control> controlDevices() throws IOException {
        List<Control> found = new ArrayList<>();
        for (Path entry : Sysfs.numbered(root.resolve("sys/class/rpmsg"), CONTROL)) {
            control(Sysfs.name(entry)).ifPresent(found::add);
        }
        return found;
    }

    /** Returns one control device, if it is there. */
    public Optional<Control> control(String name) throws IOException {
        Path entry = root.resolve("sys/class/rpmsg").resolve(name);
        try {
            Optional<Path> real = Sysfs.realPath(entry);
            if (real.isEmpty()) {
                return Optional.empty();
            }
            List<String> parents = new ArrayList<>();
            Optional<String> processor = Optional.empty();
            for (Path parent : Sysfs.parents(real.get())) {
                if (processor.isEmpty()) {
                    parents.add(Sysfs.name(parent));
                    processor = REMOTE_PROCESSOR.matcher(Sysfs.name(parent)).matches() ? Optional.of(Sysfs.name(parent))
                            : Optional.empty();
                }
            }
            return Optional.of(new Control(name, Sysfs.instance(real.get()), parents, parents.stream().findFirst(),
                    processor));
        } catch (IOException vanished) {
            Sysfs.requireGone(entry, vanished);
            return Optional.empty();
        }
    }

    /** Returns whether a control device is still there, and not a later one of its name; takes one system call. */
    public boolean isThere(Control before) throws IOException {
        Path entry = root.resolve("sys/class/rpmsg").resolve(before.name());
        try {
            return Sysfs.instance(entry) == before.instance();
        } catch (IOException vanished) {
            Sysfs.requireGone(entry, vanished);
            return false;
        }
    }

    /** Returns the nodes by their numbers. */
    public List<Node> nodes() throws IOException {
        List<Node> found = new ArrayList<>();
        for (Path entry : Sysfs.numbered(root.resolve("sys/class/rpmsg"), NODE)) {
            node(Sysfs.name(entry)).ifPresent(found::add);
        }
        return found;
    }

    /** Returns the names of the nodes by their numbers, which costs far less than {@link #nodes()}. */
    public List<String> nodeNames() throws IOException {
        return Sysfs.numbered(root.resolve("sys/class/rpmsg"), NODE).stream().map(Sysfs::name).toList();
    }

    /** Returns one node, if it is there. */
    public Optional<Node> node(String name) throws IOException {
        Path entry = root.resolve("sys/class/rpmsg").resolve(name);
        try {
            Optional<Path> real = Sysfs.realPath(entry);
            if (real.isEmpty()) {
                return Optional.empty();
            }
            // Read from where the link leads, so that all belongs to one node even if another one has its name by then.
            Path device = real.get();
            return Optional.of(new Node(name, Sysfs.instance(device), Sysfs.text(device.resolve("name")),
                    Sysfs.address(device.resolve("src")), Sysfs.address(device.resolve("dst")), controlAbove(device),
                    Sysfs.parents(device).stream().map(Sysfs::name).findFirst()));
        } catch (IOException vanished) {
            Sysfs.requireGone(entry, vanished);
            return Optional.empty();
        }
    }

    /** Returns the name of a node's endpoint, which costs less than {@link #node}; empty where there is no such node. */
    public Optional<String> endpointName(String node) throws IOException {
        Path entry = root.resolve("sys/class/rpmsg").resolve(node);
        try {
            return Optional.of(Sysfs.text(entry.resolve("name")));
        } catch (IOException vanished) {
            Sysfs.requireGone(entry, vanished);
            return Optional.empty();
        }
    }

    /** Returns the file that holds the name of a node's endpoint, as long as the node is there. */
    public Path nameFile(String node) {
        return root.resolve("sys/class/rpmsg").resolve(node).resolve("name");
    }

    private static Optional<String> controlAbove(Path real) {
        for (Path path = real.getParent(); path != null && path.getFileName() != null; path = path.getParent()) {
            if (CONTROL.matcher(Sysfs.name(path)).matches()) {
                return Optional.of(Sysfs.name(path));
            }
        }
        return Optional.empty();
    }

    /** Returns the channels, sorted by name and destination. */
    public List<Channel> channels() throws IOException {
        List<Channel> found = new ArrayList<>();
        for (Path entry : Sysfs.list(root.resolve("sys/bus/rpmsg/devices"))) {
            try {
                Optional<Path> real = Sysfs.realPath(entry);
                if (real.isPresent()) {
                    found.add(channel(Sysfs.name(entry), real.get()));
                }
            } catch (IOException vanished) {
                Sysfs.requireGone(entry, vanished);
            }
        }
        found.sort(Comparator.comparing(Channel::name).thenComparing(Channel::destination));
        return found;
    }

    private static Channel channel(String id, Path device) throws IOException {
        Optional<String> terminal = Sysfs.firstName(device.resolve("tty"));
        return new Channel(id, Sysfs.text(device.resolve("name")), Sysfs.address(device.resolve("src")),
                Sysfs.address(device.resolve("dst")), Sysfs.realPath(device.resolve("driver")).map(Sysfs::name),
                Sysfs.parents(device).stream().map(Sysfs::name).findFirst(),
                terminal.isPresent() ? terminal : Sysfs.firstName(device.resolve("net")),
                Sysfs.numbered(device.resolve("rpmsg"), NODE).stream().map(Sysfs::name).findFirst());
    }

    /** Returns the remote processors by their numbers. */
    public List<RemoteProcessor> remoteProcessors() throws IOException {
        List<RemoteProcessor> found = new ArrayList<>();
        for (Path entry : Sysfs.numbered(root.resolve("sys/class/remoteproc"), REMOTE_PROCESSOR)) {
            found.add(new RemoteProcessor(Sysfs.name(entry), Sysfs.optionalText(entry.resolve("name")),
                    Sysfs.optionalText(entry.resolve("state")), Sysfs.optionalText(entry.resolve("firmware"))));
        }
        return found;
    }
}
