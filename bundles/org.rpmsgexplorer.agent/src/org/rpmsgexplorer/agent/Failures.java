// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.rpmsgexplorer.linux.Errno;
import org.rpmsgexplorer.linux.LinuxException;
import org.rpmsgexplorer.linux.rpmsg.RpmsgSysfs;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Request;
import org.rpmsgexplorer.protocol.Way;

/** Says what failed, why, and what to do about it. Any thread may use it. */
final class Failures {
    private static final String GONE = "It is not there, or has just gone with its remote: look at the board's devices.";

    static final Reply.Failure CANCELLED = new Reply.Failure(Reply.Reason.CANCELLED, "", "Cancelled", "");

    /** Older kernels answer EINVAL to a request that they do not know. */
    private static final String CHANNELS_SINCE = "this kernel is too old for it: Linux makes and releases channels on request"
            + " since 5.18.";

    private static final String CHANNEL_NODE = "This node belongs to a channel and goes with it: when the remote"
            + " withdraws the channel, or when the channel is released.";

    private final Path root;
    private final DeviceList devices;
    private final EndpointTable endpoints;

    Failures(Path root, DeviceList devices, EndpointTable endpoints) {
        this.root = root;
        this.devices = devices;
        this.endpoints = endpoints;
    }

    /** Returns what to answer to a request that ended with an exception. */
    Reply.Failure of(Request<?> request, Exception failed) {
        if (failed instanceof LinuxException refused) {
            return new Reply.Failure(Reply.Reason.LINUX, Errno.name(refused.errno()), refused.getMessage(),
                    hint(request, refused));
        } else if (failed instanceof AddressInUseException inUse) {
            return new Reply.Failure(Reply.Reason.ADDRESS_IN_USE, "", inUse.getMessage(),
                    "Choose another address, or none: then the kernel chooses one that is free.");
        } else if (failed instanceof IllegalArgumentException wrong) {
            return new Reply.Failure(Reply.Reason.BAD_REQUEST, "", wrong.getMessage(), "");
        }
        Log.warn("A " + request.getClass().getSimpleName() + " failed", failed);
        return new Reply.Failure(Reply.Reason.INTERNAL, "", "The agent failed: " + failed, "");
    }

    private String hint(Request<?> request, LinuxException refused) {
        return switch (refused.errno()) {
            case Errno.EACCES, Errno.EPERM -> "The user on the board may not use this device: sign in as root, or give"
                    + " its group access by a udev rule.";
            case Errno.EMSGSIZE -> "The transport takes shorter messages only: 496 bytes on virtio.";
            case Errno.EPIPE, Errno.ENETRESET, Errno.ENODEV, Errno.EIO -> "The endpoint's channel is gone: the remote"
                    + " has withdrawn it, stopped or crashed. Create the endpoint again when it is back.";
            case Errno.EBUSY -> busyHint(request);
            case Errno.ENXIO -> request instanceof Request.CreateDevice ? "Most likely a channel with this name and"
                    + " these addresses is there already." : GONE;
            case Errno.ENOENT -> GONE;
            case Errno.EOPNOTSUPP, Errno.ENOTSUPP -> "This transport has no flow control, as virtio.";
            case Errno.EINVAL -> invalidHint(request);
            default -> "";
        };
    }

    private String busyHint(Request<?> request) {
        String node = nodeOf(request);
        if (node.isEmpty()) {
            return request instanceof Request.TimeLoops ? "Measure while no other program creates endpoints." : "";
        }
        return NodeUsers.find(root, node).map(user -> "It is open in " + user).orElse("Another program has it open")
                + ": only one at a time can.";
    }

    private static String nodeOf(Request<?> request) {
        if (request instanceof Request.OpenNode open) {
            return open.node();
        }
        return request instanceof Request.DestroyNode destroy ? destroy.node() : "";
    }

    private String invalidHint(Request<?> request) {
        if (request instanceof Request.OpenEndpoint open) {
            return open.way() == Way.FD ? fdHint(open.control()) : inUseHint();
        } else if (request instanceof Request.CreateNode) {
            return inUseHint();
        } else if (request instanceof Request.TimeLoops loops && loops.way() == Way.FD) {
            return fdHint(loops.control());
        } else if (request instanceof Request.Send || request instanceof Request.Echo) {
            return "The endpoint's destination is Any: give the address of the remote's endpoint when it is created.";
        } else if (request instanceof Request.ReleaseDevice) {
            return "There is no channel with exactly this name and these addresses, or " + CHANNELS_SINCE;
        } else if (request instanceof Request.CreateDevice) {
            return "Most likely " + CHANNELS_SINCE;
        } else if (request instanceof Request.SetFlowControl || request instanceof Request.GetFlowControl) {
            return "Most likely this kernel is too old for it: Linux has flow control since 6.6.";
        } else if (request instanceof Request.OpenNode || request instanceof Request.DestroyNode) {
            return isChannelNode(nodeOf(request)) && request instanceof Request.DestroyNode ? CHANNEL_NODE
                    : "Its source address is in use, so that it cannot be opened; only an open node can be destroyed.";
        }
        return "";
    }

    private String fdHint(String control) {
        return switch (devices.fdWay(control).presence()) {
            case YES -> "The source address is in use, by an endpoint that the kernel does not show.";
            case NO -> "This kernel does not have the fd uAPI. The legacy way works on every kernel.";
            case UNKNOWN -> "This kernel does not have the fd uAPI, or the source address is in use. The legacy way"
                    + " works on every kernel.";
        };
    }

    private String inUseHint() {
        List<String> strays = endpoints.strays();
        return "The source address is in use, by an endpoint that the kernel does not show." + (strays.isEmpty() ? ""
                : " Left behind for now: " + String.join(", ", strays) + ". Only an open node can be destroyed, so"
                        + " this is tried again whenever an endpoint is created or closed, and at the end.");
    }

    private boolean isChannelNode(String name) {
        try {
            Optional<RpmsgSysfs.Node> node = new RpmsgSysfs(root).node(name);
            return node.isPresent() && node.get().control().isEmpty();
        } catch (IOException unreadable) {
            return false;
        }
    }
}
