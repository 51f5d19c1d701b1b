// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.BoardException;

class SshConfigTest {
    @TempDir
    private Path home;
    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(home.resolve(".ssh"));
    }

    private SshTarget resolve(String address, String... lines) throws IOException, BoardException {
        Files.write(folder.resolve("config"), List.of(lines));
        return SshConfig.in(folder).resolve(SshAddress.parse(address), SshConfig.Overrides.NONE);
    }

    @Test
    void withoutAFileTheUsualHolds() throws Exception {
        SshTarget target = SshConfig.in(folder).resolve(SshAddress.parse("board"), SshConfig.Overrides.NONE);
        assertEquals("root@board", target.toString());
        assertEquals(List.of(), target.options().notes());
        assertEquals(folder.resolve("known_hosts"), target.options().hostKeyFiles().get(0));
    }

    @Test
    void hostsAreThoseWithANameOfTheirOwn() throws Exception {
        Files.write(folder.resolve("more"), List.of("Host bench", "  Include none", "Host lab"));
        Files.write(folder.resolve("config"), List.of("User me", "Host lab 192.0.2.1 *.example !x", "Include more",
                "HOST=\"quoted\"", "Match host other", "  User x", "Host *", "Host b?d"));
        assertEquals(List.of("lab", "192.0.2.1", "bench", "quoted"), SshConfig.in(folder).hosts());
        assertEquals(List.of(), SshConfig.in(home).hosts(), "where there is no file");
    }

    @Test
    void anIdentityThatIsGivenIsTheOnlyOne() throws Exception {
        SshTarget target = resolve("lab", "Host lab", "IdentityFile ~/a", "HostName 10.1.2.3").withIdentity(home.resolve("key"));
        assertEquals(List.of(home.resolve("key")), target.options().identities());
        assertTrue(target.options().identitiesOnly());
        assertEquals("lab", target.name());
    }

    @Test
    void theFirstValueOfAHostCounts() throws Exception {
        SshTarget target = resolve("lab", "# comment", "hOsT other lab # trailing", "\tHostName=10.1.2.3",
                "  User = \"me\"", "Port 2200",
                "Host l?b !lab", "User never", "Host *", "User late", "Port 22", "IdentityFile ~/a",
                        "IdentityFile \"~/b c\"");
        assertEquals("me@10.1.2.3:2200", target.toString());
        assertEquals("lab:2200", target.name());
        assertEquals("ssh -p 2200 me@lab", target.command());
        assertEquals(List.of(home.resolve("a"), home.resolve("b c")), target.options().identities());
        assertFalse(target.options().identitiesOnly());
    }

    @Test
    void theCommandLineCountsForMore() throws Exception {
        SshTarget target = resolve("you@lab:7", "Host lab", "User me", "Port 9", "HostName %h.example.com");
        assertEquals("you@lab.example.com:7", target.toString());
    }

    @Test
    void aNegatedPatternAloneMatchesNobody() throws Exception {
        assertEquals("root@lab", resolve("lab", "Host !other", "User wrong").toString());
        assertEquals("root@lab", resolve("lab", "Host * !lab", "User wrong").toString());
    }

    @Test
    void matchIsUnderstoodAsFarAsItIsAboutNames() throws Exception {
        String[] lines = {"Host lab", "HostName 10.0.0.1", "Match host 10.0.*", "User by-address",
                "Match originalhost lab user by-address",
                "Port 5", "Match all", "ConnectTimeout 2m", "Match !host lab", "HostKeyAlias x"};
        SshTarget target = resolve("lab", lines);
        assertEquals("by-address@10.0.0.1:5", target.toString());
        assertEquals(120, target.options().connectSeconds());
        assertEquals(Optional.of("x"), target.options().hostKeyAlias());
        target = resolve("lab", "Match exec \"test -f /x\"", "User wrong", "Match all", "User right");
        assertEquals("right", target.user());
        assertTrue(target.options().notes().get(0).contains("config line 1: Match exec is not supported"),
                target.options().toString());
    }

    @Test
    void whatIsPassedOverIsNamedAndWhatDoesNotMatterIsNot() throws Exception {
        List<String> notes = resolve("lab", "Host lab", "ForwardAgent yes", "ControlMaster auto",
                "ServerAliveInterval 5", "BindAddress 1.2.3.4",
                "ProxyCommand nc %h %p", "StrictHostKeyChecking no", "NoSuchOption x", "Host other",
                        "CertificateFile y").options().notes();
        assertEquals(List.of("BindAddress", "ProxyCommand", "StrictHostKeyChecking", "NoSuchOption"),
                notes.stream().map(note -> note.replaceFirst(".* line \\d+: (\\w+) is not.*", "$1")).toList());
        assertEquals(List.of(), resolve("lab", "StrictHostKeyChecking ask", "ProxyCommand none").options().notes());
    }

    @Test
    void filesAreIncludedWhereTheyStand() throws Exception {
        Files.createDirectory(folder.resolve("conf.d"));
        Files.write(folder.resolve("conf.d/1-a"), List.of("Host lab", "User a", "Host other", "Port 1"));
        Files.write(folder.resolve("conf.d/2-b"), List.of("Host lab", "User b", "Port 22222"));
        assertEquals("a@lab:22222", resolve("lab", "Include conf.d/*", "Host lab", "Port 3").toString());
        // Within a block for another host, an included file is for that host only; and the block goes on behind it.
        assertEquals("root@lab:4", resolve("lab", "Host other", "Include conf.d/2-b", "Host lab", "Include missing",
                "Port 4").toString());
    }

    @Test
    void includingItselfEnds() throws Exception {
        SshTarget target = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> resolve("lab", "Include config",
                "Include config", "User me"));
        assertEquals("me", target.user());
        assertTrue(target.options().notes().get(0).contains("too many files"), target.options().notes().toString());
    }

    @Test
    void jumpHostsHaveTheirOwnRules() throws Exception {
        SshTarget target = resolve("far", "Host far", "ProxyJump you@near:2,middle", "Host near", "HostName 10.0.0.1",
                "User me",
                "Host middle", "HostName 10.0.0.2");
        SshTarget middle = target.options().jump().orElseThrow();
        SshTarget near = middle.options().jump().orElseThrow();
        assertEquals("you@10.0.0.1:2", near.toString());
        assertEquals(System.getProperty("user.name") + "@10.0.0.2", middle.toString());
        assertEquals(Optional.empty(), near.options().jump());
    }

    @Test
    void aJumpHostForAllIsNotForItself() throws Exception {
        SshTarget target = resolve("lab", "Host *", "ProxyJump bastion");
        assertEquals("bastion", target.options().jump().orElseThrow().host());
        assertEquals(Optional.empty(), target.options().jump().orElseThrow().options().jump());
        assertEquals(Optional.empty(), resolve("lab", "Host lab", "ProxyJump none", "Host *", "ProxyJump x").options()
                .jump());
    }

    @Test
    void aCircleOfJumpsIsAnError() {
        BoardException failed = assertThrows(BoardException.class,
                () -> resolve("a", "Host a", "ProxyJump b", "Host b", "ProxyJump a"));
        assertTrue(failed.hint().contains("back to itself"), failed.hint());
    }

    @Test
    void algorithmsAreSetAndChangedForOneHost() throws Exception {
        SshTarget target = resolve("old", "Host old", "HostKeyAlgorithms +ssh-rsa", "Ciphers aes256-ctr,no-such",
                "KexAlgorithms -curve25519-*");
        SshOptions options = target.options();
        List<String> keys = Algorithms.offered(Algorithms.Kind.HOST_KEY, options.algorithms()
                .get(Algorithms.Kind.HOST_KEY), false);
        assertEquals("ssh-rsa", keys.get(keys.size() - 1));
        assertEquals(List.of("aes256-ctr"), Algorithms.offered(Algorithms.Kind.CIPHER, options.algorithms()
                .get(Algorithms.Kind.CIPHER), false));
        assertTrue(Algorithms.offered(Algorithms.Kind.KEY_EXCHANGE, options.algorithms()
                .get(Algorithms.Kind.KEY_EXCHANGE), false).stream()
                .noneMatch(name -> name.startsWith("curve25519")));
    }

    @Test
    void withoutARequestNothingWeakIsOffered() {
        for (Algorithms.Kind kind : Algorithms.Kind.values()) {
            List<String> usual = Algorithms.offered(kind, null, false);
            assertTrue(usual.stream().noneMatch(kind::isWeak) && usual.stream().noneMatch(name ->
                    name.contains("cert")), usual.toString());
            assertTrue(Algorithms.offered(kind, null, true).stream().anyMatch(kind::isWeak), kind.toString());
        }
    }

    @Test
    void aLineThatMakesNoSenseKeepsNobodyOut() throws Exception {
        SshTarget target = resolve("lab", "User", "Host \"lab", "Port 4", "IdentityFile %z/x", "HashKnownHosts yes");
        assertEquals("root@lab:4", target.toString());
        assertEquals(3, target.options().notes().size(), target.options().notes().toString());
        assertTrue(target.options().hashHosts());
    }

    @Test
    void aPortOrNameThatIsNoneIsAnError() {
        assertThrows(BoardException.class, () -> resolve("lab", "Port ssh"));
        assertThrows(BoardException.class, () -> resolve("lab", "Port 70000"));
        assertThrows(BoardException.class, () -> resolve("lab", "HostName -oProxyCommand=x"));
        assertThrows(BoardException.class, () -> resolve("lab", "ProxyJump a b:c:d"));
    }

    @Test
    void anyBytesAreRead() throws Exception {
        Random random = new Random(7);
        String[] words = {"Host", "Match", "Include", "user", "=", "\"", "*", "!", "\\", "\n", "#", "ProxyJump", "%",
                "~", "\0", "x", " ", ",", "é"};
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            for (int index = 0; index < 40; index++) {
                text.append(words[random.nextInt(words.length)]).append(random.nextBoolean() ? " " : "");
            }
            Files.writeString(folder.resolve("config"), text);
            try {
                SshConfig.in(folder).resolve(SshAddress.parse("x"), SshConfig.Overrides.NONE);
            } catch (BoardException explained) {
                assertFalse(explained.getMessage().isEmpty());
            }
        }
    }
}
