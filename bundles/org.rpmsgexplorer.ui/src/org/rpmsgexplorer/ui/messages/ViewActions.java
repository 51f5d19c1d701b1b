// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuListener;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.IActionBars;
import org.rpmsgexplorer.core.capture.CapturedEndpoint;
import org.rpmsgexplorer.core.capture.Row;
import org.rpmsgexplorer.ui.OneAtATime;
import org.rpmsgexplorer.ui.ViewImages;
import org.rpmsgexplorer.ui.traffic.LiveCapture;
import org.rpmsgexplorer.ui.traffic.LiveEndpoint;

/** The buttons and the pull-down menu of the view. */
final class ViewActions {
    private final MessagesView view;
    private final MessagesPage page;
    private final Action scrollLock;
    private final Action pause;
    private final Action clear;
    private final Action pin;
    private final Action another;
    private final Action endpoints;
    private final Action showCleared;

    ViewActions(MessagesView view, MessagesPage page) {
        this.view = view;
        this.page = page;
        endpoints = new Action(Messages.ViewActions_endpoints, IAction.AS_DROP_DOWN_MENU) {
            @Override
            public void runWithEvent(Event event) {
                openEndpoints(event);
            }
        };
        image(endpoints, "endpoints");
        scrollLock = toggle(Messages.ViewActions_scrollLock, "scroll_lock",
                () -> page.feed().setFollows(!this.scrollLock().isChecked()));
        pause = toggle(Messages.ViewActions_pause, "pause", () -> page.feed().setPaused(this.pause().isChecked()));
        clear = push(Messages.ViewActions_clear, "clear", page::clear);
        pin = toggle(Messages.ViewActions_pin, "pin", () -> view.use(view.choice().pin(this.pin().isChecked())));
        showCleared = push(Messages.ViewActions_showCleared, "messages", page.feed()::showCleared);
        another = push(Messages.ViewActions_newView, "new_view", view::openAnother);
        page.whenFollowChanges(this::update);
    }

    private Action scrollLock() {
        return scrollLock;
    }

    private Action pause() {
        return pause;
    }

    private Action pin() {
        return pin;
    }

    private static Action toggle(String text, String image, Runnable run) {
        return action(text, image, IAction.AS_CHECK_BOX, run);
    }

    private static Action push(String text, String image, Runnable run) {
        return action(text, image, IAction.AS_PUSH_BUTTON, run);
    }

    private static Action action(String text, String image, int style, Runnable run) {
        Action action = new Action(text, style) {
            @Override
            public void run() {
                run.run();
            }
        };
        image(action, image);
        return action;
    }

    private static void image(Action action, String name) {
        action.setToolTipText(action.getText());
        action.setImageDescriptor(ViewImages.of(name));
    }

    void fill(IActionBars bars) {
        List.of(endpoints, scrollLock, pause, clear, pin, another).forEach(bars.getToolBarManager()::add);
        IMenuManager menu = bars.getMenuManager();
        menu.add(filled(Messages.ViewActions_endpoints, this::fillEndpoints));
        List.of(scrollLock, pause, clear, showCleared, pin, another).forEach(menu::add);
        menu.add(new Separator());
        menu.add(filled(Messages.ViewActions_time, this::fillTimes));
        menu.add(ColumnsMenu.of(page.table().columns()));
        menu.add(new Separator());
        update();
    }

    private static MenuManager filled(String text, IMenuListener fill) {
        MenuManager menu = new MenuManager(text);
        menu.setRemoveAllWhenShown(true);
        menu.addMenuListener(fill);
        return menu;
    }

    private void fillTimes(IMenuManager menu) {
        for (TimeDisplay display : TimeDisplay.values()) {
            Action action = new Action(label(display), IAction.AS_RADIO_BUTTON) {
                @Override
                public void run() {
                    if (isChecked()) {
                        page.table().useTimes(display);
                    }
                }
            };
            action.setChecked(page.table().times() == display);
            menu.add(action);
        }
    }

    private static String label(TimeDisplay display) {
        return switch (display) {
            case RELATIVE -> Messages.ViewActions_relative;
            case DELTA -> Messages.ViewActions_delta;
            case ABSOLUTE -> Messages.ViewActions_absolute;
        };
    }

    /** Takes the commands that only the view has. */
    void activate(PageCommands commands) {
        commands.handle(PageCommands.PREFIX + "mark", this::mark);
        commands.handle(PageCommands.PREFIX + "note", this::note);
        commands.handle(PageCommands.PREFIX + "clear", page::clear);
        commands.handle(PageCommands.PREFIX + "pause", () -> {
            page.feed().setPaused(!page.feed().isPaused());
            update();
        });
    }

    private void mark() {
        view.live().ifPresent(
                capture -> write(capture, NLS.bind(Messages.ViewActions_markText, Integer.toString(capture.nextMark()))));
    }

    private void note() {
        InputDialog dialog = new InputDialog(view.getSite().getShell(), Messages.ViewActions_noteTitle,
                Messages.ViewActions_noteText, "", text -> text.isBlank() ? "" : null);
        if (dialog.open() == Window.OK) {
            view.live().ifPresent(capture -> write(capture, dialog.getValue().strip()));
        }
    }

    /** In a job: the file may be slow, and whoever writes messages goes first. */
    private void write(LiveCapture capture, String text) {
        Optional<LiveEndpoint> endpoint = view.noted();
        MessageJob job = new MessageJob(Messages.ViewActions_writing, progress -> {
            if (endpoint.isPresent()) {
                endpoint.get().note(text);
            } else {
                capture.note(Row.NO_ENDPOINT, Instant.now(), text);
            }
            return "";
        }, page::tell);
        job.setRule(new OneAtATime(capture));
        job.setSystem(true);
        job.schedule();
    }

    /** Shows what is on and what can be done. */
    void update() {
        scrollLock.setChecked(!page.feed().follows());
        pause.setChecked(page.feed().isPaused());
        pin.setChecked(view.choice().pinned());
        for (Action action : List.of(endpoints, pause, clear, showCleared)) {
            action.setEnabled(page.feed().isOpen());
        }
    }

    private void openEndpoints(Event event) {
        if (!(event.widget instanceof ToolItem button)) {
            return;
        }
        MenuManager menu = new MenuManager();
        fillEndpoints(menu);
        Control bar = button.getParent();
        Menu shown = menu.createContextMenu(bar);
        shown.setLocation(bar.toDisplay(button.getBounds().x, button.getBounds().y + button.getBounds().height));
        shown.addListener(SWT.Hide, hidden -> bar.getDisplay().asyncExec(menu::dispose));
        shown.setVisible(true);
    }

    private void fillEndpoints(IMenuManager menu) {
        menu.add(choice(Messages.ViewActions_allEndpoints, view.choice().numbers().isEmpty(), view.choice().all()));
        menu.add(new Separator());
        List<CapturedEndpoint> all = view.endpoints();
        for (int number = 0; number < all.size(); number++) {
            CapturedEndpoint endpoint = all.get(number);
            menu.add(choice(MenuText.of(EndpointNames.onBoard(endpoint.label(), endpoint.board())),
                    view.choice().numbers().contains(number), view.choice().toggle(number)));
        }
    }

    private Action choice(String text, boolean on, EndpointChoice chosen) {
        Action action = new Action(text, IAction.AS_CHECK_BOX) {
            @Override
            public void run() {
                view.use(chosen);
            }
        };
        action.setChecked(on);
        return action;
    }
}
