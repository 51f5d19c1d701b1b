// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.doctor.Finding.Level;
import org.rpmsgexplorer.core.probe.Survey;
import org.rpmsgexplorer.core.probe.Survey.BusDevice;
import org.rpmsgexplorer.core.probe.Survey.ModuleState;
import org.rpmsgexplorer.core.probe.Survey.Node;
import org.rpmsgexplorer.core.probe.Survey.Remote;

class RpmsgFindingsTest {
    private static final String KERNEL = "6.1.55";

    private final Map<String, ModuleState> modules = new TreeMap<>();
    private final Map<String, Optional<String>> virtio = new TreeMap<>();
    private final List<String> config = new ArrayList<>();
    private final List<Remote> remotes = new ArrayList<>();
    private final List<BusDevice> channels = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private String hotplug = "udev";

    RpmsgFindingsTest() {
        List.of("rpmsg_core", "rpmsg_char", "rpmsg_ctrl", "rpmsg_ns", "virtio_rpmsg_bus")
                .forEach(name -> modules.put(name, ModuleState.PRESENT));
    }

    private List<Finding> findings(String kernel) {
        return RpmsgFindings.of(new Survey(OptionalLong.empty(), "engineer", Optional.empty(), Optional.empty(),
                modules, config,
                remotes, virtio, channels, nodes, hotplug, List.of(), List.of()), kernel);
    }

