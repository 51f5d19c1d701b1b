// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.board.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.benchmark.BenchmarkRun;
import org.rpmsgexplorer.core.benchmark.CreationFigure;
import org.rpmsgexplorer.core.connection.Endpoint;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Engine;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.core.device.ControlDevice;
import org.rpmsgexplorer.virtualboard.remotecore.RemoteCore;

/** A kernel without the fd uAPI, like every mainline one: all works the legacy way, and the rest says so. */
@Tag("gate")
class StockKernelTest {
    @RegisterExtension
    private static final SharedBoard SHARED = new SharedBoard(false);

    @Test
    void saysThatTheFdWayIsMissing() throws Exception {
        ControlDevice control = SHARED.connection().devices().controls().get(0);
        assertEquals(Optional.of(false), control.fdWay().present());
        assertTrue(control.fdWay().reason().contains("legacy way works"), control.fdWay().reason());
    }

    @Test
    void refusesTheFdWayWithAReason() {
        EndpointSpec spec = new EndpointSpec("rpmsg_ctrl0", Way.FD, RemoteCore.ECHO, EndpointSpec.ANY, 0x400);
        BoardException failed = assertThrows(BoardException.class, () -> SHARED.connection().open(spec, new Received()));
        assertTrue(failed.getMessage().contains("RPMSG_CREATE_EPT_FD_IOCTL")
                && failed.getMessage().contains("EINVAL"), failed.getMessage());
        assertTrue(failed.hint().contains("fd uAPI"), failed.hint());
    }

    @Test
    void echoesTheLegacyWay() throws Exception {
        EndpointSpec spec = new EndpointSpec("rpmsg_ctrl0", Way.LEGACY, RemoteCore.ECHO, EndpointSpec.ANY, 0x400);
        Received received = new Received();
        try (Endpoint endpoint = SHARED.connection().open(spec, received)) {
            endpoint.send(new byte[] {1, 2, 3}, Duration.ofSeconds(5));
            assertArrayEquals(new byte[] {1, 2, 3}, received.next());
        }
        assertEquals(List.of(), SHARED.board().nodes());
    }

    @Test
    void measuresTheLegacyWayAlone() throws Exception {
        BenchmarkRun run = Benchmarks.run(SHARED.connection(), Benchmarks.creation(List.of(Engine.NATIVE), 50, 2));
        CreationFigure figure = CreationFigure.of(run).get(0);
        assertTrue(figure.legacy().orElseThrow().net().median() > 0);
        assertTrue(figure.fd().isEmpty() && figure.ratio().isEmpty(), "there is nothing to compare with");
        assertTrue(run.notes().get(0).contains("fd uAPI"), run.notes().toString());
        assertEquals(List.of(), SHARED.board().nodes());
    }
}
