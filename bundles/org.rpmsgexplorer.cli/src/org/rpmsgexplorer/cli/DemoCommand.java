// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.Progress;
import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.BenchmarkRunner;
import org.rpmsgexplorer.core.benchmark.CreationPlan;
import org.rpmsgexplorer.core.benchmark.RunProgress;
import org.rpmsgexplorer.core.connection.BoardInfo;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.Endpoint;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Engine;
import org.rpmsgexplorer.core.connection.Inbox;
import org.rpmsgexplorer.core.connection.ReceivedMessage;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.core.payload.PayloadText;
import org.rpmsgexplorer.virtualboard.Kernel;
import org.rpmsgexplorer.virtualboard.VirtualBoard;
import org.rpmsgexplorer.virtualboard.remotecore.RemoteCore;

import picocli.CommandLine.Command;

/** Shows the main job on a virtual board of its own, from devices to benchmark, and leaves nothing running. */
@Command(name = "demo", mixinStandardHelpOptions = true,
        description = "Show everything on a virtual board of its own: devices, endpoints, messages, benchmark.",
        footer = {"", "Examples:", "  rpmsg demo"})
final class DemoCommand implements Callable<Integer> {
    private static final String NAME = "demo";
    private static final String TEXT = "Hello, remote core!";
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final CreationPlan BENCHMARK = new CreationPlan("rpmsg_ctrl0", List.of(Engine.NATIVE), false, List.of(0), 1000, 5,
            OptionalDouble.empty(), Optional.empty(), OptionalInt.empty());

    @Override
    public Integer call() throws Exception {
        VirtualBoards.refuseElsewhere();
        heading("A board: a Linux kernel under User-Mode Linux, with a simulated remote core");
        long start = System.nanoTime();
        try (VirtualBoard board = VirtualBoard.start(NAME, true, Kernel.locate())) {
            board.remoteCore().awaitConnected(LIMIT);
            System.out.println("sshd answers after " + (System.nanoTime() - start) / 1_000_000 + " ms.");
            Progress steps = text -> System.out.println(text + " …");
            try (Connection connection = Connection.open(VirtualBoards.target(board.state()), steps)) {
                show(connection);
            }
        }
        System.out.println();
        System.out.println("Done; the board is stopped, nothing is left running. What to do next: rpmsg board start,"
                + " rpmsg devices, rpmsg send rpmsg-echo hello --wait 1, rpmsg --help.");
        return 0;
    }

    private static void show(Connection connection) throws BoardException, InterruptedException {
        BoardInfo board = connection.board();
        System.out.println("The agent runs on Linux " + board.kernel() + " (" + board.machine() + ") with Java " + board.java()
                + ".");
        heading("What rpmsg has there");
        DeviceTables.print(connection.devices());
        heading("Endpoints both ways, to the remote core's echo service");
        for (Way way : new Way[] {Way.FD, Way.LEGACY}) {
            echo(connection, way);
        }
        heading("The cover letter's benchmark");
        BenchmarkRun run = BenchmarkRunner.run(connection, NAME, "", BENCHMARK, RunProgress.UNWATCHED);
        BenchReport.print(run, System.out);
        BenchReport.printPublished(run, System.out);
    }

    private static void echo(Connection connection, Way way) throws BoardException, InterruptedException {
        EndpointSpec spec = new EndpointSpec("rpmsg_ctrl0", way, RemoteCore.ECHO, EndpointSpec.ANY,
                RemoteCore.ECHO_ADDRESS);
        try (Inbox inbox = connection.newInbox(); Endpoint endpoint = connection.open(spec, inbox.listener(0))) {
            System.out.println(way + " way: " + endpoint.node().map(node -> "node /dev/" + node)
                    .orElse("a descriptor of an anonymous inode, no node"));
            byte[] answer = exchange(endpoint, inbox, TEXT.getBytes(StandardCharsets.UTF_8));
            System.out.println("  sent " + PayloadText.show(TEXT.getBytes(StandardCharsets.UTF_8)) + ", back came "
                    + PayloadText.show(answer));
            byte[] binary = new byte[Endpoint.VIRTIO_MOST];
            new Random(1).nextBytes(binary);
            exchange(endpoint, inbox, binary);
            System.out.println("  sent " + Endpoint.VIRTIO_MOST + " random bytes, the same came back");
        }
    }

    private static byte[] exchange(Endpoint endpoint, Inbox inbox, byte[] payload)
            throws BoardException, InterruptedException {
        endpoint.send(payload, LIMIT);
        ReceivedMessage message = inbox.next(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        if (message == null) {
            throw new BoardException("No echo came within " + LIMIT.toSeconds() + " s", "", null);
        } else if (!Arrays.equals(message.payload(), payload)) {
            throw new BoardException("The echo is not what was sent: " + PayloadText.show(message.payload()), "", null);
        }
        return message.payload();
    }

    private static void heading(String text) {
        System.out.println();
        System.out.println("== " + text);
    }
}
