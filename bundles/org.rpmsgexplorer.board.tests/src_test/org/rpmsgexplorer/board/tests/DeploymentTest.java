// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.agent.AgentCleaner;
import org.rpmsgexplorer.core.agent.AgentDeployment;
import org.rpmsgexplorer.core.agent.JavaChoice;
import org.rpmsgexplorer.core.agent.NativeMachine;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.probe.AgentPlace;
import org.rpmsgexplorer.core.probe.BoardProbe;
import org.rpmsgexplorer.core.ssh.SshSession;

/** Boards where the agent cannot simply be put into the home folder and started; they are one board that is changed. */
@Tag("gate")
class DeploymentTest {
    private static final String HIDDEN = "for f in /usr/lib/jvm /usr/local /opt; do mount -t tmpfs tmpfs $f; done";
    private static final String OURS = "find /root /home /tmp /var/tmp /dev/shm /run"
            + " -name '*rpmsg-explorer*' -o -iname '*jna*' -o -name 'hsperf*' -o -name 'hs_err*'";

    private static TestBoard board;
    private static SshSession session;

    @BeforeAll
    static void start() throws Exception {
        board = TestBoard.start(true);
        session = SshSession.open(board.target());
    }

    @AfterAll
    static void stop() throws Exception {
        try (TestBoard ending = board) {
            if (session != null) {
                session.close();
            }
        }
    }

    /** Everything that a test mounts goes over what is there, so that it can be taken away. */
    @AfterEach
    void restore() throws Exception {
        AgentCleaner.clean(session, true);
        succeed("umount /usr/lib/jvm /usr/local /opt /root/.cache /var/tmp /usr/bin/df 2>/dev/null;"
                + " mount -o remount,rw,exec /root; mount -o remount,exec /tmp;"
                + " rm -rf /root/.cache /var/tmp/rpmsg-explorer* /tmp/rpmsg-explorer* /dev/shm/rpmsg-explorer*; true");
        assertEquals("", session.run(OURS, new byte[0], TestBoard.LIMIT).output());
    }

    private static String succeed(String script) throws BoardException {
        SshSession.Result result = session.run(script, new byte[0], TestBoard.LIMIT);
        assertEquals(0, result.exitCode(), () -> script + ": " + result.errors());
        return result.output();
    }

    private static BoardProbe probe() throws BoardException {
        return AgentDeployment.probe(session);
    }

    private static String refusal() throws BoardException {
        BoardException failed =
                assertThrows(BoardException.class, () -> new AgentDeployment(session, Progress.NONE).start());
        return failed.getMessage();
    }

    /** Makes a Java that only says what it is; its loader is read from its first bytes, like that of a program. */
    private static void fakeJava(String folder, String release, String loader) throws BoardException {
        succeed("mkdir -p " + folder + "/bin && printf '%s' '" + release + "' >" + folder + "/release"
                + " && printf '#!/bin/sh\\n#%s\\nexit 1\\n' '" + loader + "' >" + folder + "/bin/java"
                + " && chmod 755 " + folder + "/bin/java");
    }

    @Test
    void aBoardWithoutJavaIsToldSo() throws Exception {
        succeed(HIDDEN);
        assertTrue(refusal().contains("The board has no Java; the agent needs Java 17"), refusal());
        assertEquals("", session.run(OURS, new byte[0], TestBoard.LIMIT).output(), "nothing was brought");
    }

    @Test
    void javasThatAreTooOldAreNamed() throws Exception {
        succeed(HIDDEN);
        fakeJava("/opt/jdk8", "JAVA_VERSION=\"1.8.0_402\"\nOS_ARCH=\"amd64\"\n", "");
        fakeJava("/usr/lib/jvm/java-11", "JAVA_VERSION=\"11.0.2\"\nLIBC=\"gnu\"\nOS_ARCH=\"x86_64\"\n", "");
        String refusal = refusal();
        assertTrue(refusal.contains("only Java 11.0.2 (/usr/lib/jvm/java-11/bin/java), 1.8.0_402"
                + " (/opt/jdk8/bin/java)"), refusal);
    }

    @Test
    void theNewestJavaIsTakenWhereverItIs() throws Exception {
        List<String> places =
                List.of("/opt/x", "/opt/y/jdk", "/usr/lib/jvm/x", "/usr/local/x", "/root/jdk", "/root/.jdks/x",
                "/root/.sdkman/candidates/java/x");
        succeed(HIDDEN);
        for (int index = 0; index < places.size(); index++) {
            fakeJava(places.get(index), "JAVA_VERSION=\"" + (30 + index) + "\"\nLIBC=\"gnu\"\nOS_ARCH=\"x86_64\"\n",
                    "");
            assertEquals(places.get(index) + "/bin/java", JavaChoice.of(probe()).java().path());
        }
        succeed("rm -r /root/jdk /root/.jdks /root/.sdkman");
    }

