// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.traffic.LiveEndpoint;

/** Leaves the pictures that README.md has: what a person sees who works with the virtual board. Long, though quick. */
@Tag("long")
class ReadmePicturesTest {
    private static final List<String> SENT = List.of("{\"sensor\": \"outside\", \"celsius\": 21.5, \"n\": 7}", "motor on\\n",
            "{\"sensor\": \"inside\", \"celsius\": 23.25, \"n\": 8}");

    private BoardsPage boards;
    private MessagesWindow messages;
    private BenchmarkWindow benchmark;

    @BeforeEach
    void open() throws Exception {
        RuntimeFolder.make();
        BenchmarkWindow.clear();
        boards = BoardsPage.openInPerspective();
        boards.awaitEmpty();
        boards.startVirtualBoard();
        boards.awaitRow("rpmsg-echo", detail -> true);
        boards.shell().setSize(1270, 940);
    }

    @AfterEach
    void close() throws Exception {
        if (messages != null) {
            messages.close();
        }
        if (benchmark != null) {
            benchmark.close();
        }
        BenchmarkWindow.clear();
        SharedBoard.clean(boards);
        SharedBoard.stop();
    }

    @Test
    void messagesWithTheirBytesAndFields() throws Exception {
        DialogPage.Expected dialog = DialogPage.expect("Create Endpoint", page -> page.press("Create"));
        boards.open(boards.awaitRow("rpmsg-echo", detail -> true));
        dialog.await();
        Widgets.await("the endpoint", () -> !UiActivator.traffic().endpoints().isEmpty(), () -> "none");
        LiveEndpoint endpoint = UiActivator.traffic().endpoints().get(0);
        messages = MessagesWindow.openViewInPlace();
        boards.shell().setSize(1270, 940);
        messages.await("its first row", window -> window.table().isVisible() && window.rows() == 1);
        for (String text : SENT) {
            int before = messages.rows();
            messages.enter(messages.message(), text);
            messages.await("the echo", window -> window.rows() == before + 2 && window.button("Send").isEnabled());
        }
        endpoint.note("the door was opened");
        messages.await("the note", window -> window.rows() == 2 + 2 * SENT.size());
        messages.click(2);
        messages.await("its fields", window -> window.fields().getItemCount() == 3);
        assertEquals("21.5", messages.fields().getItem(1).getText(1));
        Screenshot.take(boards.shell(), "readme-messages");
    }

    @Test
    void aRunOfTheBenchmark() throws Exception {
        benchmark = BenchmarkWindow.openInPlace(boards.page());
        benchmark.execute("org.rpmsgexplorer.ui.runBenchmark");
        benchmark.await("a run that is kept", window -> window.table().getItemCount() == 2
                && window.cells("Outcome").get(0).equals("complete") && window.selected().equals(List.of(0)));
        IWorkbenchPage page = boards.page();
        page.setPartState(page.getReference(benchmark.part()), IWorkbenchPage.STATE_MAXIMIZED);
        benchmark.await("its report", window -> window.text().getText().startsWith("# rpmsg benchmark 20"));
        assertTrue(benchmark.chart().isVisible());
        Screenshot.take(benchmark.shell(), "readme-benchmark");
        page.setPartState(page.getReference(benchmark.part()), IWorkbenchPage.STATE_RESTORED);
    }
}
