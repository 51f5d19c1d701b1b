// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.util.Optional;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.EndpointRequest;
import org.rpmsgexplorer.core.device.Devices;

/**
 * What a benchmark is to measure, as its user asks for it. What is not given is decided by what the board has.
 *
 * @param measure what is measured
 * @param control name of the control device; empty for the only one
 * @param repeats how many rounds; the fewest where creation is measured until it is precise
 * @param creation for {@link Measure#CREATION}
 * @param echo for the others
 */
public record PlanRequest(Measure measure, Optional<String> control, int repeats, CreationRequest creation, EchoRequest echo) {
    /** How many rounds there are where nobody says. */
    public static final int USUAL_REPEATS = 10;
    /** What is measured where nobody says. */
    public static final PlanRequest USUAL = new PlanRequest(Measure.CREATION, Optional.empty(), USUAL_REPEATS,
            CreationRequest.USUAL, EchoRequest.USUAL);

    private static final int MAX_REPEATS = 1_000_000;

    /** Returns the same on a control device, unless one was asked for. */
    public PlanRequest on(String device) {
        return new PlanRequest(measure, control.or(() -> Optional.of(device)), repeats, creation, echo);
    }

    /** Returns why this cannot be measured on any board, with what is possible; nothing where it perhaps can. */
    public Optional<String> problem() {
        return Possible.check("rounds", repeats, 1, MAX_REPEATS).or(creation::problem).or(echo::problem);
    }

    /**
     * Decides the rest.
     *
     * @throws BoardException where the board does not have what is needed
     * @throws IllegalArgumentException where the echo service begins as an address and is none
     */
    public BenchmarkPlan resolve(Connection connection) throws BoardException {
        Devices devices = connection.devices();
        EndpointRequest endpoint = EndpointRequest.on(control);
        return switch (measure) {
            case CREATION -> creation.plan(endpoint.controlName(devices), repeats, connection.measurements().system());
            case LATENCY -> echo.latency(endpoint.resolve(devices, echo.peer()), repeats, connection.measurements());
            case THROUGHPUT -> echo.throughput(endpoint.resolve(devices, echo.peer()), repeats, connection.measurements());
        };
    }
}
