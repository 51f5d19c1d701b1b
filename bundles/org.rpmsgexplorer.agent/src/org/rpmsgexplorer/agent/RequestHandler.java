// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Pattern;

import org.rpmsgexplorer.linux.Errno;
import org.rpmsgexplorer.linux.LinuxException;
import org.rpmsgexplorer.linux.rpmsg.EndpointInfo;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Request;
import org.rpmsgexplorer.protocol.Schema;
import org.rpmsgexplorer.protocol.Way;

/** Carries out requests; the thread {@code requests} calls it. */
final class RequestHandler {
    private static final Pattern CONTROL = Pattern.compile("rpmsg_ctrl\\d{1,9}");
    private static final int MAX_LOOPS = 10_000_000;

    private final Path root;
    private final EndpointTable endpoints;
    private final DeviceList devices;
    private boolean greeted;

    RequestHandler(Path root, EndpointTable endpoints) {
        this.root = root;
        this.endpoints = endpoints;
        this.devices = new DeviceList(root);
    }

    /** Carries out a request and returns what to answer; never throws for what the desktop or the kernel did. */
    Reply handle(Request<?> request) throws InterruptedException {
        try {
            return perform(request);
        } catch (LinuxException refused) {
            return new Reply.Failure(Reply.Reason.LINUX, refused.errno(), refused.getMessage(), hint(request, refused));
        } catch (IllegalArgumentException wrong) {
            return new Reply.Failure(Reply.Reason.BAD_REQUEST, 0, wrong.getMessage(), "");
        } catch (IOException | RuntimeException defect) {
            Log.warn("The request " + request + " failed", defect);
            return new Reply.Failure(Reply.Reason.INTERNAL, 0, "The agent failed: " + defect, "");
        }
    }

    private Reply perform(Request<?> request) throws IOException, InterruptedException {
        if (request instanceof Request.Hello hello) {
            return greet(hello);
        }
        if (!greeted) {
            throw new IllegalArgumentException("The connection did not begin with a hello");
        }
        if (request instanceof Request.ListDevices) {
            return devices.read();
        } else if (request instanceof Request.OpenEndpoint open) {
            EndpointInfo info = new EndpointInfo(open.name(), open.source(), open.destination());
            return new Reply.EndpointOpened(
                    endpoints.create(open.endpoint(), requireControl(open.control()), open.way(), info));
        } else if (request instanceof Request.CloseEndpoint close) {
            endpoints.close(close.endpoint());
            return new Reply.Done();
        } else if (request instanceof Request.Send send) {
            return send(send);
        } else if (request instanceof Request.TimeLoops loops) {
            return time(loops);
        }
        throw new IllegalArgumentException("The agent does not know this request");
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

    private Reply send(Request.Send send) throws IOException, InterruptedException {
        Duration deadline = Duration.ofMillis(Math.max(0, send.deadlineMillis()));
        OptionalLong sent = endpoints.send(send.endpoint(), send.payload(), deadline);
        if (sent.isPresent()) {
            return new Reply.Sent(sent.getAsLong());
        }
        return new Reply.Failure(Reply.Reason.TIMED_OUT, Errno.EAGAIN,
                "The remote has taken no message for " + deadline.toMillis() + " ms, so nothing was sent",
                "The remote core is stalled or stopped: look at its state and its log.");
    }

    private Reply time(Request.TimeLoops request) throws IOException, InterruptedException {
        if (request.loops() < 1 || request.loops() > MAX_LOOPS) {
            throw new IllegalArgumentException("1 to " + MAX_LOOPS + " loops are possible, not " + request.loops());
        }
        CoverLetterLoops loops = new CoverLetterLoops(root);
        return loops.time(requireControl(request.control()), request.way(), request.loops());
    }

    private static String requireControl(String name) {
        if (!CONTROL.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + name + "\" is not the name of a control device, such as rpmsg_ctrl0");
        }
        return name;
    }

    private static String hint(Request<?> request, LinuxException refused) {
        return switch (refused.errno()) {
            case Errno.EACCES -> "The user on the board may not use this device: sign in as root, or give its group access"
                    + " by a udev rule.";
            case Errno.EMSGSIZE -> "The transport takes shorter messages only: 496 bytes on virtio.";
            case Errno.EPIPE, Errno.ENETRESET, Errno.ENODEV -> "The endpoint's channel is gone: the remote has withdrawn it, stopped or"
                    + " crashed. Create the endpoint again when it is back.";
            case Errno.EINVAL -> invalidHint(request);
            default -> "";
        };
    }

    private static String invalidHint(Request<?> request) {
        if (request instanceof Request.OpenEndpoint open) {
            return open.way() == Way.FD
                    ? "This kernel does not have the fd uAPI, or the source address is in use. The legacy way works on"
                            + " every kernel."
                    : "The source address is in use. The node named here stays until the remote restarts.";
        } else if (request instanceof Request.TimeLoops loops && loops.way() == Way.FD) {
            return "This kernel does not have the fd uAPI; only the legacy way can be measured.";
        } else if (request instanceof Request.Send) {
            return "The endpoint's destination is Any: give the address of the remote's endpoint when it is created.";
        }
        return "";
    }
}
