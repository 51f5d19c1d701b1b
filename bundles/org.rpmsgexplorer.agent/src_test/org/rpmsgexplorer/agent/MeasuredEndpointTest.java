// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.linux.Errno;
import org.rpmsgexplorer.linux.LinuxException;
import org.rpmsgexplorer.linux.rpmsg.EndpointFile;
import org.rpmsgexplorer.linux.rpmsg.RpmsgSysfs;
import org.rpmsgexplorer.protocol.Request;
import org.rpmsgexplorer.protocol.Way;

@Timeout(10)
class MeasuredEndpointTest {
    @TempDir
    private Path root;

    /** Published kernels do not tell an endpoint of the fd way that its remote has gone. */
    @Test
    void aMeasurementEndsWithItsControlDevice() throws Exception {
        Path control = Files.createDirectories(root.resolve("sys/class/rpmsg/rpmsg_ctrl0"));
        RpmsgSysfs sysfs = new RpmsgSysfs(root);
        try (Remote remote = new Remote(); MeasuredEndpoint endpoint = new MeasuredEndpoint(sysfs,
                EndpointFile.open(remote.node()), sysfs.control("rpmsg_ctrl0"), Optional.empty(),
                new Journal(Optional.empty(), root))) {
            endpoint.await(1);
            Files.delete(control);
            remote.send("there is one");
            // As soon as it is there.
            endpoint.await(TimeUnit.SECONDS.toNanos(1));
            endpoint.receive();
            LinuxException gone = assertThrows(LinuxException.class, () -> EchoTimer.time(endpoint,
                    new Request.TimeEchoes("rpmsg_ctrl0", Way.FD, 0, 1, 1, 0, 60_000), done -> { }));
            assertEquals(Errno.EPIPE, gone.errno());
        }
    }
}
