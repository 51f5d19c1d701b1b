// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What tests do to dialogs ends, also where another dialog comes or none. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DialogPageTest {
    private static final String NEVER = "No Such Dialog";

    private static MessageDialog dialog(Shell parent, String title) {
        return new MessageDialog(parent, title, null, "A question?", MessageDialog.QUESTION, 0, IDialogConstants.OK_LABEL);
    }

    @Test
    @Order(1)
    void anotherDialogDoesNotHoldUpTheBuild() throws Exception {
        DialogPage.Expected never = DialogPage.expect(NEVER, Duration.ofMillis(200), page -> {
        });
        dialog(Widgets.page().getWorkbenchWindow().getShell(), "Another Dialog").open();
        AssertionError failure = assertThrows(AssertionError.class, never::await);
        assertTrue(failure.getCause().getMessage().contains("Another Dialog"), failure.getCause().getMessage());
    }

    @Test
    @Order(2)
    void whoeverExpectsADialogDoesSoUntilTheEndOfTheTest() throws Exception {
        Shell window = Widgets.page().getWorkbenchWindow().getShell();
        window.setData(NEVER, new ArrayList<>());
        DialogPage.expect(NEVER, page -> called(window).add(page.shell().getText()));
    }

    @Test
    @Order(3)
    void andNoLonger() throws Exception {
        Shell window = Widgets.page().getWorkbenchWindow().getShell();
        MessageDialog dialog = dialog(window, NEVER);
        dialog.setBlockOnOpen(false);
        dialog.open();
        boolean[] waited = new boolean[1];
        Display.getCurrent().timerExec(300, () -> waited[0] = true);
        Widgets.await("some time", () -> waited[0], () -> "none");
        assertNotNull(dialog.getShell(), "nobody has closed it");
        dialog.close();
        assertEquals(List.of(), called(window));
    }

    @SuppressWarnings("unchecked")
    private static List<String> called(Shell window) {
        return (List<String>) window.getData(NEVER);
    }
}
