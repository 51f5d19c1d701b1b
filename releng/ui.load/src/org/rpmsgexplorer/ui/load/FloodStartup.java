// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.eclipse.core.runtime.ILog;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.traffic.LiveEndpoint;

/**
 * Measures, when the IDE has started with {@code -Drpmsg.load=FILE}, for how long the UI thread is blocked while messages come
 * to a Messages view that is in sight and filtered; writes that to the file, lines of a name and a number, and closes the IDE.
 * Before each flood it measures for the same time without messages. Only who measures adds this bundle to an IDE.
 */
public final class FloodStartup implements IStartup {
    private static final String FILE = "rpmsg.load";
    private static final String ROUNDS = "rpmsg.load.rounds";
    private static final int RATE = 20_000;
    private static final Duration TIME = Duration.ofSeconds(8);

    @Override
    public void earlyStartup() {
        String file = System.getProperty(FILE);
        if (file != null) {
            IWorkbench workbench = PlatformUI.getWorkbench();
            workbench.getDisplay().asyncExec(() -> {
                try {
                    Files.write(Path.of(file), measure(workbench, Integer.getInteger(ROUNDS)));
                } catch (Exception failed) {
                    ILog.of(FloodStartup.class).error("The flood could not be measured", failed);
                } finally {
                    workbench.close();
                }
            });
        }
    }

    private static List<String> measure(IWorkbench workbench, int rounds) throws Exception {
        MessagesInSight view = MessagesInSight.open(workbench.getActiveWorkbenchWindow());
        FeedLine line = new FeedLine("flood");
        LiveEndpoint endpoint = UiActivator.traffic().begin(line, "virtual");
        try {
            NatTable table = view.show(endpoint);
            view.filter("text contains \"even\"");
            List<String> lines = new ArrayList<>();
            int expected = 0;
            for (int round = 1; round <= rounds; round++) {
                lines.add(line("idle " + round, FloodRun.run(table, line, 0, TIME).longestBlockMillis()));
                FloodRun flood = FloodRun.run(table, line, RATE, TIME);
                lines.add(line("flood " + round, flood.longestBlockMillis()));
                lines.add(line("frames " + round, flood.framesPerSecond()));
                lines.add(line("rate " + round, flood.messages() / (double) TIME.toSeconds()));
                expected += (flood.messages() + 1) / 2;
                view.awaitRows(expected);
            }
            return lines;
        } finally {
            UiActivator.traffic().close(endpoint);
        }
    }

    private static String line(String name, double value) {
        return String.format(Locale.ROOT, "%s %.3f", name, value);
    }
}
