// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.rpmsgexplorer.linux.rpmsg.EndpointInfo;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Request;
import org.rpmsgexplorer.protocol.Schema;
import org.rpmsgexplorer.protocol.Way;

/** Carries out requests; the thread {@code requests} calls it. */
final class RequestHandler {
    private static final Pattern CONTROL = Pattern.compile("rpmsg_ctrl\\d{1,9}");
    private static final Pattern NODE = Pattern.compile("rpmsg\\d{1,9}");
    /** The kernel's own: releasing the control device by itself would wait for ever inside the kernel. */
    private static final Set<String> KERNEL_CHANNELS = Set.of("rpmsg_ctrl", "rpmsg_ns");

    private final Path root;
    private final Parts parts;
    private boolean greeted;

    /** What carries the requests out. */
    record Parts(EndpointTable endpoints, DeviceList devices, DeviceWatch watch, SendQueue sends, LoopRunner loops,
            Leftovers leftovers, Failures failures) {
    }

    RequestHandler(Path root, Parts parts) {
        this.root = root;
        this.parts = parts;
    }

    /**
     * Carries out a request; never throws for what the desktop or the kernel did.
     *
     * @return what to answer; empty where another part answers, now or later
     */
    Optional<Reply> handle(int id, Request<?> request) throws InterruptedException {
        try {
            if (request instanceof Request.Hello hello) {
                return Optional.of(greet(hello));
            } else if (!greeted) {
                throw new IllegalArgumentException("The connection did not begin with a hello");
            } else if (request instanceof Request.Send send) {
                parts.sends().send(id, send);
                return Optional.empty();
            } else if (Measurements.isOne(request)) {
                Measurements.requirePossible(request);
                parts.loops().start(id, request);
                return Optional.empty();
            }
            return Optional.of(perform(request));
        } catch (IOException | RuntimeException failed) {
            return Optional.of(parts.failures().of(request, failed));
        }
    }

    private Reply perform(Request<?> request) throws IOException, InterruptedException {
        if (request instanceof Request.ListDevices) {
            return parts.devices().read();
        } else if (request instanceof Request.WatchDevices watch) {
            parts.watch().tell(watch.on());
            return new Reply.Done();
        } else if (request instanceof Request.ListLeftovers) {
            return parts.leftovers().list();
        } else if (request instanceof Request.RemoveLeftovers) {
            return parts.leftovers().remove();
        } else if (request instanceof Request.GetFlowControl flow) {
            return new Reply.FlowControl(parts.endpoints().isOutgoingPaused(flow.endpoint()));
        } else if (request instanceof Request.SetFlowControl flow) {
            parts.endpoints().pauseIncoming(flow.endpoint(), flow.paused());
            return new Reply.Done();
        }
        return performOnEndpoints(request);
    }

    private Reply performOnEndpoints(Request<?> request) throws IOException, InterruptedException {
        EndpointTable endpoints = parts.endpoints();
        if (request instanceof Request.OpenEndpoint open) {
            Optional<String> node = endpoints.create(open.endpoint(), requireControl(open.control()), open.way(),
                    new EndpointInfo(open.name(), open.source(), open.destination()));
            if (open.way() == Way.FD) {
                parts.watch().endpointsChanged();
            }
            return new Reply.EndpointOpened(node);
        } else if (request instanceof Request.OpenNode open) {
            endpoints.openNode(open.endpoint(), requireNode(open.node()));
            return new Reply.EndpointOpened(Optional.of(open.node()));
        } else if (request instanceof Request.CloseEndpoint close) {
            parts.sends().endpointCloses(close.endpoint());
            endpoints.close(close.endpoint());
        } else if (request instanceof Request.CreateNode create) {
            return new Reply.NodeCreated(endpoints.createNode(requireControl(create.control()),
                    new EndpointInfo(create.name(), create.source(), create.destination())));
        } else if (request instanceof Request.DestroyNode destroy) {
            endpoints.destroyNode(requireNode(destroy.node()));
        } else if (request instanceof Request.CreateDevice create) {
            endpoints.createChannel(requireControl(create.control()),
                    channel(create.name(), create.source(), create.destination()));
        } else if (request instanceof Request.ReleaseDevice release) {
            endpoints.releaseChannel(requireControl(release.control()),
                    channel(release.name(), release.source(), release.destination()));
        } else {
            throw new IllegalArgumentException("The agent does not know this request");
        }
        return new Reply.Done();
    }

    private Reply greet(Request.Hello hello) throws IOException {
        String own = Schema.fingerprint();
        if (!hello.fingerprint().equals(own)) {
            throw new IllegalArgumentException("The agent is of another build than the desktop");
        }
        greeted = true;
        String kernel = Files.readString(root.resolve("proc/sys/kernel/osrelease")).strip();
        return new Reply.Welcome(own, System.getProperty("os.arch"), kernel, System.getProperty("java.version"),
                System.nanoTime(), System.currentTimeMillis());
    }

    private static EndpointInfo channel(String name, long source, long destination) {
        if (KERNEL_CHANNELS.contains(name)) {
            throw new IllegalArgumentException("The channel \"" + name + "\" belongs to the kernel");
        }
        return new EndpointInfo(name, source, destination);
    }

    static String requireControl(String name) {
        if (!CONTROL.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is not the name of a control device, such as rpmsg_ctrl0");
        }
        return name;
    }

    private static String requireNode(String name) {
        if (!NODE.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + name + "\" is not the name of a node, such as rpmsg0");
        }
        return name;
    }
}
