// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.linux.rpmsg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code /sys} says about rpmsg; {@code Documentation/ABI/testing/sysfs-bus-rpmsg}.
 *
 * <p>Entries that come or vanish while they are read are left out: the kernel shows a node before its attributes.
 * Directory names of channels are never parsed, because a channel's name may hold the separators. Names are what the
 * remote has announced, so they may be any bytes; what is not UTF-8 in them is read as U+FFFD.
 */
public final class RpmsgSysfs {
    private static final Pattern CONTROL = Pattern.compile("rpmsg_ctrl(\\d{1,9})");
    private static final Pattern NODE = Pattern.compile("rpmsg(\\d{1,9})");
    private static final Pattern REMOTE_PROCESSOR = Pattern.compile("remoteproc\\d{1,9}");

    private final Path root;

    /**
     * A control device.
     *
     * @param name such as {@code rpmsg_ctrl0}
     * @param device the device that it belongs to on the transport, such as {@code virtio0}, where there is one
     * @param remoteProcessor such as {@code remoteproc0}, where the transport belongs to one
     */
    public record Control(String name, Optional<String> device, Optional<String> remoteProcessor) {
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
     */
    public record Channel(String id, String name, long source, long destination, Optional<String> driver,
            Optional<String> device) {
    }

    /**
     * An endpoint's node.
     *
     * @param name such as {@code rpmsg0}
     * @param endpoint its service name
     * @param source local address that it was created with; the one that the kernel allocated is shown nowhere
     * @param destination remote address
     */
    public record Node(String name, String endpoint, long source, long destination) {
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
        for (Path entry : numbered("sys/class/rpmsg", CONTROL)) {
            Optional<Path> real = realPath(entry);
            if (real.isPresent()) {
                found.add(new Control(entry.getFileName().toString(), transport(real.get()),
                        remoteProcessor(real.get())));
            }
        }
        return found;
    }

    /** Returns the nodes by their numbers. */
    public List<Node> nodes() throws IOException {
        List<Node> found = new ArrayList<>();
        for (Path entry : numbered("sys/class/rpmsg", NODE)) {
            node(entry.getFileName().toString()).ifPresent(found::add);
        }
        return found;
    }

    /** Returns one node, if it is there. */
    public Optional<Node> node(String name) throws IOException {
        Path entry = root.resolve("sys/class/rpmsg").resolve(name);
        try {
            return Optional.of(new Node(name, text(entry.resolve("name")), address(entry.resolve("src")),
                    address(entry.resolve("dst"))));
        } catch (IOException vanished) {
            requireGone(entry, vanished);
            return Optional.empty();
        }
    }

    /** Returns the channels, sorted by name and destination. */
    public List<Channel> channels() throws IOException {
        List<Channel> found = new ArrayList<>();
        for (Path entry : list("sys/bus/rpmsg/devices")) {
            try {
                Optional<Path> real = realPath(entry);
                if (real.isEmpty()) {
                    continue;
                }
                found.add(new Channel(entry.getFileName().toString(), text(entry.resolve("name")),
                        address(entry.resolve("src")), address(entry.resolve("dst")),
                        realPath(entry.resolve("driver")).map(path -> path.getFileName().toString()),
                        transport(real.get())));
            } catch (IOException vanished) {
                requireGone(entry, vanished);
            }
        }
        found.sort(Comparator.comparing(Channel::name).thenComparing(Channel::destination));
        return found;
    }

    private List<Path> numbered(String directory, Pattern pattern) throws IOException {
        List<Path> matching = new ArrayList<>(list(directory));
        matching.removeIf(path -> !pattern.matcher(path.getFileName().toString()).matches());
        matching.sort(Comparator.comparing(path -> number(path, pattern)));
        return matching;
    }

    private static int number(Path path, Pattern pattern) {
        Matcher matcher = pattern.matcher(path.getFileName().toString());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(path.toString());
        }
        return Integer.parseInt(matcher.group(1));
    }

    private List<Path> list(String directory) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(root.resolve(directory))) {
            stream.forEach(entries::add);
        } catch (NoSuchFileException noSuchClass) {
            return List.of();
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
        return entries;
    }

    private static Optional<Path> realPath(Path link) throws IOException {
        try {
            return Optional.of(link.toRealPath());
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    /** The nearest parent that is neither on the rpmsg bus nor in the rpmsg class. */
    private static Optional<String> transport(Path real) throws IOException {
        for (Path path = real.getParent(); path != null && path.getFileName() != null; path = path.getParent()) {
            Optional<Path> subsystem = realPath(path.resolve("subsystem"));
            if (subsystem.isPresent() && !subsystem.get().getFileName().toString().equals("rpmsg")) {
                return Optional.of(path.getFileName().toString());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> remoteProcessor(Path real) {
        for (Path path = real.getParent(); path != null && path.getFileName() != null; path = path.getParent()) {
            String name = path.getFileName().toString();
            if (REMOTE_PROCESSOR.matcher(name).matches()) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** Only the line feed that the kernel adds is taken away: a name may begin or end with a space. */
    private static String text(Path attribute) throws IOException {
        String text = new String(Files.readAllBytes(attribute), StandardCharsets.UTF_8);
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    /** Addresses are {@code 0x%x} on the bus and {@code %d} on a node, where "any" reads -1. */
    private static long address(Path attribute) throws IOException {
        String text = text(attribute);
        try {
            long number = Long.decode(text);
            if (number < -1L << 31 || number > RpmsgUapi.ADDR_ANY) {
                throw new NumberFormatException(text);
            }
            return number & RpmsgUapi.ADDR_ANY;
        } catch (NumberFormatException notAnAddress) {
            throw new IOException(attribute + " holds \"" + text + "\", which is not an address", notAnAddress);
        }
    }

    /** Attributes of an entry that has just come may be missing, and one that has gone may be back under its name. */
    private static void requireGone(Path entry, IOException failed) throws IOException {
        if (Files.exists(entry) && !(failed instanceof NoSuchFileException)) {
            throw failed;
        }
    }
}
