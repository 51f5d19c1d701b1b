// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ide.smoke;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;

/**
 * Does when the IDE has started what {@code -Drpmsg.smoke.steps} names, "views", "echo", "restart" or "return", says into the
 * file RESULT of the folder {@code -Drpmsg.smoke=FOLDER} what it found, puts pictures beside it, and closes the IDE. It knows the
 * plug-in as a person does: by what is on screen. Only tests add this bundle to an IDE.
 */
public final class SmokeStartup implements IStartup {
    /** What a person does, and what is found then. */
    interface Steps {
        List<String> perform(Screen screen) throws Exception;

        /** Ends the IDE afterwards. */
        default void end(IWorkbench workbench) {
            workbench.close();
        }
    }

    @Override
    public void earlyStartup() {
        String folder = System.getProperty("rpmsg.smoke");
        if (folder != null) {
            Steps steps = switch (System.getProperty("rpmsg.smoke.steps")) {
                case "echo" -> new FirstEcho();
                case "restart" -> new RestartOnce();
                case "return" -> new LeaveAndReturn();
                default -> new OpenViews();
            };
            IWorkbench workbench = PlatformUI.getWorkbench();
            workbench.getDisplay().asyncExec(() -> {
                try {
                    perform(steps, new Screen(workbench.getActiveWorkbenchWindow(), Path.of(folder)));
                } finally {
                    steps.end(workbench);
                }
            });
        }
    }

    private static void perform(Steps steps, Screen screen) {
        String result;
        try {
            result = String.join("\n", steps.perform(screen));
        } catch (Exception failed) {
            StringWriter trace = new StringWriter();
            failed.printStackTrace(new PrintWriter(trace));
            result = trace.toString();
        }
        try {
            Files.writeString(screen.folder().resolve("RESULT"), result);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
