// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ide.smoke;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.handlers.IHandlerService;

/** Leaves the IDE with an endpoint open and in the middle of a benchmark; says when it is started again what is still there. */
final class LeaveAndReturn implements SmokeStartup.Steps {
    @Override
    public List<String> perform(Screen screen) throws Exception {
        Path begun = screen.folder().resolve("BEGUN");
        if (Files.exists(begun)) {
            return comeBack(screen);
        }
        Files.createFile(begun);
        FirstEcho.echo(screen);
        screen.window().getService(IHandlerService.class).executeCommand("org.rpmsgexplorer.ui.runBenchmark", null);
        // When the second round has begun, the first one was measured.
        screen.await("a round", () -> screen.find(Link.class).stream()
                .anyMatch(link -> link.getText().matches("(?s).*Round ([2-9]|\\d\\d+) .*")));
        return List.of("left in the middle");
    }

    private static List<String> comeBack(Screen screen) throws Exception {
        List<String> found = new ArrayList<>();
        IWorkbenchPage page = screen.window().getActivePage();
        screen.fill();
        page.showView("org.rpmsgexplorer.ui.messages");
        screen.await("the last session", () -> link(screen, "last session").isPresent());
        screen.picture("returned-light.png");
        Event click = new Event();
        click.text = "last";
        link(screen, "last session").orElseThrow().notifyListeners(SWT.Selection, click);
        screen.await("its editor", () -> page.getActiveEditor() != null);
        page.setPartState(page.getReference(page.getActiveEditor()), IWorkbenchPage.STATE_MAXIMIZED);
        screen.await("its messages", () -> screen.find(NatTable.class).stream().anyMatch(table -> table.getRowCount() >= 4));
        NatTable table = screen.find(NatTable.class).stream().filter(shown -> shown.getRowCount() >= 4).findFirst().orElseThrow();
        for (int row = 2; row < 4; row++) {
            found.add(FirstEcho.cells(table, row));
        }
        screen.picture("last-session-light.png");
        page.setPartState(page.getReference(page.getActiveEditor()), IWorkbenchPage.STATE_RESTORED);
        page.showView("org.rpmsgexplorer.ui.benchmark");
        screen.await("the run", () -> screen.find(Table.class).stream().anyMatch(runs -> runs.getItemCount() == 2));
        Table runs = screen.find(Table.class).stream().filter(shown -> shown.getItemCount() == 2).findFirst().orElseThrow();
        for (int column = 0; column < runs.getColumnCount(); column++) {
            if (runs.getColumn(column).getText().equals("Outcome")) {
                found.add("benchmark " + runs.getItem(0).getText(column));
            }
        }
        screen.picture("kept-run-light.png");
        return found;
    }

    private static Optional<Link> link(Screen screen, String text) {
        return screen.find(Link.class).stream().filter(link -> link.getText().contains(text)).findFirst();
    }
}
