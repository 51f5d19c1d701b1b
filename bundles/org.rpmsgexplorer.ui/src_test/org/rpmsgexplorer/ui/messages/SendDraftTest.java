// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.payload.PayloadException;

class SendDraftTest {
    @TempDir
    private Path folder;

    @Test
    void aTextHasEscapes() throws Exception {
        SendDraft draft = new SendDraft(SendDraft.Kind.TEXT, "a\\n\\x01ü");
        assertArrayEquals(new byte[] {'a', '\n', 1, (byte) 0xC3, (byte) 0xBC}, draft.payload());
        assertEquals(new SendDraft.Check(5, Optional.empty(), Optional.empty()), draft.check());
        assertEquals("5 of 496 bytes", draft.check().size());
    }

    @Test
    void beginsWithWhatWasSentLast() {
        assertEquals(new SendDraft(SendDraft.Kind.TEXT, "hello"), SendDraft.first(History.EMPTY));
        assertEquals(new SendDraft(SendDraft.Kind.TEXT, "b"), SendDraft.first(History.EMPTY.with("a").with("b")));
    }

    @Test
    void whatIsWrittenWronglyIsToldAndNotSent() {
        for (SendDraft draft : new SendDraft[] {new SendDraft(SendDraft.Kind.TEXT, "\\q"), new SendDraft(SendDraft.Kind.HEX, "0x1")}) {
            assertTrue(draft.check().problem().isPresent(), draft.text());
            assertEquals("", draft.check().size());
            assertThrows(PayloadException.class, draft::payload);
        }
    }

    @Test
    void whatVirtioDoesNotTakeIsAWarning() {
        assertEquals(Optional.empty(), new SendDraft(SendDraft.Kind.HEX, "00".repeat(496)).check().warning());
        SendDraft.Check check = new SendDraft(SendDraft.Kind.HEX, "00".repeat(497)).check();
        assertEquals(Optional.of("On virtio a message has up to 496 bytes."), check.warning());
        assertEquals(Optional.empty(), check.problem(), "other transports take more");
        assertTrue(new SendDraft(SendDraft.Kind.HEX, "00".repeat(65_537)).check().problem().isPresent());
    }

    @Test
    void aFileIsSentAsItIs() throws Exception {
        Path file = folder.resolve("message");
        Files.write(file, new byte[] {1, 2, 3});
        SendDraft draft = new SendDraft(SendDraft.Kind.FILE, file.toString());
        assertEquals(3, draft.check().length());
        assertArrayEquals(new byte[] {1, 2, 3}, draft.payload());
        Files.write(file, new byte[65_537]);
        assertTrue(draft.check().problem().isPresent());
        assertThrows(IOException.class, draft::payload, "it has grown since it was looked at");
        SendDraft none = new SendDraft(SendDraft.Kind.FILE, folder.toString());
        assertTrue(none.check().problem().orElseThrow().startsWith("There is no file "), "a folder is no message");
        assertThrows(IOException.class, none::payload);
    }

    @Test
    void aRepeatedMessageIsDueAtEqualTimes() {
        RepeatedMessage messages = new RepeatedMessage(new byte[] {7}, 2, Duration.ofMillis(5));
        messages.rewind();
        assertTrue(messages.next());
        assertEquals(0, messages.time());
        assertTrue(messages.next());
        assertEquals(5_000_000, messages.time());
        assertTrue(!messages.next());
    }
}
