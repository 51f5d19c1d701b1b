// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ide.smoke;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.ui.PlatformUI;

/** Asks for a restart when the IDE starts for the first time, and says the second time that it has been started again. */
final class RestartOnce implements SmokeStartup.Steps {
    @Override
    public List<String> perform(Screen screen) throws IOException {
        Path begun = screen.folder().resolve("BEGUN");
        if (Files.exists(begun)) {
            return List.of("started again");
        }
        Files.createFile(begun);
        PlatformUI.getWorkbench().restart();
        return List.of("asked to be started again");
    }
}