    private Finding find(Level level, String text) {
        List<Finding> findings = findings(KERNEL);
        return findings.stream().filter(finding -> finding.level() == level && finding.text().contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + level + " with \"" + text + "\" in " + findings));
    }

    private void works() {
        remotes.add(remote("running", true, true));
        virtio.put("virtio0", Optional.of("virtio_rpmsg_bus"));
        nodes.add(control("yes"));
        channels.add(new BusDevice("rpmsg_ctrl", Optional.of("rpmsg_ctrl")));
        channels.add(new BusDevice("rpmsg_ns", Optional.of("rpmsg_ns")));
    }

    private static Remote remote(String state, boolean transport, boolean firmware) {
        return new Remote("remoteproc0", Optional.of("imx-rproc"), state, transport, Optional.of("m4.elf"), firmware);
    }

    private static Node control(String access) {
        return new Node("/dev/rpmsg_ctrl0", access, "crw-------", "root", "root");
    }

    @Test
    void aBoardThatWorksHasNoProblem() {
        works();
        channels.add(new BusDevice("rpmsg-echo", Optional.empty()));
        channels.add(new BusDevice("rpmsg-raw", Optional.of("rpmsg_chrdev")));
        List<Finding> findings = findings(KERNEL);
        assertTrue(findings.stream().allMatch(finding -> finding.level() == Level.OK), findings::toString);
        assertTrue(find(Level.OK, "rpmsg-echo, rpmsg-raw").text().contains("sends first"));
    }

    @Test
    void anOfflineRemoteIsToBeStarted() {
        remotes.add(remote("offline", false, true));
        assertTrue(find(Level.PROBLEM, "offline").advice()
                .contains("echo start >/sys/class/remoteproc/remoteproc0/state"));
        find(Level.PROBLEM, "no /dev/rpmsg_ctrl");
    }

    @Test
    void aFirmwareThatIsNotThereIsNamed() {
        remotes.add(remote("offline", false, false));
        assertTrue(find(Level.PROBLEM, "offline").advice().contains("/lib/firmware/m4.elf"));
    }

    @Test
    void aSecondRemoteThatIsOfflineIsNoProblem() {
        works();
        remotes.add(new Remote("remoteproc1", Optional.empty(), "offline", false, Optional.empty(), false));
        find(Level.WARNING, "offline");
    }

    @Test
    void aFirmwareWithoutAVdevIsNamed() {
        remotes.add(remote("running", false, true));
        assertTrue(find(Level.PROBLEM, "no rpmsg device belongs to it").advice().contains("vdev"));
    }

    @Test
    void aCrashedRemoteIsAProblem() {
        remotes.add(remote("crashed", false, true));
        assertTrue(find(Level.PROBLEM, "crashed").advice().contains("echo stop"));
    }

    @Test
    void noRemoteProcessorAtAllIsAProblem() {
        assertTrue(find(Level.PROBLEM, "Linux knows none").advice().contains("CONFIG_REMOTEPROC"));
    }

    @Test
    void modulesThatAreNotLoadedCanBe() {
        remotes.add(remote("running", true, true));
        modules.put("rpmsg_ctrl", ModuleState.AVAILABLE);
        modules.put("rpmsg_char", ModuleState.AVAILABLE);
        assertTrue(find(Level.PROBLEM, "not loaded").advice().contains("modprobe -a rpmsg_char rpmsg_ctrl"));
    }

    @Test
    void modulesThatAreNowhereHaveOptions() {
        modules.put("rpmsg_char", ModuleState.ABSENT);
        modules.put("rpmsg_ns", ModuleState.ABSENT);
        assertTrue(find(Level.PROBLEM, "does not have rpmsg_char, rpmsg_ns").advice()
                .contains("CONFIG_RPMSG_CHAR, CONFIG_RPMSG_NS"));
        config.add("CONFIG_RPMSG_CHAR=m");
        assertTrue(find(Level.PROBLEM, "does not have").advice().contains("not below /lib/modules/" + KERNEL));
    }

    @Test
    void olderKernelsNeedFewerModules() {
        modules.remove("rpmsg_ctrl");
        modules.remove("rpmsg_ns");
        assertEquals(Level.OK, findings("5.10.72").get(0).level());
        assertEquals(Level.UNKNOWN, findings("5.18").get(0).level());
    }

    @Test
    void aDeviceWithoutADriverNeedsOne() {
        virtio.put("virtio0", Optional.empty());
        assertTrue(find(Level.PROBLEM, "virtio0 has no driver").advice().contains("modprobe virtio_rpmsg_bus"));
    }

    @Test
    void aUserWithoutPermissionSeesTheRule() {
        works();
        nodes.set(0, control("no"));
        String udev = find(Level.PROBLEM, "cannot be opened by engineer (crw------- root root)").advice();
        assertTrue(udev.contains("SUBSYSTEM==\"rpmsg\", GROUP=\"rpmsg\", MODE=\"0660\"")
                && udev.contains("usermod -aG rpmsg engineer"),
                udev);
        hotplug = "mdev";
        assertTrue(find(Level.PROBLEM, "cannot be opened").advice().contains("/etc/mdev.conf"));
        hotplug = "none";
        assertTrue(find(Level.PROBLEM, "cannot be opened").advice().contains("chgrp rpmsg"));
        nodes.set(0, new Node("/dev/rpmsg_ctrl0", "no", "crw-rw----", "root", "dialout"));
        assertTrue(find(Level.PROBLEM, "cannot be opened").advice().contains("usermod -aG dialout engineer"));
    }

    @Test
    void aNodeThatDevLacksIsAProblem() {
        works();
        nodes.set(0, control("missing"));
        find(Level.PROBLEM, "is missing");
    }

    @Test
    void aChannelThatADriverHoldsIsNamedWithIt() {
        works();
        channels.add(new BusDevice("rpmsg-tty", Optional.of("rpmsg_tty")));
        assertTrue(find(Level.WARNING, "rpmsg-tty: held by the driver rpmsg_tty").advice()
                .contains("rpmsg_tty/unbind"));
    }

    @Test
    void noChannelIsAWarning() {
        works();
        find(Level.WARNING, "announced none");
    }

    @Test
    void thousandsOfChannelsAreNotAllShown() {
        works();
        for (int index = 0; index < 200; index++) {
            channels.add(new BusDevice("channel" + index, Optional.empty()));
        }
        assertTrue(find(Level.OK, "and 192 more").text().length() < 300);
    }
}