    @Test
    void theJavaOfALoginIsFoundWhereThereIsNoOther() throws Exception {
        succeed(HIDDEN);
        fakeJava("/mnt/jre", "JAVA_VERSION=\"17\"\nLIBC=\"gnu\"\nOS_ARCH=\"x86_64\"\n", "");
        succeed("echo 'export JAVA_HOME=\"/mnt/jre\" # for all' >/root/.profile");
        assertEquals("/mnt/jre/bin/java", JavaChoice.of(probe()).java().path());
        succeed("rm -r /root/.profile /mnt/jre");
    }

    @Test
    void aJavaForMuslIsNotStarted() throws Exception {
        succeed(HIDDEN);
        fakeJava("/opt/jre", "JAVA_VERSION=\"17\"\n", "/lib/ld-musl-x86_64.so.1");
        assertTrue(refusal().contains("musl"), refusal());
    }

    @Test
    @Tag("long")
    void aJavaOf32BitsGetsItsLibraryAndAnotherJavaAnotherOne() throws Exception {
        fakeJava("/opt/jre32", "JAVA_VERSION=\"99\"\nLIBC=\"gnu\"\nOS_ARCH=\"i386\"\n", "");
        assertEquals(NativeMachine.X86, JavaChoice.of(probe()).machine());
        new AgentDeployment(session, Progress.NONE).start().close();
        String word = "od -A n -t u1 -j 4 -N 1 /root/.cache/rpmsg-explorer/*/libjnidispatch.so";
        assertEquals("1", succeed(word).strip(), "an ELF file of 32 bits");
        succeed("rm -r /opt/jre32; : >$(echo /root/.cache/rpmsg-explorer/*/agent.jar)");
        try (Connection connection = board.connect()) {
            assertEquals(1, connection.devices().controls().size(), "a file that is cut is brought again");
        }
        assertEquals("2", succeed(word).strip());
    }

    @Test
    void whereNothingCanBeExecutedAnotherFolderIsTaken() throws Exception {
        succeed("mount -o remount,noexec /root; mount -o remount,noexec /tmp; mount -t tmpfs -o noexec tmpfs /var/tmp");
        assertEquals(List.of(AgentPlace.State.NOEXEC, AgentPlace.State.NOEXEC, AgentPlace.State.NOEXEC,
                AgentPlace.State.OK),
                probe().places().stream().map(AgentPlace::state).toList());
        try (Connection connection = board.connect()) {
            assertEquals(1, connection.devices().controls().size());
        }
        assertEquals("drwx------ root", succeed("stat -c '%A %U' /dev/shm/rpmsg-explorer-agent-0").strip());
        assertTrue(probe().installed().orElseThrow().folder().startsWith("/dev/shm/rpmsg-explorer-agent-0/"));
    }

    @Test
    void aHomeThatCannotBeWrittenOrIsNotThereIsPassedOver() throws Exception {
        succeed("mount -o remount,ro /root");
        assertEquals("/var/tmp/rpmsg-explorer-agent-0", AgentDeployment.place(probe()).path());
        succeed("sed -i 's,:/home/engineer:,:/nowhere:,' /etc/passwd");
        try (SshSession engineer = SshSession.open(board.target("engineer"))) {
            BoardProbe probe = AgentDeployment.probe(engineer);
            assertEquals(AgentPlace.State.MISSING, probe.places().get(0).state());
            assertEquals("/var/tmp/rpmsg-explorer-agent-1000", AgentDeployment.place(probe).path());
        } finally {
            succeed("sed -i 's,:/nowhere:,:/home/engineer:,' /etc/passwd");
        }
    }

    @Test
    void foldersThatOthersMadeAreNotTrusted() throws Exception {
        succeed("mount -o remount,ro /root; chmod 1777 /var/tmp; su engineer -s /bin/sh -c '"
                + "mkdir -m 777 /home/engineer/trap; ln -s /home/engineer/trap /var/tmp/rpmsg-explorer-agent-0;"
                + " mkdir -m 777 /tmp/rpmsg-explorer-agent-0; : >/dev/shm/rpmsg-explorer-agent-0'");
        BoardProbe probe = probe();
        assertEquals(List.of(AgentPlace.State.UNWRITABLE, AgentPlace.State.FOREIGN, AgentPlace.State.FOREIGN),
                probe.places().subList(0, 3).stream().map(AgentPlace::state).toList(), probe.toString());
        String refusal = refusal();
        assertTrue(refusal.contains("/tmp/rpmsg-explorer-agent-0: it is not this user's alone"), refusal);
        AgentCleaner.clean(session, true);
        assertEquals("trap", succeed("ls /home/engineer").strip(), "what others made is not removed");
        succeed("rm -r /home/engineer/trap");
    }

