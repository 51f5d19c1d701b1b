// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.rpmsgexplorer.core.probe.Survey;

/** What rpmsg needs of a board; decides from what was seen, and looks at nothing. */
final class RpmsgFindings {
    /** Devices of the kernel's own on the bus, drivers/rpmsg/rpmsg_internal.h. */
    private static final List<String> KERNEL_DEVICES = List.of("rpmsg_ctrl", "rpmsg_ns");
    /** The driver of channels named rpmsg-raw, which makes the nodes that we open. */
    private static final String NODE_DRIVER = "rpmsg_chrdev";
    private static final int SHOWN = 8;

    private final Survey survey;
    private final boolean hasControl;

    private RpmsgFindings(Survey survey) {
        this.survey = survey;
        this.hasControl = survey.nodes().stream().anyMatch(Survey.Node::isControl);
    }

    /**
     * Judges a survey.
     *
     * @param kernel release of the board's kernel
     */
    static List<Finding> of(Survey survey, String kernel) {
        RpmsgFindings rpmsg = new RpmsgFindings(survey);
        List<Finding> findings = new ArrayList<>();
        findings.add(new KernelFinding(survey, kernel, rpmsg.hasControl).finding());
        findings.addAll(rpmsg.remotes());
        rpmsg.transport().ifPresent(findings::add);
        findings.addAll(rpmsg.controls());
        findings.addAll(rpmsg.channels());
        return findings;
    }

    private List<Finding> remotes() {
        if (!survey.remotes().isEmpty()) {
            return survey.remotes().stream().map(this::remote).toList();
        } else if (hasControl || !survey.virtio().isEmpty()) {
            return List.of(Finding.ok("Remote processors",
                    "none in /sys/class/remoteproc; this board's rpmsg has none behind it"));
        }
        return List.of(Finding.problem("Remote processors", "Linux knows none, and no rpmsg device either",
                "The device tree needs a node for the remote core with status \"okay\", and the kernel its"
                        + " remoteproc driver (CONFIG_REMOTEPROC and that of the chip)."));
    }

    private Finding remote(Survey.Remote remote) {
        String subject = "Remote " + remote.id();
        String text = remote.name().map(name -> name + " is ").orElse("is ") + remote.state()
                + remote.firmware().map(firmware -> ", firmware " + firmware).orElse("");
        String file = "/sys/class/remoteproc/" + remote.id() + "/state";
        return switch (remote.state()) {
            case "running", "attached" -> remote.hasTransport() ? Finding.ok(subject, text)
                    : bad(subject, text + "; but no rpmsg device belongs to it",
                    "Its firmware needs a vdev of id 7 (rpmsg) in"
                            + " its resource table. On the board, dmesg | grep -i remoteproc says what was found.");
            case "offline" -> bad(subject, text, (remote.firmware().isPresent() && !remote.firmwareThere()
                    ? "Put its firmware to /lib/firmware/" + remote.firmware().get() + " first.\n" : "")
                    + "Start it, as root: echo start >" + file);
            case "crashed" -> bad(subject, text,
                    "On the board, dmesg | grep -i remoteproc says why. Start it again, as root:"
                    + " echo stop >" + file + "; echo start >" + file);
            default -> new Finding(Finding.Level.WARNING, subject, text, "");
        };
    }

    private Finding bad(String subject, String text, String advice) {
        return hasControl ? Finding.warning(subject, text, advice) : Finding.problem(subject, text, advice);
    }

    private Optional<Finding> transport() {
        List<String> without = survey.virtio().entrySet().stream().filter(device -> device.getValue().isEmpty())
                .map(Map.Entry::getKey).toList();
        if (without.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(bad("Transport", "the rpmsg device " + String.join(", ", without) + " has no driver",
                "As root: modprobe virtio_rpmsg_bus (CONFIG_RPMSG_VIRTIO). If it is loaded, dmesg | grep -i rpmsg says"
                        + " why it refused."));
    }

    private List<Finding> controls() {
        List<Finding> findings = new ArrayList<>();
        for (Survey.Node node : survey.nodes()) {
            if (node.access().equals("missing")) {
                findings.add(Finding.problem(subject(node), node.path()
                        + " is missing, although the kernel has the device",
                        "Mount devtmpfs on /dev, or let udev or mdev make nodes (mdev -s)."));
            } else if (node.access().equals("no")) {
                findings.add(Permission.finding(survey, node, subject(node)));
            } else if (node.isControl()) {
                findings.add(Finding.ok("Control device", node.path() + " can be opened"));
            }
        }
        if (!hasControl) {
            findings.add(Finding.problem("Control device", "there is no /dev/rpmsg_ctrl*",
                    "It comes when the remote runs and the modules are loaded: see the lines above. On the board,"
                            + " dmesg | grep -i -e rpmsg -e remoteproc says more."));
        }
        return findings.stream().limit(SHOWN).toList();
    }

    private static String subject(Survey.Node node) {
        return node.isControl() ? "Control device" : "Endpoint node";
    }

    private List<Finding> channels() {
        List<Survey.BusDevice> channels = survey.channels().stream()
                .filter(channel -> !KERNEL_DEVICES.contains(channel.name())).toList();
        if (!hasControl) {
            return List.of();
        } else if (channels.isEmpty()) {
            return List.of(Finding.warning("Channels", "the remote has announced none",
                    "An endpoint to an address works all the same. Some remotes announce late; those without the name"
                            + " service (VIRTIO_RPMSG_F_NS) never do."));
        }
        List<Finding> findings = new ArrayList<>();
        List<String> free = names(channels.stream().filter(channel -> channel.driver().isEmpty()
                || channel.driver().get().equals(NODE_DRIVER)));
        if (!free.isEmpty()) {
            findings.add(Finding.ok("Channels", shown(free) + "; Linux, which received the announcements, sends first"
                    + ": most remotes say nothing before"));
        }
        Map<String, List<Survey.BusDevice>> held = channels.stream()
                .filter(channel -> channel.driver().isPresent() && !channel.driver().get().equals(NODE_DRIVER))
                .collect(Collectors.groupingBy(channel -> channel.driver().get(), TreeMap::new, Collectors.toList()));
        held.forEach((driver, taken) -> findings.add(Finding.warning("Channels", shown(names(taken.stream()))
                + ": held by the driver " + driver,
                "Use what that driver offers (a tty, a network device), or take the channel"
                        + " from it, as root: echo its name in /sys/bus/rpmsg/devices >/sys/bus/rpmsg/drivers/" + driver
                        + "/unbind")));
        return findings;
    }

    private static List<String> names(Stream<Survey.BusDevice> channels) {
        return List.copyOf(channels.map(Survey.BusDevice::name).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static String shown(List<String> names) {
        return names.stream().limit(SHOWN).collect(Collectors.joining(", "))
                + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "");
    }
}
