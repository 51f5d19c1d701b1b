// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.benchmark.RunState;
import org.rpmsgexplorer.ui.boards.Problem;
import org.rpmsgexplorer.ui.traffic.LiveEndpoint;

/** Sends messages, but not while a benchmark is measuring on their board, which they would disturb. Any thread may use it. */
final class Sending {
    /** How long to try while the remote takes none. */
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private Sending() {
    }

    /** Returns why an endpoint may not send now; empty where it may. */
    static Optional<Problem> hindrance(LiveEndpoint endpoint) {
        return hindrance(UiActivator.benchmarks().state(),
                board -> UiActivator.boards().connection(board).map(endpoint::goesOver).orElse(false));
    }

    /**
     * Decides it.
     *
     * @param state how it stands with the benchmark of this IDE
     * @param isOn says whether the endpoint is on a board, by the board's id
     */
    static Optional<Problem> hindrance(RunState state, Predicate<String> isOn) {
        return state instanceof RunState.Going going && isOn.test(going.target().board())
                ? Optional.of(new Problem(Messages.Sending_benchmark, Messages.Sending_benchmarkHint)) : Optional.empty();
    }

    /**
     * Sends one message, and waits until the kernel has taken it.
     *
     * @throws BoardException where it could not be sent, or may not be
     * @throws IOException where it was sent, and could not be recorded
     */
    static void send(LiveEndpoint endpoint, byte[] payload) throws BoardException, IOException {
        Optional<Problem> hindrance = hindrance(endpoint);
        if (hindrance.isPresent()) {
            throw new BoardException(hindrance.get().message(), hindrance.get().hint(), null);
        }
        endpoint.send(payload, DEADLINE);
    }
}