    @Test
    void aFullDiskIsPassedOverAndNamed() throws Exception {
        succeed("mkdir /root/.cache; for f in /root/.cache /var/tmp; do mount -t tmpfs -o size=64k tmpfs $f; done");
        BoardProbe probe = probe();
        assertEquals(AgentPlace.State.FULL, probe.places().get(0).state());
        assertEquals(64, probe.places().get(0).freeKib().orElseThrow());
        assertEquals("/tmp/rpmsg-explorer-agent-0", AgentDeployment.place(probe).path());
    }

    @Test
    void aDiskThatRunsFullLeavesNothing() throws Exception {
        // Without df, nobody knows beforehand.
        succeed("mkdir /root/.cache; mount -t tmpfs -o size=300k tmpfs /root/.cache;"
                + " mount --bind /dev/null /usr/bin/df");
        String refusal = refusal();
        assertTrue(refusal.contains("No space left on device"), refusal);
        assertEquals("", succeed("find /root/.cache/rpmsg-explorer -mindepth 1").strip());
    }

    @Test
    void anUploadThatIsCancelledOrBrokenOffLeavesNothing() throws Exception {
        BoardException cancelled = assertThrows(BoardException.class,
                () -> Connection.open(board.target(), new Interfering(Interfering.CANCEL)));
        assertEquals(BoardException.Kind.CANCELLED, cancelled.kind());
        assertEquals("", succeed("find /root/.cache/rpmsg-explorer -mindepth 1").strip());

        Runnable cut = () -> {
            try {
                // The process of sshd that the shell with the upload belongs to.
                succeed("kill -9 $(ps -o ppid= -p $(pgrep -f '[f]resh=' | head -n 1))");
            } catch (BoardException failed) {
                throw new AssertionError(failed);
            }
        };
        assertThrows(BoardException.class, () -> Connection.open(board.target(), new Interfering(cut)));
        board.await("[ -z \"$(find /root/.cache/rpmsg-explorer -mindepth 1 2>/dev/null)\" ]");
    }

    /** Does something in the middle of an upload, once. */
    private static final class Interfering implements Progress {
        static final Runnable CANCEL = () -> {
        };

        private final Runnable what;
        private boolean done;

        Interfering(Runnable what) {
            this.what = what;
        }

        @Override
        public void step(String text) {
            // Only parts matter.
        }

        @Override
        public synchronized void part(long some, long all, String unit) {
            if (!done && some > all / 2) {
                done = true;
                what.run();
            }
        }

        @Override
        public synchronized boolean isCancelled() {
            return done && what == CANCEL;
        }
    }

    @Test
    @Tag("long")
    void twoDesktopsMayBringItAtTheSameTime() throws Exception {
        List<CompletableFuture<Integer>> both = new ArrayList<>();
        for (int index = 0; index < 2; index++) {
            both.add(CompletableFuture.supplyAsync(() -> {
                try (Connection connection = board.connect()) {
                    return connection.devices().controls().size();
                } catch (BoardException failed) {
                    throw new IllegalStateException(failed);
                }
            }));
        }
        for (CompletableFuture<Integer> one : both) {
            assertEquals(1, one.get(TestBoard.LIMIT.toSeconds(), TimeUnit.SECONDS));
        }
        assertEquals(List.of("agent.jar", "libjnidispatch.so"),
                succeed("find /root/.cache/rpmsg-explorer -type f ! -name 'start-*' | sed 's,.*/,,' | sort").lines().toList());
    }

    @Test
    @Tag("long")
    void aBoardRemembersUntilItsNextStartHowTheAgentIsStarted() throws Exception {
        String folder = "/root/.cache/rpmsg-explorer/*/";
        connectAndClose();
        assertEquals("", succeed("find /root/.cache -name 'start-*'"), "what was just written may not be on the disk yet");
        connectAndClose();
        assertEquals("-rw------- root", succeed("stat -c '%A %U' " + folder + "start-*").strip());
        // Whoever looks at the board would take this one.
        fakeJava("/opt/jre", "JAVA_VERSION=\"99\"\nLIBC=\"gnu\"\nOS_ARCH=\"x86_64\"\n", "");
        connectAndClose();
        succeed("chown engineer " + folder + "start-*");
        assertThrows(BoardException.class, DeploymentTest::connectAndClose, "a file of somebody else is not trusted");
        succeed("rm -r /opt/jre");
        connectAndClose();
        fakeJava("/opt/jre", "JAVA_VERSION=\"99\"\nLIBC=\"gnu\"\nOS_ARCH=\"x86_64\"\n", "");
        succeed("cd " + folder + " && for s in start-*; do mv $s ${s%?}; done");
        assertThrows(BoardException.class, DeploymentTest::connectAndClose, "it is from another boot");
        succeed("rm -r /opt/jre");
    }

