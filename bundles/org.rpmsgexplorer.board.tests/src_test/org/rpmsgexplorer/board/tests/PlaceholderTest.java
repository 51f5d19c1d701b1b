/* SPDX-License-Identifier: EPL-2.0 */
package org.rpmsgexplorer.board.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("gate")
class PlaceholderTest {
    @Test
    void isOnTheClassPath() throws ReflectiveOperationException {
        assertEquals("PlaceholderTest", Class.forName("org.rpmsgexplorer.board.tests.PlaceholderTest").getSimpleName());
    }
}
