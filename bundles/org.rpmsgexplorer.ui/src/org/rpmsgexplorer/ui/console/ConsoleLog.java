// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.console;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.IConsole;
import org.eclipse.ui.console.MessageConsole;
import org.eclipse.ui.console.MessageConsoleStream;
import org.eclipse.ui.plugin.AbstractUIPlugin;
import org.osgi.framework.FrameworkUtil;
import org.rpmsgexplorer.ui.boards.BoardLog;
import org.rpmsgexplorer.ui.preferences.RpmsgPreferences;

/** Writes to the Console view, to one console for each board; the view does not come up for it. */
public final class ConsoleLog implements BoardLog {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    /** In characters; what is older goes. */
    private static final int KEPT = 200_000;

    private record Target(MessageConsole console, MessageConsoleStream stream) {
    }

    /** By what boards are called; guarded by this. */
    private final Map<String, Target> targets = new HashMap<>();

    @Override
    public void add(String board, String text) {
        if (RpmsgPreferences.writesToConsole() && PlatformUI.isWorkbenchRunning()) {
            target(board).stream().println(TIME.format(LocalTime.now()) + "  " + text);
        }
    }

    private synchronized Target target(String board) {
        return targets.computeIfAbsent(board, ConsoleLog::begin);
    }

    private static Target begin(String board) {
        ImageDescriptor image = AbstractUIPlugin.imageDescriptorFromPlugin(
                FrameworkUtil.getBundle(ConsoleLog.class).getSymbolicName(), "icons/board.png");
        MessageConsole console = new MessageConsole(NLS.bind(Messages.ConsoleLog_name, board), image);
        console.setWaterMarks(KEPT, KEPT + KEPT / 4);
        MessageConsoleStream stream = console.newMessageStream();
        stream.setActivateOnWrite(false);
        ConsolePlugin.getDefault().getConsoleManager().addConsoles(new IConsole[] {console});
        return new Target(console, stream);
    }

    @Override
    public synchronized void removed(String board) {
        Target target = targets.remove(board);
        if (target != null) {
            ConsolePlugin.getDefault().getConsoleManager().removeConsoles(new IConsole[] {target.console()});
        }
    }
}
