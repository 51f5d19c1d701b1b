// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.PlanRequest;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.benchmark.RunState;
import org.rpmsgexplorer.ui.benchmark.RunTarget;
import org.rpmsgexplorer.ui.benchmark.RunWatcher;
import org.rpmsgexplorer.ui.boards.BoardJob;
import org.rpmsgexplorer.ui.boards.Boards;
import org.rpmsgexplorer.ui.traffic.LiveEndpoint;

/** The view "Messages" beside what happens in other views: the row that is selected, a benchmark. */
class MessagesBesideBoardsTest extends OnSharedBoard {
    private static final RunWatcher NOBODY = new RunWatcher() {
        @Override
        public void goesOn(String text, double share, Optional<Duration> left) {
            // Nobody looks.
        }

        @Override
        public void measured(BenchmarkRun run) {
            // Nobody looks.
        }

        @Override
        public void ended(RunState how) {
            // Nobody looks.
        }
    };

    private MessagesWindow messages;
    private LiveEndpoint one;

    @BeforeEach
    void open() throws Exception {
        one = open("one");
        messages = MessagesWindow.openViewInPlace();
        messages.await("the table", window -> window.table().isVisible());
    }

    private static LiveEndpoint open(String name) throws BoardException {
        return UiActivator.traffic().open(UiActivator.boards().connection(Boards.VIRTUAL).orElseThrow(), "virtual",
                new EndpointSpec("rpmsg_ctrl0", Way.FD, name, EndpointSpec.ANY, 0x400), Progress.NONE);
    }

    @AfterEach
    void close() {
        messages.close();
    }

    private void select(String row) {
        boards.select(boards.awaitRow(row, detail -> true));
    }

    private void awaitTitle(String endpoints) {
        messages.await(endpoints, window -> window.title().equals("Messages \u2013 " + endpoints));
    }

    @Test
    void theEndpointThatIsSelectedInTheBoardsViewIsShown() throws Exception {
        LiveEndpoint two = open("two");
        boards.page().activate(boards.view());
        select(one.label());
        awaitTitle(one.label());
        assertEquals(one.label(), messages.combo(2).getText(), "and sends");
        select(two.label());
        awaitTitle(two.label());
        assertEquals(two.label(), messages.combo(2).getText());

        Menus.choose(Menus.broughtUpBy(() -> messages.pressArrow("Endpoints")), one.label() + " on virtual");
        String both = one.label() + ", " + two.label();
        awaitTitle(both);
        select("rpmsg-echo");
        assertEquals("Messages \u2013 " + both, messages.title(), "that is no endpoint");
        messages.pressTool("Pin");
        select(one.label());
        assertEquals("Messages \u2013 " + both, messages.title(), "it is pinned");
        messages.pressTool("Pin");

        select(two.label());
        awaitTitle(two.label());
        messages.execute("org.rpmsgexplorer.ui.messages.goToMessage");
        select(one.label());
        awaitTitle(one.label());
        assertEquals(two.label(), messages.combo(2).getText(), "not while its user writes");
    }

    @Test
    void nothingIsSentWhileABenchmarkIsMeasuring() throws Exception {
        messages.show(one);
        messages.message().setText("x");
        assertTrue(messages.button("Send").isEnabled());
        CountDownLatch end = new CountDownLatch(1);
        new BoardJob("other work", Boards.VIRTUAL, monitor -> end.await(), problem -> {
        }).schedule();
        Job benchmark = UiActivator.benchmarks().run(new RunTarget.Ready(Boards.VIRTUAL, "virtual", "rpmsg_ctrl0"),
                PlanRequest.USUAL, "", NOBODY).orElseThrow();
        try {
            messages.awaitLabel("A benchmark is measuring on this board. Wait for its end, or cancel it in the Benchmark view."::equals);
            assertFalse(messages.button("Send").isEnabled());
            Screenshot.take(messages.shell(), "messages-benchmark");
        } finally {
            benchmark.cancel();
            end.countDown();
        }
        messages.await("the end of the benchmark", window -> window.button("Send").isEnabled());
        messages.press("Send");
        messages.awaitLabel("1 bytes sent."::equals);
    }
}
