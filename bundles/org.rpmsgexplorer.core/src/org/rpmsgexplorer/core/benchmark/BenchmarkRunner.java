// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.benchmark;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.agent.AgentDeployment;
import org.rpmsgexplorer.core.connection.BoardInfo;
import org.rpmsgexplorer.core.connection.BoardSystem;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.Engine;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.core.device.ControlDevice;

/**
 * Runs a plan on a board.
 *
 * <p>The agent times one sample; what comes next is decided here, so that progress, taking turns and the end need nothing on the
 * board. The fd way is measured where the kernel has it. Nothing is left on the board, however the run ends.
 */
public final class BenchmarkRunner {
    private final Connection connection;
    private final BenchmarkPlan plan;
    private final RunProgress progress;
    private final List<String> notes = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();

    private BenchmarkRunner(Connection connection, BenchmarkPlan plan, RunProgress progress) {
        this.connection = connection;
        this.plan = plan;
        this.progress = progress;
    }

    /**
     * Runs a plan to its end. A run that is cancelled, or ends because of a failure, has the samples that were taken before.
     *
     * @param board as its user names it
     * @param label what its user calls the run; empty for none
     * @throws BoardException where nothing could be measured
     */
    public static BenchmarkRun run(Connection connection, String board, String label, BenchmarkPlan plan,
            RunProgress.Listener listener) throws BoardException {
        return new BenchmarkRunner(connection, plan, new RunProgress(listener)).run(board, label);
    }

    private BenchmarkRun run(String board, String label) throws BoardException {
        List<Way> ways = ways();
        BoardSystem system = connection.measurements().system();
        Environment before = environment(board, system);
        Instant started = Instant.now();
        long start = System.nanoTime();
        Outcome outcome;
        try {
            outcome = measure(ways, system);
        } catch (BoardException failed) {
            if (samples.isEmpty()) {
                throw failed;
            }
            outcome = outcome(failed);
        }
        return new BenchmarkRun(BenchmarkRun.newId(started, new SecureRandom()), Optional.of(started),
                Optional.of(Duration.ofNanos(System.nanoTime() - start)), label, plan, before, after(board), outcome, notes, samples);
    }

    private List<Way> ways() throws BoardException {
        ControlDevice device = connection.devices().controls().stream()
                .filter(found -> found.name().equals(plan.control())).findFirst()
                .orElseThrow(() -> new BoardException("There is no control device " + plan.control(),
                        "Look at the board's devices; is the remote core running?", null));
        if (device.hasFdWay()) {
            return List.of(Way.LEGACY, Way.FD);
        }
        notes.add("The fd way is missing: " + device.fdWay().reason() + ".");
        return List.of(Way.LEGACY);
    }

    private Outcome measure(List<Way> ways, BoardSystem system) throws BoardException {
        if (plan instanceof CreationPlan creation) {
            CreationRounds rounds = new CreationRounds(connection.measurements(), creation, ways, engines(creation, system),
                    progress, samples);
            Outcome outcome = rounds.run();
            rounds.note().ifPresent(notes::add);
            return outcome;
        } else if (plan instanceof LatencyPlan latency) {
            EchoRounds.latency(connection.measurements(), latency, ways, progress, samples);
        } else {
            EchoRounds.throughput(connection.measurements(), (ThroughputPlan) plan, ways, progress, samples);
        }
        return Outcome.COMPLETE;
    }

    private List<Engine> engines(CreationPlan creation, BoardSystem system) throws BoardException {
        List<Engine> there = creation.engines().stream().filter(system::has).toList();
        if (there.size() < creation.engines().size()) {
            notes.add("The native engine is missing: " + system.noNativeEngine().orElse("") + ".");
        }
        if (there.isEmpty()) {
            throw new BoardException("The native engine is missing: " + system.noNativeEngine().orElse(""),
                    "The Java engine works everywhere.", null);
        }
        return there;
    }

    private Outcome outcome(BoardException failed) {
        // Where a program is told to end, its connection may have ended first.
        if (failed.kind() == BoardException.Kind.CANCELLED || progress.isCancelled()) {
            return Outcome.CANCELLED;
        } else if (failed.kind() == BoardException.Kind.LOST) {
            return Outcome.LOST;
        }
        notes.add("It ended early: " + failed.getMessage() + ".");
        return Outcome.FAILED;
    }

    private Optional<Environment> after(String board) {
        try {
            return Optional.of(environment(board, connection.measurements().system()));
        } catch (BoardException gone) {
            return Optional.empty();
        }
    }

    private Environment environment(String board, BoardSystem system) throws BoardException {
        BoardInfo info = connection.board();
        Optional<String> pinned = plan instanceof CreationPlan creation && creation.cpu().isPresent()
                ? Optional.of(Integer.toString(creation.cpu().getAsInt())) : system.affinity();
        return new Environment(Optional.of(board), system.machine().or(() -> Optional.of(info.machine())), system.model(),
                Optional.of(info.kernel()), system.kernelVersion(), system.commandLine(), system.processors(), system.policies(), pinned,
                system.load().flatMap(LoadAverage::parse), DeviceManager.of(system.deviceManager()), Optional.of(info.java()),
                Optional.of(AgentDeployment.build()), system.clockSource());
    }
}
