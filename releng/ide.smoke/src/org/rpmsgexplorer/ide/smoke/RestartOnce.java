// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ide.smoke;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.ui.IWorkbench;

/** Asks for a restart when the IDE starts for the first time, and says the second time that it has been started again. */
final class RestartOnce implements SmokeStartup.Steps {
    private boolean first;

    @Override
    public List<String> perform(Screen screen) throws IOException {
        Path begun = screen.folder().resolve("BEGUN");
        if (Files.exists(begun)) {
            return List.of("started again");
        }
        Files.createFile(begun);
        first = true;
        return List.of("to be started again");
    }

    @Override
    public void end(IWorkbench workbench) {
        if (first) {
            workbench.restart();
        } else {
            workbench.close();
        }
    }
}
