// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.boards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.ssh.SshAddress;
import org.rpmsgexplorer.core.ssh.SshConfig;
import org.rpmsgexplorer.core.ssh.SshTarget;

class BoardEntryTest {
    private static final BoardEntry FULL = new BoardEntry("id", "bench", new SshAddress(Optional.of("me"), "2001:db8::1",
            OptionalInt.of(2222)), Optional.of(Path.of("/keys/id")), Optional.of("a@gate,b"), true);
    private static final BoardEntry BARE = new BoardEntry("id", "", new SshAddress(Optional.empty(), "lab", OptionalInt.empty()),
            Optional.empty(), Optional.empty(), false);

    @TempDir
    private Path folder;

    @Test
    void staysWhatItIsWhenItIsKept() {
        for (BoardEntry board : List.of(FULL, BARE)) {
            assertEquals(Optional.of(board), BoardEntry.of("id", board.toMap()));
        }
        assertEquals("me@[2001:db8::1]:2222", FULL.addressText());
        assertEquals("bench", FULL.label());
        assertEquals("lab", BARE.label());
    }

    @Test
    void whatSomebodyHasChangedIsNoBoard() {
        assertEquals(Optional.empty(), BoardEntry.of("id", Map.of()));
        for (String host : List.of("", "-oProxyCommand=x", "a b", "a@b@c")) {
            Map<String, String> map = new HashMap<>(FULL.toMap());
            map.put("host", host);
            assertEquals(Optional.empty(), BoardEntry.of("id", map), host);
        }
        Map<String, String> map = new HashMap<>(FULL.toMap());
        map.put("port", "99999");
        assertEquals(Optional.empty(), BoardEntry.of("id", map));
    }

    @Test
    void theConfigurationCounts() throws Exception {
        Files.writeString(folder.resolve("config"), "Host lab\nHostName 192.0.2.7\nUser me\nIdentityFile ~/other\n");
        SshTarget target = BARE.target(SshConfig.in(folder));
        assertEquals("me@192.0.2.7", target.toString());
        SshTarget full = FULL.target(SshConfig.in(folder));
        assertEquals("me@[2001:db8::1]:2222", full.toString());
        assertEquals(List.of(Path.of("/keys/id")), full.options().identities());
        assertEquals("b", full.options().jump().orElseThrow().host());
        assertTrue(full.options().oldAlgorithms());
    }

    @Test
    void anotherNameLeadsToTheSamePlace() {
        BoardEntry renamed = new BoardEntry("id", "other", FULL.address(), FULL.identity(), FULL.jump(), true);
        assertTrue(FULL.leadsWhere(renamed));
        assertFalse(FULL.leadsWhere(new BoardEntry("id", "bench", FULL.address(), FULL.identity(), Optional.empty(), true)));
    }
}
