// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.rpmsgexplorer.linux.LinuxException;
import org.rpmsgexplorer.linux.rpmsg.LegacyEndpoints;
import org.rpmsgexplorer.linux.rpmsg.RpmsgSysfs;
import org.rpmsgexplorer.protocol.Reply;

/**
 * The nodes that dead agents have left: those in their {@linkplain Journal journals} that are still there, each exactly
 * the one that was created.
 *
 * <p>A journal is read under its lock, so that two agents do not remove the same node. Journals of other boots, and
 * those whose nodes are all gone, are removed. Agents of other builds have folders beside ours, which are looked
 * through too. One thread uses it.
 */
final class Leftovers {
    /** The name of an agent's folder: the hash of its jar. */
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int MAX_JOURNAL = 1024 * 1024;

    private final Path root;
    private final Journal own;
    private final RpmsgSysfs sysfs;
    private final LegacyEndpoints legacy;

    Leftovers(Path root, Journal own) {
        this.root = root;
        this.own = own;
        this.sysfs = new RpmsgSysfs(root);
        this.legacy = new LegacyEndpoints(sysfs, root.resolve("dev"), made -> { });
    }

    Reply.Leftovers list() throws IOException {
        List<Reply.Leftover> found = new ArrayList<>();
        forEachJournal(nodes -> nodes.forEach(node -> found.add(reply(node))));
        return new Reply.Leftovers(found);
    }

    Reply.LeftoversRemoved remove() throws IOException {
        List<Reply.Leftover> removed = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        forEachJournal(nodes -> {
            for (RpmsgSysfs.Node node : List.copyOf(nodes)) {
                try {
                    legacy.destroy(node);
                    nodes.remove(node);
                    removed.add(reply(node));
                } catch (LinuxException refused) {
                    problems.add("The node " + node.name() + " could not be removed: " + refused.getMessage());
                } catch (IOException unreadable) {
                    problems.add("The node " + node.name() + " could not be looked at: " + unreadable.getMessage());
                }
            }
        });
        return new Reply.LeftoversRemoved(removed, problems);
    }

    private static Reply.Leftover reply(RpmsgSysfs.Node node) {
        return new Reply.Leftover(node.name(), node.endpoint(), node.source(), node.destination());
    }

    private void forEachJournal(Consumer<Set<RpmsgSysfs.Node>> action) throws IOException {
        if (own.folder().isEmpty()) {
            return;
        }
        for (Path folder : folders(own.folder().get())) {
            try (DirectoryStream<Path> journals = Files.newDirectoryStream(folder, Journal.PREFIX + "*")) {
                for (Path journal : journals) {
                    // Closing a second descriptor of our own file would give its lock up, fcntl(2).
                    if (!own.file().equals(Optional.of(journal))) {
                        visit(journal, action);
                    }
                }
            }
        }
    }

    private static List<Path> folders(Path folder) throws IOException {
        if (!isAgents(folder)) {
            return List.of(folder);
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> siblings = Files.newDirectoryStream(folder.getParent(), Leftovers::isAgents)) {
            siblings.forEach(found::add);
        }
        return found;
    }

    private static boolean isAgents(Path folder) {
        return HASH.matcher(folder.getFileName().toString()).matches() && Files.isDirectory(folder);
    }

    private void visit(Path journal, Consumer<Set<RpmsgSysfs.Node>> action) {
        try (FileChannel channel = FileChannel.open(journal, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                Set<RpmsgSysfs.Node> nodes = nodes(read(channel));
                if (!nodes.isEmpty()) {
                    action.accept(nodes);
                }
                if (nodes.isEmpty()) {
                    Files.deleteIfExists(journal);
                }
            }
        } catch (IOException | OverlappingFileLockException unreadable) {
            Log.warn("The journal " + journal + " cannot be read: " + unreadable, null);
        }
    }

    private static List<String> read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(MAX_JOURNAL, channel.size()));
        int count;
        do {
            count = channel.read(bytes);
        } while (count > 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).lines().toList();
    }

    /** Returns the nodes of a journal that are still there. */
    private Set<RpmsgSysfs.Node> nodes(List<String> lines) throws IOException {
        Set<JournalEntry> entries = new LinkedHashSet<>();
        if (!lines.isEmpty() && lines.get(0).equals(Journal.FIRST_LINE + Journal.bootId(root))) {
            for (String line : lines.subList(1, lines.size())) {
                if (line.startsWith("+ ")) {
                    JournalEntry.parse(line.substring(2)).ifPresent(entries::add);
                } else if (line.startsWith("- ")) {
                    JournalEntry.parse(line.substring(2)).ifPresent(entries::remove);
                }
            }
        }
        Set<RpmsgSysfs.Node> nodes = new LinkedHashSet<>();
        if (!entries.isEmpty()) {
            sysfs.nodes().stream().filter(node -> entries.stream().anyMatch(entry -> entry.isOf(node)))
                    .forEach(nodes::add);
        }
        return nodes;
    }
}
