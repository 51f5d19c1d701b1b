// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.virtualboard.BoardFolder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what the virtual board's kernel has printed. */
@Command(name = "log", mixinStandardHelpOptions = true,
        description = "Print the console of a virtual board, also of one that has ended by itself.",
        footer = {"", "Examples:", "  rpmsg board log"})
final class BoardLogCommand implements Callable<Integer> {
    @Mixin
    private BoardOption board;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    private record Console(String name, List<String> lines) {
    }

    @Override
    public Integer call() throws Exception {
        BoardFolder folder = board.virtualFolder();
        Path log = folder.consoleLog();
        if (!Files.exists(log)) {
            throw new BoardException("The virtual board \"" + folder.name() + "\" has no log", "It is not running, and was"
                    + " stopped in good order.", null);
        }
        if (json) {
            String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
            Json.print(new Console(folder.name(), text.lines().toList()));
        } else {
            Files.copy(log, System.out);
            System.out.flush();
        }
        return 0;
    }
}
