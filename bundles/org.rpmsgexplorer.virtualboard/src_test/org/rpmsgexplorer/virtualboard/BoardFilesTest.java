// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.virtualboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class BoardFilesTest {
    @Test
    void listsWhatTheFolderHas() throws IOException {
        Path folder = Path.of("board");
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> found = files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString())
                    .sorted().toList();
            assertEquals(BoardFiles.NAMES.stream().sorted().toList(), found);
        }
    }
}
