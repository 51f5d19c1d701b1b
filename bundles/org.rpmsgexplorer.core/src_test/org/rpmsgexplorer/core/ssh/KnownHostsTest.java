// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.BoardException;

class KnownHostsTest {
    private static final byte[] KEY = "one key".getBytes(StandardCharsets.US_ASCII);
    private static final String TEXT = Base64.getEncoder().encodeToString(KEY);

    @TempDir
    private Path folder;

    private KnownHosts hosts(String... lines) throws Exception {
        Files.write(folder.resolve("known_hosts"), List.of(lines));
        return new KnownHosts(List.of(folder.resolve("known_hosts"), folder.resolve("more")), false);
    }

    @Test
    void aHashedNameIsFound() throws Exception {
        KnownHosts hosts = hosts("garbage", "|1|damaged ssh-rsa AAAA", "|1|" + "x|y" + " ssh-rsa " + TEXT,
                HostKeyEntry.hashed(new byte[20], "example") + " ssh-ed25519 " + TEXT);
        assertInstanceOf(KnownHosts.Verdict.Known.class, hosts.check("example", KEY));
        assertInstanceOf(KnownHosts.Verdict.Unknown.class, hosts.check("other", KEY));
        assertInstanceOf(KnownHosts.Verdict.Changed.class, hosts.check("example", new byte[] {1}));
    }

    /** Behind one host's forwarded ports there are boards with keys of their own: the host's own key is none of theirs. */
    @Test
    void aKeyWithoutThePortCountsOnlyWhereNoneIsFiledWithIt() throws Exception {
        String gateway = Base64.getEncoder().encodeToString(new byte[] {1});
        KnownHosts hosts = hosts("lab ssh-ed25519 " + gateway, "[lab]:2201 ssh-ed25519 " + TEXT,
                "@cert-authority [lab]:2203 ssh-ed25519 " + TEXT);
        assertInstanceOf(KnownHosts.Verdict.Known.class, hosts.check("[lab]:2201", KEY));
        KnownHosts.Verdict.Changed changed = assertInstanceOf(KnownHosts.Verdict.Changed.class,
                hosts.check("[lab]:2201", new byte[] {1}));
        assertEquals(List.of(2), changed.known().stream().map(HostKeyEntry::line).toList());
        assertInstanceOf(KnownHosts.Verdict.Known.class, hosts.check("[lab]:2202", new byte[] {1}));
        assertInstanceOf(KnownHosts.Verdict.Known.class, hosts.check("[lab]:2203", new byte[] {1}),
                "an authority is no key of the host");
        assertInstanceOf(KnownHosts.Verdict.Unknown.class, hosts.check("[lab]:2202", KEY));
    }

    @Test
    void aRevokedKeyIsSoAtEachPort() throws Exception {
        KnownHosts hosts = hosts("@revoked lab ssh-ed25519 " + TEXT, "[lab]:2201 ssh-ed25519 " + TEXT);
        assertInstanceOf(KnownHosts.Verdict.Revoked.class, hosts.check("[lab]:2201", KEY));
    }

    @Test
    void aKeyIsAppendedAlsoWhereTheLastLineHasNoEnd() throws Exception {
        KnownHosts hosts = hosts();
        Files.writeString(folder.resolve("known_hosts"), "a ssh-ed25519 " + TEXT);
        hosts.add("b", "ssh-ed25519", KEY);
        assertEquals(List.of("a ssh-ed25519 " + TEXT, "b ssh-ed25519 " + TEXT),
                Files.readAllLines(folder.resolve("known_hosts")));
    }

    @Test
    void aFolderIsMadeForTheFirstKey() throws Exception {
        Path file = folder.resolve("new/.ssh/known_hosts");
        new KnownHosts(List.of(file), true).add("b", "ssh-ed25519", KEY);
        assertTrue(Files.readString(file).startsWith("|1|"));
    }

    @Test
    void forgettingKeepsBytesThatAreNoText() throws Exception {
        byte[] comment = {'#', (byte) 0xE9, '\n'};
        Files.write(folder.resolve("known_hosts"), comment);
        KnownHosts hosts = new KnownHosts(List.of(folder.resolve("known_hosts")), false);
        hosts.add("b", "ssh-ed25519", KEY);
        KnownHosts.Forgotten forgotten = hosts.forget(new SshTarget("root", "B", 22, Optional.empty(),
                Optional.empty()));
        assertEquals(1, forgotten.removed().size());
        assertEquals(2, forgotten.removed().get(0).line());
        assertEquals(3, Files.size(folder.resolve("known_hosts")));
    }

    @Test
    void patternsStayAndAreNamed() throws Exception {
        KnownHosts hosts = hosts("* ssh-ed25519 " + TEXT);
        KnownHosts.Forgotten forgotten = hosts.forget(SshTarget.parse("board"));
        assertEquals(0, forgotten.removed().size());
        assertEquals(1, forgotten.kept().size());
        assertEquals(Optional.empty(), forgotten.backup());
    }

    @Test
    void aFileThatCannotBeReadIsAnError() {
        KnownHosts hosts = new KnownHosts(List.of(folder), false);
        BoardException failed = assertThrows(BoardException.class, () -> hosts.check("a", KEY));
        assertTrue(failed.getMessage().contains(folder.toString()), failed.getMessage());
    }

    @Test
    void kindsOfKeysHaveTheirUsualNames() {
        assertEquals(List.of("ED25519", "RSA", "ECDSA", "DSA", "ED25519"), List.of(HostKeyEntry.typeName("ssh-ed25519"),
                HostKeyEntry.typeName("ssh-rsa"), HostKeyEntry.typeName("ecdsa-sha2-nistp256"),
                        HostKeyEntry.typeName("ssh-dss"),
                HostKeyEntry.typeName("sk-ssh-ed25519@openssh.com")));
    }
}
