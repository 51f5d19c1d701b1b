// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.Endpoint;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Engine;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.core.device.Leftover;
import org.rpmsgexplorer.core.device.LeftoversRemoved;

/** What an agent leaves that is killed, and that the next connection finds exactly this. */
@Tag("gate")
class JournalTest {
    private static final String CONTROL = "rpmsg_ctrl0";
    private static final String JOURNALS = "ls -A ~/.cache/rpmsg-explorer/*/ | grep journal || true";

    @RegisterExtension
    private static final SharedBoard SHARED = new SharedBoard(true);

    private static EndpointSpec spec(Way way, String name) {
        return new EndpointSpec(CONTROL, way, name, EndpointSpec.ANY, 0x400);
    }

    private static String journals() throws Exception {
        return SHARED.board().run(JOURNALS).output().strip();
    }

    /** Kills the agent of a connection, which is the youngest one. */
    private static void kill() throws Exception {
        SHARED.board().run("kill -9 $(pgrep -n -f '[a]gent.jar')");
    }

    @Test
    void exactlyTheNodesOfAKilledAgentAreListedAndRemoved() throws Exception {
        Connection connection = SHARED.connection();
        assertEquals(List.of(), connection.leftovers());
        // An equal one of another program, one that is meant to stay, and one that has a living agent.
        try (Endpoint equal = connection.open(spec(Way.LEGACY, "left 2"), new Received())) {
            Set<String> left = new TreeSet<>();
            String stays;
            Received received = new Received();
            try (Connection killed = SHARED.board().connect()) {
                killed.open(spec(Way.LEGACY, "gone before"), new Received()).close();
                for (int number = 1; number <= 3; number++) {
                    left.add(killed.open(spec(Way.LEGACY, "left " + number), received).node().orElseThrow());
                }
                killed.open(spec(Way.FD, "needs none"), new Received());
                stays = killed.createNode(spec(Way.LEGACY, "left 1"));
                assertEquals(List.of(), connection.leftovers(), "its agent lives");
                kill();
                received.awaitEnd();
            }
            assertEquals(left, names(connection.leftovers()));
            assertEquals(new Leftover(left.iterator().next(), "left 1", OptionalLong.empty(), OptionalLong.of(0x400)),
                    connection.leftovers().stream().sorted((a, b) -> a.endpoint().compareTo(b.endpoint())).findFirst()
                            .orElseThrow());
            // One of them goes, and a new node gets its number: that one is nobody's leftover.
            String taken = left.iterator().next();
            connection.destroyNode(taken);
            String again = connection.createNode(spec(Way.LEGACY, "left 1"));
            assertEquals(taken, again, "the kernel gives the lowest number that is free");
            left.remove(taken);
            assertEquals(left, names(connection.leftovers()));

            LeftoversRemoved removed = connection.removeLeftovers();
            assertEquals(left, names(removed.removed()));
            assertEquals(List.of(), removed.problems());
            assertEquals(Set.of(equal.node().orElseThrow(), stays, again), Set.copyOf(SHARED.board().nodes()));
            assertEquals(List.of(), connection.leftovers());
            connection.destroyNode(stays);
            connection.destroyNode(again);
        }
        assertEquals(List.of(), SHARED.board().nodes());
    }

    @Test
    void aBenchmarkThatIsKilledLeavesNothingUnknown() throws Exception {
        Received received = new Received();
        try (Connection killed = SHARED.board().connect()) {
            Endpoint endpoint = killed.open(spec(Way.LEGACY, "beside"), received);
            Thread loops = new Thread(() -> {
                try {
                    killed.measurements().loops(CONTROL, Way.LEGACY, Engine.NATIVE, false, 5_000_000, OptionalInt.empty(),
                            Progress.NONE);
                } catch (BoardException expected) {
                    // Its agent is killed.
                }
            });
            loops.start();
            SHARED.board().await("grep -qs '^bench-' /sys/class/rpmsg/rpmsg*/name");
            kill();
            received.awaitEnd();
            loops.join(10_000);
            assertTrue(names(SHARED.connection().leftovers()).contains(endpoint.node().orElseThrow()));
        }
        SHARED.connection().removeLeftovers();
        assertEquals(List.of(), SHARED.board().nodes());
    }

    @Test
    void aJournalIsThereOnlyWhileItIsNeeded() throws Exception {
        assertEquals("", journals());
        try (Connection other = SHARED.board().connect()) {
            other.open(spec(Way.FD, "fd"), new Received());
            assertEquals("", journals());
            other.open(spec(Way.LEGACY, "legacy"), new Received());
            assertEquals(1, journals().lines().count());
        }
        SHARED.board().await("! ls -A ~/.cache/rpmsg-explorer/*/ | grep -q journal");
        SHARED.board().run("cd ~/.cache/rpmsg-explorer/*/ && echo 'rpmsg-explorer journal 1 another-boot' >journal-old"
                + " && head -c 100000 /dev/urandom >journal-noise");
        assertEquals(List.of(), SHARED.connection().leftovers());
        assertEquals("", journals(), "those of another boot, and those that are none, vanish");
    }

    @Test
    void withoutRoomForAJournalTheAgentWorksAllTheSame() throws Exception {
        String folder = SHARED.board().run("echo ~/.cache/rpmsg-explorer/*").output().strip();
        try (Connection other = SHARED.board().connect()) {
            SHARED.board().run("mount --bind " + folder + " " + folder + " && mount -o remount,bind,ro " + folder);
            try (Endpoint endpoint = other.open(spec(Way.LEGACY, "unwritten"), new Received())) {
                assertEquals(List.of(endpoint.node().orElseThrow()), SHARED.board().nodes());
            }
        } finally {
            SHARED.board().run("umount " + folder);
        }
        assertEquals(List.of(), SHARED.board().nodes());
    }

    private static Set<String> names(List<Leftover> leftovers) {
        Set<String> names = new TreeSet<>();
        leftovers.forEach(leftover -> names.add(leftover.node()));
        return names;
    }
}
