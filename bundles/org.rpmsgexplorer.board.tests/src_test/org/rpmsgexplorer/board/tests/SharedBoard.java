// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.rpmsgexplorer.core.connection.Connection;

/** A board and a connection to it that the tests of a class share. */
final class SharedBoard implements BeforeAllCallback, AfterAllCallback {
    private final boolean fdWay;
    private TestBoard board;
    private Connection connection;

    SharedBoard(boolean fdWay) {
        this.fdWay = fdWay;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        board = TestBoard.start(fdWay);
        connection = board.connect();
    }

    TestBoard board() {
        return board;
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        try (TestBoard ending = board) {
            if (connection != null) {
                connection.close();
            }
        }
    }
}
