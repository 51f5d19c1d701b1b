// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.core.doctor.Finding;
import org.rpmsgexplorer.ui.boards.BoardEntry;

class BoardDraftTest {
    @TempDir
    private Path folder;

    private static BoardDraft draft(String host, String port, String user) {
        return new BoardDraft(host, port, user, "", "", false, "");
    }

    private static String problem(BoardDraft draft) {
        return draft.problem(Set.of("taken")).orElse("");
    }

    @Test
    void aWholeAddressCanBeWrittenAtOnce() {
        assertEquals("root@192.0.2.1:2222", draft(" root@192.0.2.1:2222 ", "", "").entry("x").addressText());
        assertEquals("me@192.0.2.1:22", draft("root@192.0.2.1:2222", "22", "me").entry("x").addressText(), "fields count for more");
        assertEquals("[2001:db8::1]:2222", draft("2001:db8::1", "2222", "").entry("x").addressText());
        assertEquals("lab", draft("lab", "", "").entry("x").addressText());
    }

    @Test
    void whatIsWrongIsSaid() {
        assertEquals("", problem(draft("lab", "22", "me")));
        assertTrue(problem(draft("two words", "", "")).contains("is not an address"), problem(draft("two words", "", "")));
        assertEquals("\"x\" is not a port: 1 to 65535", problem(draft("lab", "x", "")));
        assertEquals("The port 0 is not within 1 to 65535", problem(draft("lab", "0", "")));
        assertEquals("\"a b\" is not a user", problem(draft("lab", "", "a b")));
        assertEquals("There is a board \"taken\" already; give this one another name", problem(draft("taken", "", "")));
        assertTrue(problem(new BoardDraft("lab", "", "", "", "gate,,x", false, "")).contains("is not an address"));
        assertTrue(draft(" ", "", "").isBlank());
        assertFalse(draft("x", "", "").isBlank());
    }

    @Test
    void aKeyHasToBeThere() throws Exception {
        Path key = Files.createFile(folder.resolve("key"));
        assertEquals(Optional.empty(), withKey(key.toString()).keyProblem());
        assertEquals(Optional.empty(), withKey("").keyProblem());
        for (Path wrong : List.of(folder, folder.resolve("none"))) {
            assertEquals("", problem(withKey(wrong.toString())), "that takes a look at the disk");
            assertTrue(withKey(wrong.toString()).keyProblem().orElseThrow().contains(wrong.toString()));
        }
        for (String wrong : List.of("relative", "\0")) {
            assertFalse(problem(withKey(wrong)).isEmpty(), wrong);
        }
    }

    private static BoardDraft withKey(String file) {
        return new BoardDraft("lab", "", "", file, "", false, "");
    }

    @Test
    void aBoardFillsTheFieldsItCameFrom() throws Exception {
        Path key = Files.createFile(folder.resolve("key"));
        BoardDraft draft = new BoardDraft("2001:db8::1", "2222", "me", key.toString(), "gate", true, "bench");
        BoardEntry entry = draft.entry("x");
        assertEquals(draft, BoardDraft.of(entry));
        assertEquals("bench", entry.label());
        assertEquals(Optional.of("gate"), entry.jump());
    }

    @Test
    void aTestIsSummedUp() {
        Finding ok = Finding.ok("a", "b");
        Finding warning = Finding.warning("a", "b", "c");
        Finding problem = Finding.problem("a", "b", "c");
        assertEquals("All is well.", Summary.of(List.of(ok), false));
        assertTrue(Summary.of(List.of(ok, warning), false).contains("may surprise"));
        assertTrue(Summary.of(List.of(ok, problem, warning, problem), false).startsWith("2 problems"));
        assertTrue(Summary.of(List.of(problem), false).startsWith("One problem"));
        assertEquals("The test was cancelled.", Summary.of(List.of(problem), true));
        assertEquals(Optional.of(problem), Summary.first(List.of(ok, warning, problem)));
        assertEquals(Optional.empty(), Summary.first(List.of(ok)));
    }
}
