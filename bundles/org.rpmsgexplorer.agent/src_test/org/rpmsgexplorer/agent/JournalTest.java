// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rpmsgexplorer.linux.rpmsg.RpmsgSysfs;
import org.rpmsgexplorer.protocol.Reply;

/** What is written of created nodes, and what is made of it when its agent is dead. */
class JournalTest {
    private static final String BOOT = "8d5ee5a5-0000-4000-8000-000000000001";

    @TempDir
    private Path root;
    private Path folder;
    private Journal journal;
    private Leftovers leftovers;

    @BeforeEach
    void begin() throws IOException {
        Path random = Files.createDirectories(root.resolve("proc/sys/kernel/random"));
        Files.writeString(random.resolve("boot_id"), BOOT + "\n");
        folder = Files.createDirectories(root.resolve("rpmsg-explorer").resolve("a".repeat(64)));
        journal = new Journal(Optional.of(folder), root);
        leftovers = new Leftovers(root, journal);
    }

    private RpmsgSysfs.Node node(String name, String endpoint) throws IOException {
        Path node = Files.createDirectories(root.resolve("sys/class/rpmsg").resolve(name));
        Files.writeString(node.resolve("name"), endpoint + "\n");
        Files.writeString(node.resolve("src"), "-1\n");
        Files.writeString(node.resolve("dst"), "1024\n");
        return new RpmsgSysfs(root).node(name).orElseThrow();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private Path dead(Path where, String name, String... lines) throws IOException {
        return Files.writeString(where.resolve(name),
                Journal.FIRST_LINE + BOOT + "\n" + String.join("\n", lines) + "\n");
    }

    private static String added(RpmsgSysfs.Node node) {
        return "+ " + JournalEntry.of(node).text();
    }

    private List<String> names() throws IOException {
        return leftovers.list().nodes().stream().map(Reply.Leftover::node).toList();
    }

    @Test
    void theFileComesWithTheFirstNodeAndGoesWithTheLast() throws IOException {
        assertEquals(List.of(), files(folder));
        RpmsgSysfs.Node first = node("rpmsg0", "a b\n\"");
        journal.made(first);
        journal.made(first);
        Path file = files(folder).get(0);
        assertEquals(List.of(Journal.FIRST_LINE + BOOT, added(first)), Files.readAllLines(file));
        journal.made(node("rpmsg1", "x"));
        journal.gone(first);
        assertEquals(4, Files.readAllLines(file).size());
        journal.gone(node("rpmsg1", "x"));
        assertEquals(List.of(Journal.FIRST_LINE + BOOT), Files.readAllLines(file), "it does not grow for ever");
        journal.close();
        assertEquals(List.of(), files(folder));
    }

    @Test
    void whatIsLeftWhenItIsClosedStaysWritten() throws IOException {
        journal.made(node("rpmsg0", "a"));
        journal.close();
        assertEquals(1, files(folder).size());
        leftovers = new Leftovers(root, new Journal(Optional.of(folder), root));
        assertEquals(List.of("rpmsg0"), names());
    }

    /** A benchmark adds and removes an entry for each sample, and one endpoint may be open all the time. */
    @Test
    void itStaysShortWhateverComesAndGoes() throws IOException {
        JournalEntry sample = new JournalEntry(JournalEntry.ANY_NODE, 0, 0xFFFFFFFFL, 0xFFFFFFFFL, "bench-1-89abcdef");
        journal.made(node("rpmsg0", "a"));
        for (int count = 0; count < 1000; count++) {
            journal.add(sample);
            journal.remove(sample);
        }
        journal.made(node("rpmsg1", "b"));
        assertTrue(Files.size(files(folder).get(0)) < 33 * 1024, "it does not grow for ever");
        journal.close();
        assertEquals(1, files(folder).size());
        leftovers = new Leftovers(root, new Journal(Optional.of(folder), root));
        assertEquals(List.of("rpmsg0", "rpmsg1"), names());
    }

    @Test
    void moreEntriesThanAreShortAreKeptToo() throws IOException {
        for (int count = 0; count < 600; count++) {
            journal.add(new JournalEntry("rpmsg" + count, 1, 0xFFFFFFFFL, 0xFFFFFFFFL, "a name that is not short"));
        }
        journal.made(node("rpmsg600", "a"));
        journal.close();
        assertTrue(Files.size(files(folder).get(0)) > 33 * 1024);
        leftovers = new Leftovers(root, new Journal(Optional.of(folder), root));
        assertEquals(List.of("rpmsg600"), names());
    }

    /** Its agent was killed while what is there now was written over the first of the old lines. */
    @Test
    void aJournalThatWasBeingShortenedSaysTheSame() throws IOException {
        String here = JournalEntry.of(node("rpmsg0", "here")).text();
        String back = JournalEntry.of(node("rpmsg1", "back")).text();
        String gone = JournalEntry.of(node("rpmsg2", "gone")).text();
        dead(folder, "journal-1", "+ " + here, "+ " + back.substring(0, 9) + gone.substring(7), "+ " + gone, "- " + back,
                "+ " + back, "- " + gone, "+ " + here, "+ " + back);
        assertEquals(List.of("rpmsg0", "rpmsg1"), names());
    }

    /** Earlier builds did not shorten theirs. */
    @Test
    void aLongJournalIsReadToItsEnd() throws IOException {
        JournalEntry gone = new JournalEntry("rpmsg1", 1, 0xFFFFFFFFL, 0xFFFFFFFFL, "x".repeat(31));
        dead(folder, "journal-1", ("+ " + gone.text() + "\n- " + gone.text() + "\n").repeat(2000)
                + added(node("rpmsg0", "last")));
        assertEquals(List.of("rpmsg0"), names());
    }

    @Test
    void ofADeadAgentExactlyTheNodesThatAreStillThoseAreListed() throws IOException {
        RpmsgSysfs.Node here = node("rpmsg0", "here");
        RpmsgSysfs.Node gone = new RpmsgSysfs.Node("rpmsg1", 1, "gone", 0xFFFFFFFFL, 1024, Optional.empty(),
                Optional.empty());
        RpmsgSysfs.Node another = node("rpmsg2", "another");
        RpmsgSysfs.Node destroyed = node("rpmsg3", "destroyed");
        node("rpmsg4", "of somebody else");
        dead(folder, "journal-1", added(here), added(gone), added(destroyed), "- " + JournalEntry.of(destroyed).text(),
                "+ rpmsg2 " + (another.instance() + 1) + " 4294967295 1024 616e6f74686572", "+ rpmsg4 torn li");
        assertEquals(List.of(new Reply.Leftover("rpmsg0", "here", 0xFFFFFFFFL, 1024)), leftovers.list().nodes());
        assertEquals(List.of("rpmsg0"), names(), "listing changes nothing");
    }

    @Test
    void aNameThatIsItsOwnStandsForAllItsNodes() throws IOException {
        node("rpmsg7", "bench-1-f");
        node("rpmsg8", "bench-2-f");
        JournalEntry all = new JournalEntry(JournalEntry.ANY_NODE, 0, 0xFFFFFFFFL, 0xFFFFFFFFL, "bench-1-f");
        dead(folder, "journal-1", "+ " + all.text());
        assertEquals(List.of("rpmsg7"), names());
    }

    @Test
    void agentsOfOtherBuildsHaveTheirJournalsBesideOurs() throws IOException {
        Path other = Files.createDirectories(folder.resolveSibling("b".repeat(64)));
        Path noAgents = Files.createDirectories(folder.resolveSibling("something"));
        dead(other, "journal-1", added(node("rpmsg0", "a")));
        dead(noAgents, "journal-1", added(node("rpmsg1", "b")));
        assertEquals(List.of("rpmsg0"), names());
    }

    @Test
    void aJournalWhoseAgentLivesIsNotTouched() throws IOException {
        Journal living = new Journal(Optional.of(folder), root);
        living.made(node("rpmsg0", "a"));
        journal.made(node("rpmsg1", "b"));
        assertEquals(List.of(), names());
        assertEquals(2, files(folder).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "noise", "rpmsg-explorer journal 1 another-boot\n+ rpmsg0 1 2 3 61\n",
            "rpmsg-explorer journal 1 " + BOOT + "\n"})
    void aJournalThatSaysNothingVanishes(String text) throws IOException {
        node("rpmsg0", "a");
        Files.writeString(folder.resolve("journal-1"), text);
        assertEquals(List.of(), names());
        assertEquals(List.of(), files(folder));
    }

    /** A plain file cannot be destroyed: the second in the list shows that one problem does not stop the others. */
    @Test
    void whatCannotBeRemovedIsSaidAndStaysWritten() throws IOException {
        Files.createDirectories(root.resolve("dev"));
        Files.createFile(root.resolve("dev/rpmsg0"));
        dead(folder, "journal-1", added(node("rpmsg0", "a")), added(node("rpmsg1", "b")));
        Reply.LeftoversRemoved removed = leftovers.remove();
        assertEquals(List.of(), removed.removed());
        assertTrue(removed.problems().get(0).contains("rpmsg0") && removed.problems().get(0).contains("ENOTTY"),
                removed.toString());
        assertTrue(removed.problems().get(1).contains("rpmsg1") && removed.problems().get(1).contains("ENOENT"),
                removed.toString());
        assertEquals(List.of("rpmsg0", "rpmsg1"), names());
    }

    @Test
    void withoutAPlaceNothingIsWrittenAndNothingFails() throws IOException {
        Journal none = new Journal(Optional.empty(), root);
        none.made(node("rpmsg0", "a"));
        none.close();
        Journal readOnly = new Journal(Optional.of(root.resolve("missing")), root);
        readOnly.made(node("rpmsg0", "a"));
        readOnly.close();
        assertFalse(Files.exists(root.resolve("missing")));
    }

    @Test
    void aThreadThatIsToEndWritesAllTheSame() throws IOException {
        RpmsgSysfs.Node first = node("rpmsg0", "a");
        RpmsgSysfs.Node second = node("rpmsg1", "b");
        Thread.currentThread().interrupt();
        journal.made(first);
        journal.made(second);
        journal.gone(first);
        assertTrue(Thread.interrupted());
        assertEquals(4, Files.readAllLines(files(folder).get(0)).size());
        journal.gone(second);
        journal.close();
        assertEquals(List.of(), files(folder));
    }
}
