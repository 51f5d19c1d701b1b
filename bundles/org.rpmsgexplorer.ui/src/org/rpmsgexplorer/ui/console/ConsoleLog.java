// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.console;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.IConsole;
import org.eclipse.ui.console.IConsoleConstants;
import org.eclipse.ui.console.IConsoleView;
import org.eclipse.ui.console.MessageConsole;
import org.eclipse.ui.console.MessageConsoleStream;
import org.eclipse.ui.plugin.AbstractUIPlugin;
import org.eclipse.ui.statushandlers.StatusManager;
import org.osgi.framework.FrameworkUtil;
import org.rpmsgexplorer.ui.boards.BoardLog;
import org.rpmsgexplorer.ui.preferences.RpmsgPreferences;

/** Writes to the Console view, to one console for each board; the view does not come up for it. */
public final class ConsoleLog implements BoardLog {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    /** In characters; what is older goes. */
    private static final int KEPT = 200_000;

    private record Target(BoardConsole console, MessageConsoleStream stream) {
    }

    /** The console of one board, which goes on when that is called something else. */
    private static final class BoardConsole extends MessageConsole {
        BoardConsole(String board) {
            super(name(board), AbstractUIPlugin.imageDescriptorFromPlugin(
                    FrameworkUtil.getBundle(ConsoleLog.class).getSymbolicName(), "icons/board.png"));
        }

        void rename(String board) {
            setName(name(board));
        }
    }

    /** By what boards are called; guarded by this. */
    private final Map<String, Target> targets = new HashMap<>();

    private static String name(String board) {
        return NLS.bind(Messages.ConsoleLog_name, board);
    }

    /** Brings up the Console view, with the console of a board if there is one; UI thread only. */
    public static void show(IWorkbenchPage page, String board) {
        try {
            if (page.showView(IConsoleConstants.ID_CONSOLE_VIEW) instanceof IConsoleView view) {
                Stream.of(ConsolePlugin.getDefault().getConsoleManager().getConsoles())
                        .filter(console -> console.getName().equals(name(board))).findFirst().ifPresent(view::display);
            }
        } catch (PartInitException failed) {
            StatusManager.getManager().handle(failed.getStatus(), StatusManager.LOG | StatusManager.SHOW);
        }
    }

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
        BoardConsole console = new BoardConsole(board);
        console.setWaterMarks(KEPT, KEPT + KEPT / 4);
        MessageConsoleStream stream = console.newMessageStream();
        stream.setActivateOnWrite(false);
        ConsolePlugin.getDefault().getConsoleManager().addConsoles(new IConsole[] {console});
        return new Target(console, stream);
    }

    @Override
    public synchronized void renamed(String before, String now) {
        Target target = targets.remove(before);
        if (target != null) {
            target.console().rename(now);
            targets.put(now, target);
        }
    }

    @Override
    public synchronized void removed(String board) {
        Target target = targets.remove(board);
        if (target != null) {
            ConsolePlugin.getDefault().getConsoleManager().removeConsoles(new IConsole[] {target.console()});
        }
    }
}
