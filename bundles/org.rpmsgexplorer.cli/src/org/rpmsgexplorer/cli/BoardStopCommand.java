// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.util.concurrent.Callable;

import org.rpmsgexplorer.virtualboard.BoardControl;
import org.rpmsgexplorer.virtualboard.BoardFolder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops a virtual board. */
@Command(name = "stop", mixinStandardHelpOptions = true, description = "Stop a virtual board.")
final class BoardStopCommand implements Callable<Integer> {
    @Mixin
    private BoardOption board;

    @Override
    public Integer call() throws Exception {
        BoardFolder folder = board.virtualFolder();
        if (folder.running().isEmpty()) {
            System.out.println("The virtual board \"" + folder.name() + "\" is not running.");
            return 0;
        }
        BoardControl.stop(folder);
        System.out.println("The virtual board \"" + folder.name() + "\" is stopped.");
        return 0;
    }
}
