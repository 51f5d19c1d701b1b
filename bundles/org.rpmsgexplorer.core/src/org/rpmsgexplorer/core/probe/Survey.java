// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.probe;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.ssh.SshSession;

/**
 * What a check of the whole board found besides {@link BoardProbe}; it needs neither Java nor rights there, and what it
 * could not find out is empty or unknown.
 *
 * @param seconds the board's clock, in seconds since 1970
 * @param user who is signed in
 * @param libc the C library with its version, as it calls itself
 * @param loader the dynamic loader of the shell
 * @param modules the state of rpmsg's modules by their names
 * @param config lines of the kernel's configuration about rpmsg, such as {@code CONFIG_RPMSG_CHAR=m}
 * @param remotes remote processors
 * @param virtio rpmsg's virtio devices, and the driver of each where it has one
 * @param channels devices on the rpmsg bus
 * @param nodes control devices and endpoints
 * @param hotplug what makes nodes in {@code /dev}: {@code udev}, {@code mdev}, or {@code none} but the kernel
 * @param running processes of agents of this user
 * @param versions folders of agents of this user
 */
public record Survey(OptionalLong seconds, String user, Optional<String> libc, Optional<String> loader,
        Map<String, ModuleState> modules, List<String> config, List<Remote> remotes, Map<String,
        Optional<String>> virtio,
        List<BusDevice> channels, List<Node> nodes, String hotplug, List<String> running, List<String> versions) {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Pattern USER = Pattern.compile("uid=(\\d+)(?:\\(([^)]*)\\))?.*");

    /** Where a module of the kernel is. */
    public enum ModuleState {
        /** Loaded or built in. */
        PRESENT,
        /** On disk, but not loaded. */
        AVAILABLE,
        /** Nowhere. */
        ABSENT,
        UNKNOWN
    }

    /**
     * A remote processor.
     *
     * @param id such as {@code remoteproc0}
     * @param name that its driver gives it
     * @param state as the kernel calls it, such as {@code running}
     * @param hasTransport whether there is a device below it that carries rpmsg
     * @param firmware the file's name
     * @param firmwareThere whether that file is in {@code /lib/firmware}
     */
    public record Remote(String id, Optional<String> name, String state, boolean hasTransport,
            Optional<String> firmware,
            boolean firmwareThere) {
    }

    /**
     * A device on the rpmsg bus.
     *
     * @param driver that holds it, where one does
     */
    public record BusDevice(String name, Optional<String> driver) {
    }

    /**
     * A node of rpmsg that the kernel has.
     *
     * @param access {@code yes} where it can be read and written, {@code no}, or {@code missing} where
     *        {@code /dev} lacks it
     * @param mode such as {@code crw-------}
     */
    public record Node(String path, String access, String mode, String owner, String group) {
        /** Returns whether it is one of a control device. */
        public boolean isControl() {
            return path.startsWith("/dev/rpmsg_ctrl");
        }
    }

    /** Looks at a board; takes some tenths of a second. */
    public static Survey of(SshSession session) throws BoardException {
        ScriptOutput output = BoardScript.SURVEY.run(session, Map.of(), LIMIT);
        if (!output.has("end")) {
            throw new BoardException("The board " + session.target() + " did not run the survey"
                    + (output.error().isEmpty() ? "" : ": " + output.error()), "", null);
        }
        return parse(output);
    }

    static Survey parse(ScriptOutput output) {
        Map<String, ModuleState> modules = new TreeMap<>();
        output.rows("module", 2).forEach(words -> modules.put(words[0], state(words[1])));
        Map<String, Optional<String>> virtio = new TreeMap<>();
        output.rows("virtio", 2).forEach(words -> virtio.put(words[0], ScriptOutput.known(words[1])));
        OptionalLong seconds = output.first("seconds").filter(text -> text.matches("\\d{1,12}")).map(Long::parseLong)
                .map(OptionalLong::of).orElse(OptionalLong.empty());
        Matcher user = USER.matcher(output.first("id").orElse(""));
        String name = !user.matches() ? "" : Optional.ofNullable(user.group(2)).orElse(user.group(1));
        return new Survey(seconds, name, output.first("libc"), output.first("loader"), modules, output.all("config"),
                output.rows("remote", 4).stream().map(words -> remote(output, words)).toList(), virtio,
                output.rows("channel", 2).stream().map(words -> new BusDevice(words[1], ScriptOutput.known(words[0])))
                        .toList(),
                output.rows("node", 5).stream().map(words -> new Node(words[4], words[0], words[1], words[2], words[3]))
                        .toList(),
                output.first("hotplug").orElse("none"),
                output.all("running").stream().map(line -> line.split(" ")[0]).distinct().toList(),
                output.all("version"));
    }

    private static Remote remote(ScriptOutput output, String[] words) {
        String id = words[0];
        Optional<String> name = output.rows("remote-name", 2).stream().filter(row -> row[0].equals(id))
                .map(row -> row[1]).findFirst();
        Optional<String[]> firmware = output.rows("remote-firmware", 3).stream().filter(row -> row[0].equals(id))
                .findFirst();
        return new Remote(id, name.filter(text -> !text.isEmpty()), words[1], words[2].equals("yes"),
                firmware.map(row -> row[2]).filter(text -> !text.isEmpty()),
                firmware.filter(row -> row[1].equals("yes")).isPresent());
    }

    private static ModuleState state(String word) {
        for (ModuleState state : ModuleState.values()) {
            if (state.name().toLowerCase(Locale.ROOT).equals(word)) {
                return state;
            }
        }
        return ModuleState.UNKNOWN;
    }
}
