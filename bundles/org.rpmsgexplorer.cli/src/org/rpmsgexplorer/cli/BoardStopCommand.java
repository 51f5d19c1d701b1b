// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.concurrent.Callable;

import org.rpmsgexplorer.virtualboard.BoardControl;
import org.rpmsgexplorer.virtualboard.BoardFolder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stops a virtual board. */
@Command(name = "stop", mixinStandardHelpOptions = true, description = "Stop a virtual board.",
        footer = {"", "Examples:", "  rpmsg board stop -b virtual:second"})
final class BoardStopCommand implements Callable<Integer> {
    @Mixin
    private BoardOption board;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    private record Stopped(String name, boolean wasRunning) {
    }

    @Override
    public Integer call() throws Exception {
        BoardFolder folder = board.virtualFolder();
        boolean running = folder.running().isPresent();
        if (running) {
            BoardControl.stop(folder);
        }
        if (json) {
            Json.print(new Stopped(folder.name(), running));
        } else {
            System.out.println("The virtual board \"" + folder.name() + "\" is " + (running ? "stopped." : "not running."));
        }
        return 0;
    }
}
