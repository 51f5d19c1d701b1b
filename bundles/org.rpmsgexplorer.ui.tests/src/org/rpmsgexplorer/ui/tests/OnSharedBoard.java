// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import java.nio.file.Files;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Tests that share one virtual board, which is connected before each of them; no host is known then. */
abstract class OnSharedBoard {
    /** The view in the perspective "RPMsg". */
    protected BoardsPage boards;

    @BeforeAll
    static void startBoard() throws Exception {
        Files.createDirectories(OwnBoard.SSH);
        SharedBoard.start();
    }

    @AfterAll
    static void stopBoard() throws Exception {
        SharedBoard.stop();
    }

    @BeforeEach
    void openBoards() throws Exception {
        Files.deleteIfExists(OwnBoard.KNOWN_HOSTS);
        boards = SharedBoard.open();
    }

    @AfterEach
    void closeBoards() throws Exception {
        SharedBoard.clean(boards);
    }
}
