// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import java.io.IOException;

import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.boards.Boards;
import org.rpmsgexplorer.ui.traffic.LiveEndpoint;
import org.rpmsgexplorer.virtualboard.BoardFolder;
import org.rpmsgexplorer.virtualboard.BoardState;

/** The virtual board of the IDE, which all tests of a class share, since its start takes some seconds. UI thread only. */
final class SharedBoard {
    private SharedBoard() {
    }

    /** Starts it as a person does. */
    static void start() throws Exception {
        RuntimeFolder.make();
        BoardsPage boards = BoardsPage.openInPerspective();
        boards.awaitEmpty();
        boards.startVirtualBoard();
    }

    /** Opens the view in the perspective "RPMsg"; the board is connected. */
    static BoardsPage open() throws Exception {
        BoardsPage boards = BoardsPage.openInPerspective();
        if (UiActivator.boards().connection(Boards.VIRTUAL).isEmpty()) {
            UiActivator.boards().connect(Boards.VIRTUAL);
        }
        boards.awaitRow("rpmsg-echo", detail -> true);
        boards.awaitRow("virtual", detail -> detail.startsWith("connected ("));
        return boards;
    }

    static BoardState state() throws IOException {
        return BoardFolder.of(BoardFolder.DEFAULT_NAME).running().orElseThrow();
    }

    /** Takes away what a test has made, but leaves the board. */
    static void clean(BoardsPage boards) throws Exception {
        for (LiveEndpoint endpoint : UiActivator.traffic().endpoints()) {
            UiActivator.traffic().close(endpoint);
        }
        Boards all = UiActivator.boards();
        all.snapshots().stream().filter(board -> board.entry().isPresent()).forEach(board -> all.remove(board.id()));
        Widgets.await("the end of all work", () -> !BoardsPage.isBusy(), () -> "jobs");
        boards.close();
    }

    /** Stops it, if a test has not. */
    static void stop() throws Exception {
        BoardsPage boards = BoardsPage.openInPerspective();
        if (BoardFolder.of(BoardFolder.DEFAULT_NAME).running().isPresent()) {
            boards.execute("org.rpmsgexplorer.ui.stopVirtualBoard");
        }
        boards.awaitEmpty();
        boards.close();
        RuntimeFolder.remove();
    }
}
