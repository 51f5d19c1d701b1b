// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SshTargetTest {
    @ParameterizedTest
    @CsvSource({
            "board, root, board, 22",
            "192.0.2.1, root, 192.0.2.1, 22",
            "debian@board.local:2222, debian, board.local, 2222",
            "me.too+x@my-board_1:65535, me.too+x, my-board_1, 65535",
            "[2001:db8::1], root, 2001:db8::1, 22",
            "a@[fe80::1%eth0]:1, a, fe80::1%eth0, 1"})
    void partsAreFoundAndShownSoThatTheyAreFoundAgain(String text, String user, String host, int port) {
        SshTarget target = SshTarget.parse(text);
        assertEquals(new SshTarget(user, host, port, Optional.empty(), Optional.empty()), target);
        assertEquals(target, SshTarget.parse(target.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "@host", "user@", "host:", "host:ssh", "host:0", "host:65536", "host:123456",
            "2001:db8::1",
            "a b", "a@b@c", "[::1", "host/path", "-oProxyCommand=x", "host;id", "host\n"})
    void anythingElseIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> SshTarget.parse(text));
    }

    @Test
    void theCommandIsOneThatSshTakes() {
        assertEquals("ssh root@192.0.2.1", SshTarget.parse("192.0.2.1").command());
        assertEquals("ssh -p 2222 me@2001:db8::1", SshTarget.parse("me@[2001:db8::1]:2222").command());
    }
}
