// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rpmsgexplorer.linux.Errno;
import org.rpmsgexplorer.linux.LinuxException;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Request;

class FailuresTest {
    @TempDir
    private Path root;
    private Outbox outbox;
    private PollLoop loop;
    private Failures failures;

    @BeforeEach
    void begin() throws IOException {
        GatedStream desktop = new GatedStream();
        desktop.open();
        outbox = new Outbox(desktop);
        loop = new PollLoop(root, outbox);
        failures = new Failures(root, new DeviceList(root),
                new EndpointTable(root, loop, new Journal(Optional.empty(), root)));
    }

    @AfterEach
    void end() {
        loop.close();
        outbox.close();
    }

    private String hint(Request<?> request, int errno) {
        Reply.Failure failure = failures.of(request, new LinuxException("ask", errno));
        assertEquals(Errno.name(errno), failure.errno());
        return failure.hint();
    }

    /** They answer EINVAL to a request that they do not know. */
    @Test
    void requestsThatOldKernelsDoNotKnowAreToldAsSuch() {
        String made = hint(new Request.CreateDevice("rpmsg_ctrl0", "a", 1, 2), Errno.EINVAL);
        String released = hint(new Request.ReleaseDevice("rpmsg_ctrl0", "a", 1, 2), Errno.EINVAL);
        assertTrue(made.startsWith("Most likely this kernel is too old for it") && made.contains("5.18"), made);
        assertTrue(released.startsWith("There is no channel with exactly this name and these addresses, or this kernel is too old")
                && released.contains("5.18"), released);
        for (Request<?> flow : new Request<?>[] {new Request.SetFlowControl(1, true), new Request.GetFlowControl(1)}) {
            assertTrue(hint(flow, Errno.EINVAL).contains("6.6"), flow::toString);
            assertEquals("This transport has no flow control, as virtio.", hint(flow, Errno.ENOTSUPP));
        }
    }
}