    @Test
    @Tag("long")
    void whatIsRememberedAndFailsIsLookedAtAgain() throws Exception {
        for (String harm : List.of(": >agent.jar", "head -c 9999 /dev/zero >libjnidispatch.so",
                "for s in start-*; do echo 'exec /opt/gone/java' >$s; done")) {
            connectAndClose();
            connectAndClose();
            succeed("cd /root/.cache/rpmsg-explorer/*/ && " + harm);
            connectAndClose();
        }
    }

    private static void connectAndClose() throws BoardException {
        try (Connection connection = board.connect()) {
            assertEquals(1, connection.devices().controls().size());
        }
    }

    @Test
    void oldVersionsGoWithTheNextUploadUnlessTheyAreUsed() throws Exception {
        String folder = "/root/.cache/rpmsg-explorer/";
        succeed("umask 077; mkdir -p " + folder + "; cd " + folder
                + "; for c in a b c; do n=$(printf \"$c%.0s\" $(seq 64));"
                + " mkdir $n; echo x >$n/agent.jar; done; mkdir $(printf 'd%.0s' $(seq 64)).part1 other;"
                + " : >$(printf 'c%.0s' $(seq 64))/journal-1; touch -d '40 days ago' a* c* d* other");
        new AgentDeployment(session, Progress.NONE).start().close();
        List<String> left = succeed("ls " + folder).lines().map(name -> name.length() > 8 ? name.substring(0, 2) : name)
                .toList();
        assertTrue(left.contains("bb") && left.contains("cc") && left.contains("other") && left.size() == 4,
                left.toString());
        succeed("rmdir " + folder + "other");
    }

    @Test
    void whatAUserHasSetForOtherJavaProgramsDoesNoHarm() throws Exception {
        succeed("printf '%s\\n' '#!/bin/sh' 'export JAVA_TOOL_OPTIONS=-Dx=y JDK_JAVA_OPTIONS=-Dx=z LC_ALL=xx_YY'"
                + " 'exec /bin/sh \"$@\"' >/bin/other-shell; chmod 755 /bin/other-shell;"
                + " sed -i '/^engineer/s,/bin/sh$,/bin/other-shell,' /etc/passwd");
        try (SshSession engineer = SshSession.open(board.target("engineer"));
                Connection connection = Connection.open(board.target("engineer"), Progress.NONE)) {
            assertTrue(engineer.run("echo $JAVA_TOOL_OPTIONS", new byte[0], TestBoard.LIMIT).output()
                    .contains("-Dx=y"));
            assertFalse(connection.board().java().isEmpty());
            String environment = succeed("tr '\\0' '\\n' </proc/$(pgrep -f '[a]gent.jar')/environ");
            assertFalse(environment.contains("-Dx="), environment);
            assertTrue(environment.contains("LC_ALL=C.UTF-8"), environment);
            AgentCleaner.clean(engineer, true);
        } finally {
            succeed("sed -i '/^engineer/s,/bin/other-shell$,/bin/sh,' /etc/passwd");
        }
    }

    @Test
    void cleanRefusesWhileAnAgentRunsAndThenLeavesNothing() throws Exception {
        String files = "find /root /home /tmp /var/tmp /dev/shm -xdev | sort";
        String before = succeed(files);
        try (Connection connection = board.connect()) {
            AgentCleaner.Result refused = AgentCleaner.clean(session, false);
            assertEquals(board.agents(), refused.running());
            assertEquals(List.of(), refused.removed());
            assertEquals(1, connection.devices().controls().size());
        }
        board.await("! pgrep -f '[a]gent.jar' >/dev/null");
        AgentCleaner.Result done = AgentCleaner.clean(session, false);
        assertEquals(1, done.removed().size());
        assertTrue(done.removed().get(0).bytes() > 100_000 && done.removed().get(0).bytes() < 1 << 20, done.toString());
        assertEquals(before, succeed(files));
        assertEquals(new AgentCleaner.Result(List.of(), List.of(), List.of(), List.of()),
                AgentCleaner.clean(session, false));
    }
}
