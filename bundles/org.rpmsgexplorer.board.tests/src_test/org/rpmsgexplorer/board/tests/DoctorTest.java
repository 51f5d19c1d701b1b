// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.core.doctor.Doctor;
import org.rpmsgexplorer.core.doctor.Finding;
import org.rpmsgexplorer.core.doctor.Finding.Level;
import org.rpmsgexplorer.core.ssh.SignIn;
import org.rpmsgexplorer.core.ssh.SshTarget;

/** What the doctor says of a board in different states. */
@Tag("gate")
class DoctorTest {
    private static TestBoard board;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        board = TestBoard.start(false);
    }

    @AfterAll
    static void stop() throws Exception {
        board.close();
    }

    private static List<Finding> examine(SshTarget target) throws BoardException {
        List<Finding> findings = new ArrayList<>();
        new Doctor(target, SignIn.NOBODY, Progress.NONE, findings::add).run();
        return findings;
    }

    private static Finding find(List<Finding> findings, Level level, String text) {
        return findings.stream().filter(finding -> finding.level() == level && finding.text().contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + level + " with \"" + text + "\" in " + findings));
    }

    private static List<Finding> problems(List<Finding> findings) {
        return findings.stream().filter(finding -> finding.level() == Level.PROBLEM).toList();
    }

    @Test
    void aStockKernelIsNoProblem() throws Exception {
        List<Finding> findings = examine(board.target());
        assertEquals(List.of(), problems(findings));
        find(findings, Level.OK, "root@127.0.0.1:" + board.state().port() + " answers");
        find(findings, Level.OK, "glibc 2.");
        find(findings, Level.OK, "has rpmsg_core, rpmsg_char, rpmsg_ctrl, virtio_rpmsg_bus, rpmsg_ns");
        find(findings, Level.OK, "/dev/rpmsg_ctrl0 can be opened");
        assertTrue(find(findings, Level.OK, "rpmsg-echo").text().contains("rpmsg-sink, rpmsg-source"));
        find(findings, Level.OK, "as no mainline kernel does; the legacy way works");
    }

    @Test
    @Tag("long")
    void aUserWithoutPermissionSeesTheRule() throws Exception {
        board.run("mkdir -p /run/udev && : >/run/udev/control");
        List<Finding> findings = examine(board.target("engineer"));
        Finding denied = find(findings, Level.PROBLEM,
                "/dev/rpmsg_ctrl0 cannot be opened by engineer (crw------- root root)");
        assertTrue(denied.advice().contains("SUBSYSTEM==\"rpmsg\", GROUP=\"rpmsg\", MODE=\"0660\""), denied.advice());
        find(findings, Level.OK, "starts, on Java");
        board.run("rm -r /run/udev");

        // What the rule would do.
        board.run("chgrp engineer /dev/rpmsg_ctrl0; chmod 660 /dev/rpmsg_ctrl0");
        assertEquals(List.of(), problems(examine(board.target("engineer"))));
        board.run("chgrp root /dev/rpmsg_ctrl0; chmod 600 /dev/rpmsg_ctrl0");
    }

    @Test
    void aBoardWithoutJavaIsExaminedToTheEnd() throws Exception {
        board.run("for f in /usr/lib/jvm /usr/local /opt; do mount -t tmpfs tmpfs $f; done");
        try {
            List<Finding> findings = examine(board.target());
            assertEquals(List.of("Java"), problems(findings).stream().map(Finding::subject).toList());
            find(findings, Level.OK, "/dev/rpmsg_ctrl0 can be opened");
        } finally {
            board.run("umount /usr/lib/jvm /usr/local /opt");
        }
    }

    @Test
    @Tag("long")
    void aRemoteThatIsGoneIsAProblemAndARawChannelIsNone() throws Exception {
        board.core().crash();
        board.await("[ ! -e /dev/rpmsg_ctrl0 ]");
        List<Finding> gone = examine(board.target());
        find(gone, Level.PROBLEM, "there is no /dev/rpmsg_ctrl*");
        find(gone, Level.PROBLEM, "Linux knows none");

        board.core().comeBack();
        board.core().awaitConnected(TestBoard.LIMIT);
        board.core().announce("rpmsg-raw");
        board.await("[ -e /dev/rpmsg_ctrl0 ] && [ -e /dev/rpmsg0 ]");
        List<Finding> back = examine(board.target());
        assertEquals(List.of(), problems(back));
        find(back, Level.OK, "rpmsg-raw");
    }

    @Test
    void whereNobodyCanSignInTheRestIsUnknown() throws Exception {
        SshTarget target = board.target();
        List<Finding> unreachable = examine(new SshTarget("root", "127.0.0.1", 1, Optional.empty(), Optional.empty()));
        assertEquals(List.of(Level.PROBLEM, Level.UNKNOWN), unreachable.stream().map(Finding::level).toList());
        assertEquals("Network", unreachable.get(0).subject());

        Path empty = Files.createFile(folder.resolve("known_hosts"));
        List<Finding> stranger =
                examine(new SshTarget("root", "127.0.0.1", target.port(), Optional.of(board.state().identity()),
                Optional.of(empty)));
        assertEquals("Host key", problems(stranger).get(0).subject());
        assertEquals("Network", stranger.get(0).subject());

        assertEquals("Sign-in", problems(examine(board.target("unheard-of"))).get(0).subject());
        assertEquals("Shell", problems(examine(board.target("nobody"))).get(0).subject(), "its shell is nologin");
    }

    @Test
    @Tag("long")
    void theCommandsSpeakToPeopleAndPrograms() throws Exception {
        Cli.Run run = Cli.run(folder, "doctor", "-b", "virtual:nobody-started-this", "--json");
        assertEquals(1, run.exitCode(), run::toString);
        assertTrue(run.output().contains("\"problem\"") && run.output().contains("does not run"), run.output());

        String name = "virtual:" + board.state().name();
        String text = Cli.run(folder, "doctor", "-b", name).succeeded();
        assertTrue(text.contains("ok       Agent             starts")
                && text.endsWith("Nothing that a board needs is missing.\n"),
                text);
        assertTrue(Cli.run(folder, "clean", "-b", name).succeeded().startsWith("Removed /root/.cache/rpmsg-explorer/"));
        assertEquals("Nothing of RPMsg Explorer was there.\n", Cli.run(folder, "clean", "-b", name).succeeded());
    }

    @Test
    @Tag("long")
    void whatAKilledAgentHasLeftIsToldUntilItIsRemoved() throws Exception {
        Received received = new Received();
        try (Connection killed = board.connect()) {
            killed.open(TestBoard.echo(Way.LEGACY), received);
            board.run("kill -9 $(pgrep -n -f '[a]gent.jar')");
            received.awaitEnd();
        }
        String node = "/dev/" + board.nodes().get(0);
        assertTrue(find(examine(board.target()), Level.WARNING, "nodes of an agent that was killed").text().contains(node.substring(5)));

        String name = "virtual:" + board.state().name();
        Cli.Run any = Cli.run(folder, "channels", "-b", name);
        assertTrue(any.errors().startsWith("rpmsg: An agent that was killed has left " + node), any::toString);
        Cli.Run refused = Cli.run(folder, "clean", "-b", name);
        assertEquals(1, refused.exitCode());
        assertTrue(refused.errors().contains("Remove those nodes first with rpmsg destroy --leftovers"), refused::toString);

        Cli.Run removed = Cli.run(folder, "destroy", "--leftovers", "-b", name);
        assertTrue(removed.succeeded().contains(node.substring(5)), removed::toString);
        assertEquals("", removed.errors());
        assertEquals(List.of(), board.nodes());
        Cli.run(folder, "clean", "-b", name).succeeded();
    }
}
