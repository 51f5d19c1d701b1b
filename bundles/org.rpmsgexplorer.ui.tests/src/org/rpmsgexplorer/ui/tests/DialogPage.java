// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;

/** A dialog as a person sees and uses it. UI thread only. */
final class DialogPage {
    private static final int LOOK_MILLIS = 50;
    /** Longer than a test waits, so that a test that can say itself what is missing does. */
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String PENDING = DialogPage.class.getName();

    private final Shell shell;

    private DialogPage(Shell shell) {
        this.shell = shell;
    }

    /** What a test waits for: that a dialog has come and the person has done with it. */
    static final class Expected {
        private final String title;
        private final Consumer<DialogPage> person;
        private final long end;
        private Throwable failure;
        private boolean done;

        private Expected(String title, Duration limit, Consumer<DialogPage> person) {
            this.title = title;
            this.person = person;
            end = System.nanoTime() + limit.toNanos();
        }

        private void look() {
            Optional<Shell> found = done ? Optional.empty() : shell(title);
            if (found.isPresent()) {
                use(found.get());
            } else if (!done && System.nanoTime() < end) {
                Display.getCurrent().timerExec(LOOK_MILLIS, this::look);
            } else if (!done) {
                giveUp();
            }
        }

        /** Whoever opened another dialog in its place waits for its end, and would do so for ever. */
        private void giveUp() {
            failure = new AssertionError("It has not come; there is: " + titles());
            done = true;
            dialogs().forEach(Shell::close);
        }

        private void use(Shell found) {
            pending().remove(this);
            try {
                Widgets.drainEvents();
                person.accept(new DialogPage(found));
            } catch (RuntimeException | Error failed) {
                failure = failed;
            } finally {
                if (!found.isDisposed()) {
                    found.close();
                }
                done = true;
            }
        }

        /** Waits until it has come and gone. */
        void await() {
            Widgets.await("the dialog " + title, () -> done, DialogPage::titles);
            if (failure != null) {
                throw new AssertionError("in the dialog " + title, failure);
            }
        }
    }

    /**
     * Waits in the background for a dialog, since whoever opens one waits for its end. After some time, and with the end of the
     * test, it waits no longer.
     *
     * @param person uses it; it is closed afterwards if it is still there
     */
    static Expected expect(String title, Consumer<DialogPage> person) {
        return expect(title, LIMIT, person);
    }

    /** Waits no longer than some time. */
    static Expected expect(String title, Duration limit, Consumer<DialogPage> person) {
        Expected expected = new Expected(title, limit, person);
        pending().add(expected);
        Display.getCurrent().timerExec(LOOK_MILLIS, expected::look);
        return expected;
    }

    /** Lets nobody wait any more, since the dialogs of another test are none of a test's business. */
    static void expectNone() {
        pending().forEach(expected -> expected.done = true);
        pending().clear();
    }

    /** Returns those that wait; they are the display's. */
    @SuppressWarnings("unchecked")
    private static Set<Expected> pending() {
        Display display = Display.getCurrent();
        if (display.getData(PENDING) == null) {
            display.setData(PENDING, new HashSet<Expected>());
        }
        return (Set<Expected>) display.getData(PENDING);
    }

    private static Optional<Shell> shell(String title) {
        return Stream.of(Display.getCurrent().getShells()).filter(found -> found.isVisible() && found.getText().equals(title))
                .findFirst();
    }

    private static List<Shell> dialogs() {
        return Stream.of(Display.getCurrent().getShells()).filter(shell -> shell.isVisible() && shell.getParent() != null)
                .toList();
    }

    private static String titles() {
        return Stream.of(Display.getCurrent().getShells()).map(Shell::getText).collect(Collectors.joining(", "));
    }

    Shell shell() {
        return shell;
    }

    /** Leaves a picture of it. */
    void screenshot(String name) {
        Screenshot.take(shell, name);
    }

    /** Presses a button. */
    void press(String button) {
        Button found = button(button);
        assertTrue(found.isEnabled(), button + " is enabled; there is: " + text());
        if ((found.getStyle() & SWT.RADIO) != 0) {
            Widgets.all(Button.class, found.getParent()).stream().filter(other -> (other.getStyle() & SWT.RADIO) != 0)
                    .forEach(other -> other.setSelection(other == found));
        } else if ((found.getStyle() & SWT.CHECK) != 0) {
            found.setSelection(true);
        }
        found.notifyListeners(SWT.Selection, new Event());
    }

    Button button(String text) {
        return Widgets.all(Button.class, shell).stream().filter(found -> plain(found.getText()).equals(text)).findFirst()
                .orElseThrow(() -> new AssertionError("no button " + text + "; there is: " + text()));
    }

    /** Brings up a tab. */
    void showTab(String title) {
        for (CTabFolder tabs : Widgets.all(CTabFolder.class, shell)) {
            for (CTabItem tab : tabs.getItems()) {
                if (plain(tab.getText()).equals(title)) {
                    tabs.setSelection(tab);
                    Event event = new Event();
                    event.item = tab;
                    tabs.notifyListeners(SWT.Selection, event);
                    Widgets.drainEvents();
                    return;
                }
            }
        }
        throw new AssertionError("no tab " + title + "; there is: " + text());
    }

    /** Puts a text into the field behind a label. */
    void type(String label, String text) {
        Control field = field(label);
        if (field instanceof Combo combo) {
            combo.setText(text);
        } else {
            ((Text) field).setText(text);
        }
    }

    /** Returns what stands in the field behind a label. */
    String value(String label) {
        Control field = field(label);
        return field instanceof Combo combo ? combo.getText() : ((Text) field).getText();
    }

    /** Returns what can be chosen in the field behind a label. */
    List<String> choices(String label) {
        return List.of(((Combo) field(label)).getItems());
    }

    private Control field(String label) {
        for (Label found : Widgets.all(Label.class, shell)) {
            if (plain(found.getText()).equals(label)) {
                List<Control> siblings = List.of(found.getParent().getChildren());
                return siblings.get(siblings.indexOf(found) + 1);
            }
        }
        throw new AssertionError("no field " + label + "; there is: " + text());
    }

    private static String plain(String text) {
        return text.replace("&", "");
    }

    /** Returns all that can be read in it. */
    String text() {
        return text(shell).collect(Collectors.joining("\n"));
    }

    private static Stream<String> text(Composite parent) {
        return Stream.of(parent.getChildren()).filter(Control::isVisible).flatMap(child -> child instanceof Combo combo
                ? Stream.of(combo.getText()) : child instanceof Table table
                ? Stream.of(table.getItems()).map(item -> item.getText(0) + ": " + item.getText(1)) : child instanceof Composite composite ? text(composite)
                : child instanceof Label label ? Stream.of(label.getText())
                : child instanceof Text text ? Stream.of(text.getText())
                : child instanceof Button button ? Stream.of(plain(button.getText())) : Stream.of());
    }
}
