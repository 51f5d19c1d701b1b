// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import picocli.CommandLine;

class BoardOptionTest {
    /** A hint that leaves one away would lead elsewhere, or nowhere. */
    @ParameterizedTest
    @CsvSource({"'',''", "-b virtual,''", "--board virtual:b, ' -b virtual:b'", "-b user@lab:2201, ' -b user@lab:2201'",
            "-J one --board lab, ' -b lab -J one'", "--old-algorithms -b lab, ' -b lab --old-algorithms'",
            "'-b lab --jump me@one,two:22 --old-algorithms', ' -b lab -J me@one,two:22 --old-algorithms'"})
    void anotherCommandLineReachesTheSameBoard(String arguments, String words) {
        BoardOption board = new BoardOption();
        new CommandLine(board).parseArgs(arguments.isEmpty() ? new String[0] : arguments.split(" "));
        assertEquals(words, board.words());
    }
}
