// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.eclipse.ui.views.properties.IPropertyDescriptor;
import org.junit.jupiter.api.Test;
import org.rpmsgexplorer.core.connection.BoardInfo;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.core.device.Channel;
import org.rpmsgexplorer.core.device.ControlDevice;
import org.rpmsgexplorer.core.device.WayState;
import org.rpmsgexplorer.core.ssh.SshAddress;
import org.rpmsgexplorer.ui.boards.BoardEntry;
import org.rpmsgexplorer.ui.boards.BoardItem;
import org.rpmsgexplorer.ui.boards.BoardSnapshot;
import org.rpmsgexplorer.ui.boards.EndpointRow;
import org.rpmsgexplorer.ui.boards.Link;
import org.rpmsgexplorer.ui.boards.Subject;
import org.rpmsgexplorer.ui.traffic.EndpointState;

class FactsTest {
    private static Map<String, String> facts(Subject subject) {
        List<Fact> facts = Facts.of(new BoardItem("i", "b", subject, BoardItem.Mark.NONE, "l", "the detail", "the hint", List.of()));
        Map<String, String> map = new HashMap<>();
        facts.forEach(fact -> map.put(fact.category() + '/' + fact.name(), fact.value()));
        assertEquals(facts.size(), map.size(), "each has a name of its own: " + facts);
        assertEquals("the detail", map.get("State/Details"));
        assertEquals("the hint", map.get("State/Hint"));
        return map;
    }

    @Test
    void aBoardSaysHowItIsReachedAndWhatItIs() {
        BoardEntry entry = new BoardEntry("id", "bench", new SshAddress(Optional.of("me"), "lab", OptionalInt.of(2222)),
                Optional.empty(), Optional.of("gate"), true);
        Map<String, String> up = facts(new Subject.OfBoard(new BoardSnapshot("id", "bench", Optional.of(entry), Optional.empty(),
                new Link.Up(new BoardInfo("aarch64", "6.6.1", "21.0.2"), Instant.EPOCH, Optional.empty()))));
        assertEquals("me@lab:2222", up.get("Board/Address"));
        assertEquals("those of the ssh-agent and of ~/.ssh", up.get("Board/Private key"));
        assertEquals("gate", up.get("Board/Jump host"));
        assertEquals("allowed", up.get("Board/Old algorithms"));
        assertEquals("6.6.1", up.get("Connection/Linux"));
        assertEquals("aarch64", up.get("Connection/Machine"));
        Map<String, String> away = facts(new Subject.OfBoard(new BoardSnapshot("id", "bench", Optional.of(entry), Optional.empty(),
                new Link.Away("it does not answer", Instant.EPOCH, 4, true, Optional.empty(), Optional.empty()))));
        assertEquals("it does not answer", away.get("Connection/Why"));
        assertEquals("4", away.get("Connection/Failed attempts to come back"));
        assertFalse(away.containsKey("Connection/Linux"));
    }

    @Test
    void aWaySaysWhyItIsNotPossible() {
        Map<String, String> control = facts(new Subject.OfControl(new ControlDevice("rpmsg_ctrl0", Optional.of("virtio0"),
                Optional.empty(), List.of("virtio0", "x"), WayState.PRESENT, WayState.missing("this kernel does not have it"))));
        assertEquals("/dev/rpmsg_ctrl0", control.get("Control device/Name"));
        assertEquals("possible", control.get("Control device/legacy way"));
        assertEquals("not possible: this kernel does not have it", control.get("Control device/fd way"));
        assertEquals("–", control.get("Control device/Remote processor"));
        assertEquals("virtio0, x", control.get("Control device/Devices above"));
    }

    @Test
    void whatNobodyToldIsADash() {
        Map<String, String> channel = facts(new Subject.OfChannel(new Channel("echo", OptionalLong.empty(), OptionalLong.of(0x400),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()), Optional.empty()));
        assertEquals("–", channel.get("Channel/Source"));
        assertEquals("0x400", channel.get("Channel/Destination"));
        assertEquals("–", channel.get("Channel/Driver"));
        assertEquals("–", channel.get("Channel/Control device"));
    }

    @Test
    void anEndpointHasItsCounters() {
        Map<String, String> endpoint = facts(new Subject.OfEndpoint(new EndpointRow("b", "echo (2)", new EndpointSpec("rpmsg_ctrl0",
                Way.LEGACY, "echo", 0x500, EndpointSpec.ANY), Optional.of("rpmsg3"),
                new EndpointState(EndpointState.Kind.OPEN, ""), 3, 2, 1)));
        assertEquals("legacy", endpoint.get("Endpoint/Way"));
        assertEquals("/dev/rpmsg3", endpoint.get("Endpoint/Node"));
        assertEquals("0x500", endpoint.get("Endpoint/Source"));
        assertEquals("–", endpoint.get("Endpoint/Destination"));
        assertEquals("3", endpoint.get("Endpoint/Received messages"));
        assertEquals("1", endpoint.get("Endpoint/Lost messages"));
    }

    @Test
    void aValueIsALineThatHarmsNobodyAndHasAnEnd() {
        assertEquals("a b \uFFFD[31mc\uFFFD", new Fact("c", "n", "a\nb\t\u001B[31mc\u202E").value());
        String smile = new String(Character.toChars(0x1F600));
        assertEquals(smile.repeat(500), new Fact("c", "n", smile.repeat(500)).value());
        assertEquals(smile.repeat(500) + "\u2026", new Fact("c", "n", smile.repeat(501)).value(), "no character is cut");
    }

    @Test
    void aFactIsTheSameOneWithAnotherValueAndOnlyAlikeWithTheSame() {
        FactSheet three = new FactSheet(List.of(new Fact("c", "n", "3")));
        IPropertyDescriptor line = three.getPropertyDescriptors()[0];
        IPropertyDescriptor four = new FactSheet(List.of(new Fact("c", "n", "4"))).getPropertyDescriptors()[0];
        assertEquals(line.getId(), four.getId(), "so that its heading stays unfolded");
        assertFalse(line.isCompatibleWith(four), "a sheet of both does not have it");
        assertTrue(line.isCompatibleWith(new FactSheet(List.of(new Fact("c", "n", "3"))).getPropertyDescriptors()[0]));
        assertEquals("3", three.getPropertyValue(four.getId()));
        assertFalse(line.getId().equals(new FactSheet(List.of(new Fact("d", "n", "3"))).getPropertyDescriptors()[0].getId()));
    }
}
