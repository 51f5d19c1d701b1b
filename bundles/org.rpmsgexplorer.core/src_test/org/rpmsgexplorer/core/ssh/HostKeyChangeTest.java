// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostKeyChangeTest {
    private static final byte[] KNOWN = key(1);
    private static final byte[] OTHER = key(2);

    @TempDir
    private Path folder;

    /** Remembers what it is told. */
    private static final class Witness implements SignIn {
        private final List<HostKeyChange> changes = new ArrayList<>();

        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public boolean trust(HostKeyQuestion question) {
            throw new AssertionError("A changed key is never asked about");
        }

        @Override
        public Optional<char[]> password(String who, int attempt) {
            return Optional.empty();
        }

        @Override
        public Optional<char[]> passphrase(String key, int attempt) {
            return Optional.empty();
        }

        @Override
        public Optional<List<char[]>> answers(String who, String text, List<Prompt> prompts) {
            return Optional.empty();
        }

        @Override
        public void changed(HostKeyChange change) {
            changes.add(change);
        }

        @Override
        public String how(Advice what, SshTarget host) {
            return "press " + what;
        }

        @Override
        public void note(String text) {
            // Not looked at.
        }
    }

    private static byte[] key(int last) {
        byte[] type = "ssh-ed25519".getBytes(StandardCharsets.US_ASCII);
        byte[] key = new byte[4 + type.length + 1];
        key[3] = (byte) type.length;
        System.arraycopy(type, 0, key, 4, type.length);
        key[key.length - 1] = (byte) last;
        return key;
    }

    @Test
    void isToldWithBothKeysAndCanBeForgotten() throws Exception {
        Path file = Files.writeString(folder.resolve("known_hosts"), "example ssh-ed25519 "
                + Base64.getEncoder().encodeToString(KNOWN) + "\n");
        SshTarget target = new SshTarget("root", "example", 22, Optional.empty(), Optional.of(file));
        Witness person = new Witness();
        HostKeyCheck check = new HostKeyCheck(target, new RememberedSignIn(new Patience(person)));

        check.check("example", KNOWN);
        assertTrue(check.refusal(null).isEmpty());
        check.check("example", OTHER);
        assertEquals("If the board was installed anew, press FORGET_HOST_KEY. If not, somebody may be in between.",
                check.refusal(null).orElseThrow().hint());

        assertEquals(1, person.changes.size());
        HostKeyChange change = person.changes.get(0);
        assertEquals(HostKeyEntry.fingerprint(KNOWN), change.known().fingerprint());
        assertEquals(HostKeyEntry.fingerprint(OTHER), change.fingerprint());
        assertEquals("ED25519", change.keyType());
        assertTrue(change.canForget());
        assertEquals(1, change.forget().removed().size());
        assertEquals("", Files.readString(file));
    }

    @Test
    void whoeverHasNoWordsOfItsOwnIsToldTheCommand() throws Exception {
        Path file = Files.writeString(folder.resolve("known_hosts"), "example ssh-ed25519 "
                + Base64.getEncoder().encodeToString(KNOWN) + "\n");
        HostKeyCheck check = new HostKeyCheck(new SshTarget("root", "example", 22, Optional.empty(), Optional.of(file)),
                SignIn.NOBODY);
        check.check("example", OTHER);
        String hint = check.refusal(null).orElseThrow().hint();
        assertTrue(hint.contains("rpmsg hosts forget example"), hint);
    }

    @Test
    void aKeyInAnotherFileIsNotOursToForget() throws Exception {
        Path shared = Files.writeString(folder.resolve("shared"), "example ssh-ed25519 "
                + Base64.getEncoder().encodeToString(KNOWN) + "\n");
        SshOptions plain = SshOptions.of(Optional.empty(), Optional.empty());
        SshTarget target = new SshTarget("root", "example", 22, new SshOptions("", folder, List.of(), false, Optional.empty(),
                List.of(folder.resolve("own"), shared), Optional.empty(), false, Optional.empty(), plain.connectSeconds(),
                plain.methods(), plain.algorithms(), false, List.of()));
        Witness person = new Witness();
        HostKeyCheck check = new HostKeyCheck(target, person);
        check.check("example", OTHER);
        check.refusal(null);
        assertFalse(person.changes.get(0).canForget());
    }
}
